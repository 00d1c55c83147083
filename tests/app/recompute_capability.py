#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unitrail authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes `unitrail capability` from `unitrail events` (stdin), with nothing of the program's own.

usage: recompute_capability.py CHARACTERISTIC [STATION]
"""
import base64
import json
import math
import sys

JUDGED = ("Pass", "Marginal", "Fail", "PassOnConcession")


def main():
    wanted = sys.argv[1]
    station = sys.argv[2] if len(sys.argv) > 2 else None
    entries = [json.loads(line)["entry"] for line in sys.stdin]
    taken_back = {e["fix"] for e in entries if e["t"] == "EventVoided"}
    found = []
    for entry in entries:
        if entry["t"] != "TestRecorded" or entry["id"] in taken_back:
            continue
        if station and entry["at"] != station:
            continue
        identity = base64.urlsafe_b64decode(entry["id"] + "==")
        for measured in entry["m"]:
            if measured["c"] == wanted and measured.get("res", "Pass") in JUDGED:
                found.append((entry["w"], identity, measured["n"], measured))
    found.sort(key=lambda one: one[:3])
    values = [float(one[3]["x"]) for one in found]
    newest = found[-1][3]
    n = len(values)
    mean = math.fsum(values) / n
    overall = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / (n - 1))
    ranges = [abs(b - a) for a, b in zip(values, values[1:])]
    moving = math.fsum(ranges) / len(ranges)
    within = moving / 1.128
    lower = float(newest["lo"]) if newest.get("lo") is not None else None
    upper = float(newest["hi"]) if newest.get("hi") is not None else None
    near = min([x for x in (upper - mean if upper is not None else None,
                            mean - lower if lower is not None else None) if x is not None])
    both = lower is not None and upper is not None
    print(json.dumps({
        "n": n, "mean": mean, "sigma_overall": overall, "sigma_within": within,
        "cp": (upper - lower) / (6 * within) if both else None, "cpk": near / (3 * within),
        "pp": (upper - lower) / (6 * overall) if both else None, "ppk": near / (3 * overall),
        "below": sum(1 for v in values if lower is not None and v < lower),
        "above": sum(1 for v in values if upper is not None and v > upper),
        "control_upper": mean + 2.66 * moving, "control_lower": mean - 2.66 * moving,
        "control_range": 3.267 * moving}))


main()
