#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unitrail authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes quality figures from `unitrail events` alone, and compares them with what the program says.

usage: recompute_quality.py PROGRAM DATA PLANT-DIRECTORY
Cp, Cpk, Pp, Ppk and their intervals, I-MR and X-bar/R limits and signals of every measured number, the fallout of every gauge, and what every plan
revision would judge otherwise. Knows nothing of the program but the format of an entry
(core/domain/entry-format.md), the plant definition and the standards; decimals stay exact.
"""
import base64
import collections
import glob
import json
import math
import subprocess
import sys
import tomllib
from datetime import datetime, timedelta, timezone
from decimal import Decimal

program, data, plant = sys.argv[1:4]
JUDGED = ('Pass', 'Marginal', 'Fail', 'PassOnConcession')
A2 = {2: 1.880, 3: 1.023, 4: 0.729, 5: 0.577}  # NIST/SEMATECH e-Handbook 6.3.2
D4 = {2: 3.267, 3: 2.574, 4: 2.282, 5: 2.114}
problems, compared = [], 0


def ask(*words):
    ran = subprocess.run([program, *words, '--data', data], capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        problems.append(f'{" ".join(words)} left with {ran.returncode}: {ran.stderr.strip()}')
        return None
    return ran.stdout


def compare(what, mine, theirs):
    global compared
    compared += 1
    if isinstance(mine, float) and isinstance(theirs, (int, float)):
        same = math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-9)
    else:
        same = mine == theirs
    if not same:
        problems.append(f'{what}: by the events {mine!r}, by the program {theirs!r}')


# ---- what was measured, and counts

lines = [json.loads(line) for line in ask('events').splitlines()]
voided = set()
for line in sorted(lines, key=lambda l: (l['hlc'], l['seq']), reverse=True):
    entry = line['entry']
    if entry['id'] in voided:
        continue
    if entry['t'] == 'EventVoided':
        voided.add(entry['fix'])
    elif entry['t'] == 'ConflictResolved':
        voided |= set(entry.get('aside', []))
entries = [line['entry'] for line in lines if line['entry']['id'] not in voided]


def number(text):
    try:
        value = Decimal(text)
    except ArithmeticError:
        return None
    return value if value.is_finite() else None


Value = collections.namedtuple('Value', 'at identity index unit op run attempt station entry m')
values = []
for entry in entries:
    if entry['t'] != 'TestRecorded' or entry['u'].startswith('@'):
        continue
    for m in entry['m']:
        values.append(Value(entry['w'], base64.urlsafe_b64decode(entry['id'] + '=='), m['n'], entry['u'], entry['op'],
                            entry.get('pass', 1), m.get('att', 1), entry['at'], entry['id'], m))
values.sort(key=lambda v: v[:3])
by_name = collections.defaultdict(list)
for v in values:
    by_name[v.m['c']].append(v)


# ---- capability and control limits

def spread(numbers, low, high):
    n = len(numbers)
    mean = math.fsum(numbers) / n
    return n, mean, math.sqrt(math.fsum((x - mean) ** 2 for x in numbers) / (n - 1))


def chi_square_below(x, freedom):
    """The regularized lower incomplete gamma function P(f/2, x/2): a series, or a continued fraction."""
    a, x = freedom / 2, x / 2
    if x <= 0:
        return 0.0
    scale = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        k = a
        while term > total * 1e-17:
            k += 1
            term *= x / k
            total += term
        return total * scale
    b, c, d = x + 1 - a, 1e300, 1 / (x + 1 - a)  # Lentz
    h = d
    for i in range(1, 100000):
        an = -i * (i - a)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        h *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return 1 - scale * h


def chi_square_quantile(p, freedom):
    low, high = 0.0, freedom + 20 * math.sqrt(2 * freedom) + 40
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if chi_square_below(middle, freedom) < p else (low, middle)
    return (low + high) / 2


def intervals(what, told, n, freedom_within):
    """Cp, Pp by chi-square (Montgomery 8.3.4); Cpk, Ppk by Bissell (1990)."""
    for names, freedom in ((('cp', 'cpk'), freedom_within), (('pp', 'ppk'), n - 1)):
        for name in names:
            value, interval = told[name], told[name + '_interval']
            if value is None or interval is None:
                compare(f'{what} {name} has an interval', value is None, interval is None)
                continue
            if name in ('cp', 'pp'):
                mine = [value * math.sqrt(chi_square_quantile(p, freedom) / freedom) for p in (0.025, 0.975)]
            else:
                half = 1.959963984540054 * math.sqrt(1 / (9 * n) + value * value / (2 * freedom))
                mine = [value - half, value + half]
            for side, bound in zip(('low95', 'high95'), mine):
                compare(f'{what} {name} {side}', bound, interval[side])


def signals(points, ranges, centre, lower, upper, range_upper):
    """Beyond the limits; nine on one side of the centre; six rising or falling. Each as (rule, point, upwards, of range)."""
    found = []
    for i, x in enumerate(points):
        if not lower <= x <= upper:
            found.append(('beyond-limits', i + 1, x > upper, False))
        if ranges[i] is not None and ranges[i] > range_upper:
            found.append(('beyond-limits', i + 1, True, True))
        nine, six = points[i - 8:i + 1] if i >= 8 else [], points[i - 5:i + 1] if i >= 5 else []
        if nine and (all(p > centre for p in nine) or all(p < centre for p in nine)):
            found.append(('nine-on-one-side', i + 1, x > centre, False))
        steps = [b - a for a, b in zip(six, six[1:])]
        if steps and (all(d > 0 for d in steps) or all(d < 0 for d in steps)):
            found.append(('six-in-a-row', i + 1, steps[0] > 0, False))
    return sorted(found)


def indices(what, told, mean, within, overall, low, high):
    near = min([x for x in (high - mean if high is not None else None, mean - low if low is not None else None)
                if x is not None], default=None)
    for sigma, whole, side in ((within, 'cp', 'cpk'), (overall, 'pp', 'ppk')):
        both = low is not None and high is not None and sigma > 0
        compare(f'{what} {whole}', (high - low) / (6 * sigma) if both else None, told[whole])
        compare(f'{what} {side}', near / (3 * sigma) if near is not None and sigma > 0 else None, told[side])


def check_process(name, station, subgroup):
    words = ['capability', '--characteristic', name, '--json', '--subgroup', str(subgroup)]
    counted = [v for v in by_name[name] if (station is None or v.station == station)
               and v.m.get('res', 'Pass') in JUDGED and number(v.m['x']) is not None]
    if station:
        words += ['--station', station]
    answer = ask(*words)
    if answer is None:
        return
    told, what = json.loads(answer), f'{name} at {station} by {subgroup}:'
    numbers = [float(v.m['x']) for v in counted]
    compare(f'{what} n', len(numbers), told['n'])
    if len(numbers) < 2:
        return
    newest = counted[-1].m
    low, high = (float(newest[k]) if newest.get(k) is not None else None for k in ('lo', 'hi'))
    n, mean, overall = spread(numbers, low, high)
    compare(f'{what} mean', mean, told['mean'])
    compare(f'{what} deviation', overall, told['sigma_overall'])
    compare(f'{what} below', sum(low is not None and x < low for x in numbers), told['below'])
    compare(f'{what} above', sum(high is not None and x > high for x in numbers), told['above'])
    limits = told['control']['limits']
    if subgroup == 1:
        ranges = [abs(b - a) for a, b in zip(numbers, numbers[1:])]
        moving = math.fsum(ranges) / len(ranges)
        within, enough = moving / 1.128, n >= 20
        freedom = (n - 1) ** 2 / (1.6529 * (n - 1) - 0.5113)
        points, spreads = numbers, [None, *ranges]
        mine = (mean, mean - 2.66 * moving, mean + 2.66 * moving, moving, 3.267 * moving)
    else:
        groups = [numbers[i:i + subgroup] for i in range(0, n, subgroup)]
        squares = math.fsum(math.fsum((x - math.fsum(g) / len(g)) ** 2 for x in g) for g in groups)
        freedom = sum(len(g) - 1 for g in groups)
        within = math.sqrt(squares / freedom)
        whole = [g for g in groups if len(g) == subgroup]
        points, spreads = [math.fsum(g) / subgroup for g in whole], [max(g) - min(g) for g in whole]
        enough = len(whole) >= 20
        if enough:
            grand = math.fsum(math.fsum(g) / subgroup for g in whole) / len(whole)
            mean_range = math.fsum(max(g) - min(g) for g in whole) / len(whole)
            mine = (grand, grand - A2[subgroup] * mean_range, grand + A2[subgroup] * mean_range, mean_range,
                    D4[subgroup] * mean_range)
    compare(f'{what} deviation within', within, told['sigma_within'])
    indices(what, told, mean, within, overall, low, high)
    intervals(what, told, n, freedom)
    compare(f'{what} has control limits', enough, limits is not None)
    if enough and limits:
        for key, value in zip(('centre', 'lower', 'upper', 'range_centre', 'range_upper'), mine):
            compare(f'{what} control {key}', value, limits[key])
        # The program's own limits, so that a point that lies on one is not a matter of the last digit.
        own = [limits[key] for key in ('centre', 'lower', 'upper', 'range_upper')]
        compare(f'{what} signals', signals(points, spreads, *own),
                sorted((s['rule'], s['point'], s['upwards'], s['of_range']) for s in told['control']['signals']))


numeric = sorted(name for name, found in by_name.items() if any(number(v.m['x']) is not None for v in found))
for name in numeric:
    check_process(name, None, 1)
    repeats = max(v.index for v in by_name[name])
    check_process(name, None, repeats if 2 <= repeats <= 5 else 5)
    check_process(name, sorted({v.station for v in by_name[name]})[0], 1)


# ---- what a bad instrument judged

def moment(ms):
    return None if ms == 0 else (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=ms)).strftime(
        '%Y-%m-%dT%H:%M:%SZ')


def band(m):
    value, low, high = number(m['x']), *(number(m[k]) if m.get(k) is not None else None for k in ('lo', 'hi'))
    if value is None or (low is None and high is None):
        return 4, 'without a limit'
    distance = min(x for x in (value - low if low is not None else None, high - value if high is not None else None)
                   if x is not None)
    width = high - low if low is not None and high is not None else abs(low if low is not None else high)
    if width == 0:
        return 4, 'without a limit'
    if distance < 0:
        return 0, 'outside'
    return (1, 'within 10 %') if 10 * distance < width else (2, 'within 25 %') if 4 * distance < width else (3, 'wide')


checks = collections.defaultdict(list)
for entry in entries:
    if entry['t'] == 'GaugeChecked':
        checks[entry['u'].split('/', 1)[1]].append((entry['w'], entry.get('good', False)))
for gauge in sorted({v.m['g'] for v in values if v.m.get('g')}):
    answer = ask('gauge-fallout', gauge, '--json')
    if answer is None:
        continue
    told = json.loads(answer)
    history = sorted(checks[gauge])
    bad = max((i for i, c in enumerate(history) if not c[1]), default=None)
    until = history[bad][0] if bad is not None else math.inf
    since = max((at for at, good in history[:bad if bad is not None else len(history)] if good), default=0)
    mine = [v for v in values if v.m.get('g') == gauge and since <= v.at <= until]
    compare(f'{gauge} found bad', bad is not None, told['found_bad'])
    compare(f'{gauge} since', moment(since) or '', told['from'])
    compare(f'{gauge} values', len(mine), told['values'])
    worst = {}
    for v in mine:
        worst[v.unit] = min(worst.get(v.unit, (9, '')), band(v.m))
    compare(f'{gauge} units', {u: b[1] for u, b in worst.items()}, {u['unit']: u['margin'] for u in told['list']})
    counted = collections.Counter(b[1] for b in worst.values())
    compare(f'{gauge} by margin', dict(counted), {k: c for k, c in told['units_by_margin'].items() if c})


# ---- what other limits would judge otherwise

plans = collections.defaultdict(dict)  # revision -> (operation, characteristic) -> definition
for path in glob.glob(plant + '/**/*.toml', recursive=True):
    with open(path, 'rb') as file:
        document = tomllib.load(file, parse_float=Decimal)
    for operation in document.get('operation', []):
        for c in operation.get('characteristic', []):
            if c['kind'] in ('numeric', 'count'):
                plans[c['plan']][operation['id'], c['id']] = c


def fails(value, low, high):
    return (low is not None and value < low) or (high is not None and value > high)


def result(rule, group, failing, low, high):
    """Whether these values, each failing or not, come to a fail."""
    latest = max(v.attempt for v in group)
    counted = [v for v in group if rule == 'worst' or v.attempt == latest]
    if rule == 'last':
        return failing(counted[-1])
    if rule == 'mean':
        return fails(sum(number(v.m['x']) for v in counted) / len(counted), low, high)
    return any(failing(v) for v in counted)


def limit(table, key):
    return Decimal(table[key]) if table.get(key) is not None else None


for revision, limits in sorted(plans.items()):
    answer = ask('rejudge', '--plan', revision, '--plant', plant, '--json')
    if answer is None:
        continue
    told = json.loads(answer)
    groups = collections.defaultdict(list)
    for v in values:
        if (v.op, v.m['c']) in limits and number(v.m['x']) is not None:
            groups[v.unit, v.op, v.m['c']].append(v)
    mine, units = {}, set()
    for (unit, operation, name), group in groups.items():
        last = max(v.run for v in group)
        group = [v for v in group if v.run == last]
        if all(v.m.get('lr') == revision for v in group):
            continue
        units.add(unit)
        definition = limits[operation, name]
        rule, low, high = definition.get('result', 'each'), limit(definition, 'lower'), limit(definition, 'upper')
        before = group[-1].m
        was = result(rule, group, lambda v: v.m.get('res', 'Pass') == 'Fail', limit(before, 'lo'), limit(before, 'hi'))
        would = result(rule, group, lambda v: fails(number(v.m['x']), low, high), low, high)
        if was != would:
            mine[unit] = mine.get(unit, False) or would
    compare(f'plan {revision} units judged', len(units), told['units_judged'])
    compare(f'plan {revision} list', {u: 'Fail' if f else 'Pass' for u, f in mine.items()},
            {u['unit']: u['would'] for u in told['list']})

print('\n'.join(problems) if problems else f'{len(lines)} entries, {compared} comparisons: the same')
sys.exit(1 if problems else 0)
