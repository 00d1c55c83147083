#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unitrail authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes yields and effectiveness from `unitrail events` alone, and compares them with what the program says.

usage: figures_check.py PLANT-DIRECTORY EVENTS YIELD.json OEE.json
Knows nothing of the program but the format of an entry (core/domain/entry-format.md) and DOMAIN D4.
"""
import collections
import glob
import json
import sys
import tomllib
from datetime import datetime, timedelta, timezone

plant_directory, events_path, yield_path, oee_path = sys.argv[1:5]
indicators, standard, batch = set(), {}, set()
for path in glob.glob(plant_directory + '/**/*.toml', recursive=True):
    with open(path, 'rb') as file:
        document = tomllib.load(file)
    indicators |= {d['code'] for d in document.get('defect', []) if d.get('process_indicator')}
    for operation in document.get('operation', []):
        standard[operation['id']] = operation.get('seconds', 0) * 1000
        if operation['kind'] == 'batch':
            batch.add(operation['id'])

lines = [json.loads(line) for line in open(events_path, encoding='utf-8')]
lines.sort(key=lambda l: (l['entry']['d'], l['hlc'], l['seq']))  # of one chain: the order of folding of each subject
voided = set()
for line in sorted(lines, key=lambda l: l['seq'], reverse=True):
    entry = line['entry']
    if entry['id'] in voided:
        continue
    if entry['t'] == 'EventVoided':
        voided.add(entry['fix'])
    if entry['t'] == 'ConflictResolved':
        voided |= set(entry.get('aside', []))

units = collections.defaultdict(list)
marks = collections.defaultdict(list)
for line in lines:
    entry = line['entry']
    if entry['id'] in voided:
        continue
    if not entry['u'].startswith('@'):
        units[entry['u']].append(entry)
    elif entry['t'] in ('StationStopped', 'StationResumed'):
        marks[entry['u'].split('/', 1)[1]].append(entry)

runs = []
for unit, entries in units.items():
    by_key, active, granted = {}, None, 0
    for entry in entries:
        kind, operation = entry['t'], entry.get('op')
        if kind == 'OverrideGranted':
            if active:
                active['override'] = True
            else:
                granted += 1
            continue
        if kind == 'ScanRefused':
            continue
        latest = max((r for k, r in by_key.items() if k[0] == operation), key=lambda r: r['order'], default=None)
        if kind == 'OperationStarted':
            key = (operation, entry['pass'])
            active = by_key.get(key)
            if not active:
                active = by_key[key] = dict(unit=unit, op=operation, n=entry['pass'], at=entry['at'], begin=entry['w'],
                                            end=None, how=None, defects=[], override=False, order=len(by_key))
                runs.append(active)
            active['override'] = active['override'] or granted > 0
        elif kind == 'DefectRecorded' and latest:
            latest['defects'].append(entry['defect'])
        elif kind in ('OperationCompleted', 'OperationFailed', 'OperationSkipped', 'OperationWaived'):
            if kind == 'OperationFailed' and latest:
                recorded = list(latest['defects'])
                for code in entry.get('defects', []):
                    if code in recorded:
                        recorded.remove(code)
                    else:
                        latest['defects'].append(code)
            if latest and latest['how'] is None:
                latest.update(how=kind, end=entry['w'])
                if active is latest:
                    active = None
        elif kind in ('ReworkReturned', 'UnitScrapped', 'UnitDecommissioned') and active and active['how'] is None:
            active.update(how='abandoned', end=entry['w'])
            active = None
        granted = 0

for run in runs:
    real = [code for code in run['defects'] if code not in indicators]
    run['good'] = run['how'] == 'OperationCompleted' and run['n'] == 1 and not real and not run['override']
    run['real'] = real

problems = []


def compare(what, mine, theirs):
    same = abs(mine - theirs) < 1e-9 if isinstance(mine, float) and theirs is not None else mine == theirs
    if not same:
        problems.append(f'{what}: by the events {mine!r}, by the program {theirs!r}')


told = json.load(open(yield_path, encoding='utf-8'))
lists = {(f['figure'], f.get('about')): f for f in told['figures']}
operations = sorted({run['op'] for run in runs})
compare('operations', operations, [o['operation'] for o in told['operations']])
rolled = 1.0
for operation, theirs in zip(operations, told['operations']):
    entered = [r for r in runs if r['op'] == operation and r['n'] == 1]
    names = {r['unit'] for r in entered}
    good = {r['unit'] for r in entered if r['good']}
    passed = {r['unit'] for r in runs if r['op'] == operation and r['how'] == 'OperationCompleted'} & names
    defects = sum(len(r['real']) for r in runs if r['op'] == operation and r['unit'] in names)
    compare(f'{operation} entered', len(entered), theirs['entered'])
    compare(f'{operation} first pass', len(good), theirs['first_pass'])
    compare(f'{operation} FPY', len(good) / len(entered), theirs['fpy'])
    compare(f'{operation} throughput yield', len(passed) / len(entered), theirs['throughput_yield'])
    compare(f'{operation} defects', defects, theirs['defects'])
    figure = lists['fpy', operation]
    compare(f'{operation} list', sorted(good), sorted(i['unit'] for i in figure['list']))
    compare(f'{operation} list of', sorted(names), sorted(i['unit'] for i in figure['list_of']))
    rolled *= len(good) / len(entered)
compare('RTY', rolled, told['rty'])
for figure in told['figures']:
    compare(f"list of {figure['figure']} {figure.get('about', '')}", len(figure['list']), figure['count'])
    if 'of' in figure:
        compare(f"list behind {figure['figure']} {figure.get('about', '')}", len(figure['list_of']), figure['of'])

effect = json.load(open(oee_path, encoding='utf-8'))


def ms(text):
    moment = datetime.fromisoformat(text.replace('Z', '+00:00'))
    return round((moment - datetime(1970, 1, 1, tzinfo=timezone.utc)) / timedelta(milliseconds=1))


begin = ms(effect['filter']['from']) if 'from' in effect['filter'] else 0
end = ms(effect['filter']['to'])
offset = timezone(timedelta(hours=2))


def day(at):
    return datetime.fromtimestamp(at / 1000, offset).date()


for theirs in effect['stations']:
    station = theirs['station']
    days, stops, last = {}, [], None

    def happened(at):
        if begin <= at <= end:
            low, high = days.get(day(at), (at, at))
            days[day(at)] = (min(low, at), max(high, at))

    for mark in marks[station]:
        if last:
            stops.append((last['w'], mark['w'], last.get('planned', False)))
        last = mark if mark['t'] == 'StationStopped' else None
    if last:
        stops.append((last['w'], end, last.get('planned', False)))
    stops = [s for s in stops if s[1] >= begin and s[0] < end]
    for low, high, planned in stops:
        happened(low)
        happened(high)
    ideal, ended, good, racks = 0, 0, 0, []
    for run in (r for r in runs if r['at'] == station and r['begin'] < end):
        happened(run['begin'])
        closes = run['end'] if run['end'] is not None else end
        if run['op'] in batch and closes >= begin:
            racks += [(closes, 0), (run['begin'], 1)]
        if run['end'] is None:
            continue
        happened(run['end'])
        if run['how'] in ('OperationCompleted', 'OperationFailed') and begin <= run['end'] < end:
            ideal += standard[run['op']]
            ended += 1
            good += run['good']
    there, places = 0, 1
    for at, comes in sorted(racks):
        there += 1 if comes else -1
        places = max(places, there)
    span = sum(high - low for low, high in days.values())
    lost = {True: 0, False: 0}
    for low, high, planned in stops:
        lost[planned] += sum(max(0, min(high, b) - max(low, a)) for a, b in days.values())
    planned_ms = span - lost[True]
    run_ms = planned_ms - lost[False]
    compare(f'{station} planned time', planned_ms, theirs['planned_ms'])
    compare(f'{station} unplanned stops', lost[False], theirs['unplanned_stops_ms'])
    compare(f'{station} places', places, theirs['places'])
    compare(f'{station} ended', ended, theirs['ended'])
    compare(f'{station} good', good, theirs['good'])
    if planned_ms and run_ms and ended:
        compare(f'{station} OEE', run_ms / planned_ms * (ideal / (run_ms * places)) * (good / ended), theirs['oee'])

print('\n'.join(problems) if problems else f'{len(lines)} entries, {len(runs)} runs: the same')
sys.exit(1 if problems else 0)
