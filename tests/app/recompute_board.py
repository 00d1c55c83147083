#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unitrail authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what the board, `unitrail yield`, `oee` and `readiness` count, from `unitrail events` and the plant alone.

usage: recompute_board.py PLANT-DIRECTORY EVENTS ANSWERS-DIRECTORY [--ask]
With --ask it prints one command of the line per line of stdout, each with the file its JSON belongs into; without, it
compares these files with what it makes of the entries: the value of every figure, and the list behind it.
It knows nothing of the program but core/domain/entry-format.md and core/trace/definitions.md.
"""
import collections
import glob
import json
import math
import os
import sys
import tomllib
from datetime import datetime, timedelta, timezone

plant_directory, events_path, answers = sys.argv[1:4]
asks = '--ask' in sys.argv
zone = timezone(timedelta(hours=2))
epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)

# ---- the plant
indicators, opportunities, operations, bills, parts = set(), collections.Counter(), [], {}, {}
for path in sorted(glob.glob(plant_directory + '/**/*.toml', recursive=True)):
    with open(path, 'rb') as file:
        document = tomllib.load(file)
    parts |= {part['number']: part for part in document.get('part', [])}
    for defect in document.get('defect', []):
        if defect.get('process_indicator'):
            indicators.add(defect['code'])
        else:
            opportunities.update(set(defect.get('operations', [])))
    operations += document.get('operation', [])
    for bill in document.get('bom', []):
        bills |= {product: bill['line'] for product in bill['products']}
batch = {operation['id'] for operation in operations if operation['kind'] == 'batch'}
standard = {operation['id']: operation.get('seconds', 0) * 1000 for operation in operations}
done_at = {operation['id']: operation['stations'] for operation in operations}

all_lines = [json.loads(line) for line in open(events_path, encoding='utf-8')]
all_lines.sort(key=lambda l: (l['entry']['d'], l['hlc'], l['seq']))


def iso(ms):
    return (epoch + timedelta(milliseconds=ms)).isoformat(timespec='milliseconds').replace('+00:00', 'Z')


def quantile(amounts, share):
    return sorted(amounts)[max(math.ceil(share * len(amounts)), 1) - 1] if amounts else None


class Unit:
    """One unit's life: the entries that count, one after the other."""

    def __init__(self, name):
        self.name, self.runs, self.defects, self.refusals = name, [], [], []
        self.made = self.done_ms = self.shipped_ms = self.life = self.active = None
        self.created_ms, self.ended_ms, self.finished, self.status, self.pieces = None, None, False, {}, []
        self.holds, self.label, self.last_ms = set(), None, 0
        self.run, self.granted, self.paused = None, 0, None

    def latest(self, operation):
        return next((r for r in reversed(self.runs) if r['op'] == operation), None)

    def open(self, operation):
        run = self.latest(operation)
        return run if run and run['how'] is None else None

    def take_granted(self, run):
        run['granted'] += self.granted
        self.granted = 0

    def end(self, operation, how, at):
        run = self.open(operation)
        if not run:
            return
        self.take_granted(run)
        if self.paused is not None and self.run is run:
            run['paused'] += max(at - self.paused, 0)
        run.update(how=how, end=at)
        if self.run is run:
            self.run = self.paused = None

    def defect(self, operation, code, entry):
        run = self.latest(operation)
        if run:
            run['codes'].append(code)
        self.defects.append(dict(unit=self.name, op=operation, n=run['n'] if run else 0, code=code, at=entry['at'],
                                 w=entry['w'], entry=entry['id']))

    def take(self, entry):
        kind, operation, at = entry['t'], entry.get('op'), entry['w']
        if kind == 'ScanRefused':
            self.refusals.append(entry)
            return
        if kind == 'OverrideGranted':
            self.granted += 1
            if self.run:
                self.take_granted(self.run)
            return
        if kind == 'OperationStarted':
            run = next((r for r in self.runs if r['op'] == operation and r['n'] == entry['pass']), None)
            if not run:
                run = dict(unit=self.name, op=operation, n=entry['pass'], at=entry['at'], begin=at, end=None, how=None,
                           codes=[], granted=0, paused=0, captures=0, typed=0, entry=entry['id'])
                self.runs.append(run)
            self.run, self.paused = run, None
            self.take_granted(run)
            self.status[operation], self.active, self.finished = 'active', operation, False
            self.life = None if self.life == 'in service' else self.life
        elif kind == 'OperationPaused' and self.open(operation):
            self.paused = at
        elif kind == 'OperationResumed':
            if self.open(operation) and self.paused is not None:
                self.open(operation)['paused'] += max(at - self.paused, 0)
            self.paused = None
            self.status[operation] = 'active'
        if kind in ('OperationStarted', 'ComponentInstalled', 'TestRecorded') and self.open(operation):
            self.open(operation)['captures'] += 1
            self.open(operation)['typed'] += entry['how'] == 'manual'
        if kind == 'DefectRecorded':
            self.defect(operation, entry['defect'], entry)
        elif kind in ('OperationCompleted', 'OperationFailed', 'OperationSkipped', 'OperationWaived'):
            if kind == 'OperationFailed':
                run = self.latest(operation)
                known = [d['code'] for d in self.defects if run and d['op'] == operation and d['n'] == run['n']]
                for code in entry.get('defects', []):
                    if code in known:
                        known.remove(code)
                    else:
                        self.defect(operation, code, entry)
            if kind in ('OperationSkipped', 'OperationWaived') and not self.open(operation):
                self.runs = [r for r in self.runs if (r['op'], r['n']) != (operation, 0)]
                self.runs.append(dict(unit=self.name, op=operation, n=0, at=entry['at'], begin=at, end=at, how=kind,
                                      codes=[], granted=self.granted, paused=0, captures=0, typed=0, entry=entry['id']))
            else:
                self.end(operation, kind, at)
            self.status[operation] = 'failed' if kind == 'OperationFailed' else 'passed' if kind == 'OperationCompleted' else 'left out'
            if self.active == operation:
                self.active = None
            if kind == 'OperationFailed':
                self.finished = False
            elif entry.get('last'):
                self.finished, self.done_ms = True, at
        elif kind in ('ReworkReturned', 'UnitScrapped', 'UnitDecommissioned'):
            if self.run:
                self.end(self.run['op'], 'abandoned', at)
            self.active = None
            if kind == 'ReworkReturned':
                self.life = None if self.life == 'in service' else self.life
                self.finished = False
                for again in entry.get('again', []):
                    self.status[again] = 'again'
        if kind == 'UnitCreated':
            self.made, self.created_ms = entry, at
        elif kind == 'ComponentInstalled':
            self.pieces += [dict(piece, op=operation) for piece in entry['cmp']]
        elif kind == 'ComponentRemoved':
            for gone in entry['cmp']:
                same = next((p for p in self.pieces if p['part'] == gone['part'] and p.get('ser') == gone.get('ser')
                             and ('ser' in gone or p.get('lot') == gone.get('lot'))
                             and ('pos' not in gone or p.get('pos') == gone['pos'])), None)
                if same:
                    self.pieces.remove(same)
        elif kind == 'HoldPlaced':
            self.holds.add(entry['hold'])
        elif kind == 'HoldReleased':
            self.holds.discard(entry['hold'])
        elif kind in ('IdentifierReserved', 'IdentifierPrinted') and self.label != 'bound':
            self.label = 'loose'
        elif kind in ('IdentifierBound', 'IdentifierVoided') and entry.get('type') == 'serial':
            self.label = 'bound' if kind == 'IdentifierBound' else 'voided'
        if kind in ('UnitScrapped', 'UnitDecommissioned', 'UnitShipped'):
            if self.life not in ('UnitScrapped', 'UnitDecommissioned'):
                self.life = kind
            self.ended_ms = at
        elif kind == 'UnitReturned' and self.life == 'UnitShipped':
            self.life = self.ended_ms = None
        elif kind == 'ServiceOpened' and self.life == 'UnitShipped':
            self.life = 'in service'
        if kind == 'UnitShipped':
            self.shipped_ms = at
        self.granted = 0


class World:
    """What was known at a moment."""

    def __init__(self, until):
        lines = [line for line in all_lines if line['entry']['w'] <= until]
        gone = set()  # taken back; the latest word counts
        for line in sorted(lines, key=lambda l: l['seq'], reverse=True):
            if line['entry']['id'] not in gone:
                if line['entry']['t'] == 'EventVoided':
                    gone.add(line['entry']['fix'])
                gone |= set(line['entry'].get('aside', []))
        self.units, self.marks, self.calls, self.other_refusals = {}, collections.defaultdict(list), [], []
        answered = collections.defaultdict(list)
        for line in lines:
            entry = line['entry']
            about = [entry['u']] + [also['u'] for also in entry.get('also', [])]
            for name in about:  # even what was taken back was something that happened to it
                if not name.startswith('@'):
                    unit = self.units.setdefault(name, Unit(name))
                    unit.last_ms = max(unit.last_ms, entry['w'])
            if entry['id'] in gone:
                continue
            if not entry['u'].startswith('@'):
                self.units[entry['u']].take(entry)
            elif entry['t'] == 'ScanRefused':
                self.other_refusals.append(entry)
            elif entry['t'] in ('StationStopped', 'StationResumed'):
                self.marks[entry['u'].split('/', 1)[1]].append(entry)
            elif entry['t'] == 'AndonCalled':
                self.calls.append(entry)
            elif entry['t'] == 'AndonAnswered':
                answered[entry['u']].append(entry['w'])
        self.calls = [call for call in self.calls if not any(w >= call['w'] for w in answered[call['u']])]
        self.runs = [run for unit in self.units.values() for run in unit.runs if run['n'] > 0]


problems = []


def compare(what, mine, theirs):
    if isinstance(mine, float) and isinstance(theirs, (int, float)):
        same = abs(mine - theirs) <= 1e-9 * max(1.0, abs(mine))
    else:
        same = mine == theirs
    if not same:
        if isinstance(mine, collections.Counter):
            mine, theirs = f'{mine.total()}, only here {list((mine - theirs).items())[:3]}', \
                f'{theirs.total()}, only there {list((theirs - mine).items())[:3]}'
        problems.append(f'{what}: by the events {mine!r}, by the program {theirs!r}')


def items(things):
    return collections.Counter((t['unit'], t['entry']) for t in things)


def real(code):
    return code not in indicators


class Figures:
    """figure, about -> kind, what counts, of what, how long each."""

    def __init__(self):
        self.all = {}

    def add(self, figure, about, kind, hits, base=None, amounts=None, divisor=1):
        self.all[figure, about] = (kind, hits, base, amounts, divisor)

    def check(self, title, told):
        theirs = {(f['figure'], f.get('about', '')): f for f in told if f['figure'] in {k[0] for k in self.all}}
        for key in sorted(set(self.all) - set(theirs)):
            if self.all[key][1]:
                problems.append(f'{title}: {key} is not told')
        for key in sorted(set(theirs) - set(self.all)):
            if theirs[key]['count']:
                problems.append(f'{title}: {key} is told and not there')
        for key in sorted(set(self.all) & set(theirs)):
            kind, hits, base, amounts, divisor = self.all[key]
            one, what = theirs[key], f'{title} {key}'
            compare(what + ' list', items(hits), collections.Counter((i['unit'], i.get('entry')) for i in one['list']))
            compare(what + ' count', len(hits), one['count'])
            value = len(hits)
            if base is not None:
                compare(what + ' list of', items(base),
                        collections.Counter((i['unit'], i.get('entry')) for i in one['list_of']))
                compare(what + ' of', len(base), one['of'])
                value = len(hits) / (len(base) * divisor) * (1e6 if kind == 'million' else 1) if base else None
            if amounts is not None:
                value = quantile(amounts, 0.5)
                compare(what + ' times', sorted(amounts), sorted(i.get('ms', 0) for i in one['list']))
                compare(what + ' p90', quantile(amounts, 0.9), one.get('p90'))
            compare(what, float(value) if value is not None else None, one['value'])


def lasting(run):
    return max(run['end'] - run['begin'] - run['paused'], 0)


def good(unit, run):
    codes = [d['code'] for d in unit.defects if d['op'] == run['op'] and d['n'] == 1]
    return run['how'] == 'OperationCompleted' and run['n'] == 1 and not run['granted'] and not any(map(real, codes))


def thing(unit):
    return dict(unit=unit.name, entry=None)


def yields(world, begin, end, operation='', station='', order='', part=''):
    figures = Figures()

    def fits(unit):
        made = unit.made or {}
        return order in ('', made.get('wo')) and part in ('', unit.name.split('/')[0])

    begun = [r for r in world.runs if begin <= r['begin'] < end and operation in ('', r['op'])
             and station in ('', r['at']) and fits(world.units[r['unit']])]
    names = sorted({r['op'] for r in begun})
    rolled, every = 1.0, collections.defaultdict(list)
    for name in names:
        runs = [r for r in begun if r['op'] == name]
        first = [r for r in runs if r['n'] == 1]
        again = [r for r in runs if r['n'] > 1]
        first_good = [r for r in first if good(world.units[r['unit']], r)]
        passed = [r for r in first if any(o['how'] == 'OperationCompleted' for o in world.units[r['unit']].runs
                                          if o['op'] == name)]
        defects = [d for r in first for d in world.units[r['unit']].defects if d['op'] == name and real(d['code'])]
        timed = [r for r in runs if r['how'] in ('OperationCompleted', 'OperationFailed')]
        queued = []
        for run in runs:
            unit = world.units[run['unit']]
            since = max((o['end'] for o in unit.runs if o is not run and o['end'] is not None
                         and o['end'] <= run['begin']), default=unit.created_ms)
            if since:
                queued.append((run, max(run['begin'] - since, 0)))
        figures.add('fpy', name, 'share', first_good, first)
        figures.add('throughput_yield', name, 'share', passed, first)
        figures.add('dpu', name, 'share', defects, first)
        figures.add('dpmo', name, 'million', defects, first, divisor=max(opportunities[name], 1))
        figures.add('cycle', name, 'time', timed, amounts=[lasting(r) for r in timed])
        figures.add('queue', name, 'time', [r for r, _ in queued], amounts=[w for _, w in queued])
        figures.add('repeat_failure', name, 'share', [r for r in again if r['how'] == 'OperationFailed'], again)
        for figure, hits in (('rework', again), ('override', [r for r in runs if r['granted']]),
                             ('manual', [r for r in runs if r['typed']])):
            figures.add(figure, name, 'share', hits, runs)
            every[figure] += hits
        rolled *= len(first_good) / len(first) if first else 1
    for figure, hits in every.items():
        figures.add(figure, '', 'share', hits, begun)
    whole = [unit for unit in world.units.values() if fits(unit)]
    finished = [u for u in whole if u.finished and begin <= u.done_ms < end]
    figures.add('done', '', 'count', [thing(u) for u in finished])
    led = [u for u in finished if u.created_ms is not None]
    figures.add('lead', '', 'time', [thing(u) for u in led], amounts=[max(u.done_ms - u.created_ms, 0) for u in led])
    figures.add('touch', '', 'time', [thing(u) for u in finished],
                amounts=[sum(lasting(r) for r in u.runs if r['n'] > 0 and r['end'] is not None and r['op'] not in batch)
                         for u in finished])
    scrapped = [u for u in whole if u.made and u.life == 'UnitScrapped' and begin <= u.ended_ms < end]
    figures.add('scrap', '', 'share', [thing(u) for u in scrapped],
                [thing(u) for u in finished] + [thing(u) for u in scrapped if u not in finished])
    figures.add('shipped', '', 'count', [thing(u) for u in whole if u.shipped_ms and begin <= u.shipped_ms < end])
    by_code, by_cause = collections.defaultdict(list), collections.defaultdict(list)
    for unit in whole:
        for defect in unit.defects:
            if begin <= defect['w'] < end and real(defect['code']) and operation in ('', defect['op']) \
                    and station in ('', defect['at']):
                by_code[defect['code']].append(defect)
    refused = [e for u in whole for e in u.refusals] + ([] if order or part else world.other_refusals)
    refused = [dict(unit=e['u'], entry=e['id'], why=e['refusal']['why']) for e in refused if begin <= e['w'] < end
               and operation in ('', e['refusal'].get('op', '')) and station in ('', e['at'])]
    for entry in refused:
        by_cause[entry['why']].append(entry)
    figures.add('refusal', '', 'share', refused, begun)
    for code, hits in by_code.items():
        figures.add('defects', code, 'count', hits)
    for cause, hits in by_cause.items():
        figures.add('refusals', cause, 'count', hits)
    return figures, rolled, names


def check_yield(title, told, world, *filters, **named):
    figures, rolled, names = yields(world, *filters, **named)
    figures.check(title, told['figures'])
    compare(title + ' operations', names, [o['operation'] for o in told['operations']])
    if names:
        compare(title + ' RTY', rolled, told['rty'])


def check_board(title, told, world, begin, at):
    figures, _, names = yields(world, begin, at + 1)
    every = [figures.all['fpy', name] for name in names]
    figures.add('fpy', '', 'share', [r for one in every for r in one[1]], [r for one in every for r in one[2]])
    waiting, due = [], {}
    for unit in world.units.values():
        ended = unit.life in ('UnitScrapped', 'UnitDecommissioned', 'UnitShipped', 'in service')
        if not unit.made or unit.finished or ended:
            continue
        waiting.append(unit)
        behind = {op for op, status in unit.status.items() if status in ('passed', 'left out')}
        due[unit.name] = unit.active or next((o['id'] for o in operations if o['id'] not in behind), None)
    figures.add('in_process', '', 'count', [thing(u) for u in waiting])
    figures.add('on_hold', '', 'count', [thing(u) for u in world.units.values() if u.holds])
    for operation in set(due.values()) - {None}:
        there = [u for u in waiting if due[u.name] == operation]
        figures.add('wip', operation, 'count', [thing(u) for u in there])
        figures.add('wip_age', operation, 'time', [thing(u) for u in there],
                    amounts=[max(at - u.last_ms, 0) for u in there])
    for station in {line['station'] for line in told['stations']}:
        fpy = [[r for one in every for r in one[i] if r['at'] == station] for i in (1, 2)]
        figures.add('fpy', station, 'share', fpy[0], fpy[1])
        timed = [r for name in names for r in figures.all['cycle', name][1] if r['at'] == station]
        figures.add('cycle', station, 'time', timed, amounts=[lasting(r) for r in timed])
        here = []
        for unit in waiting:
            running = [r for r in unit.runs if r['how'] is None and r['op'] == unit.active]
            at_work = max(running, key=lambda r: r['n'])['at'] if running else None
            if at_work == station or not at_work and station in done_at.get(due[unit.name], []):
                here.append(unit)
        figures.add('wip', station, 'count', [thing(u) for u in here])
    figures.check(title, told['figures'])
    calls = {}
    for call in sorted(world.calls, key=lambda c: c['w']):
        if call['w'] >= at - 86_400_000:
            calls.setdefault(call['at'], call['id'])
    compare(title + ' calls', calls, {call['station']: call['entry'] for call in told['calls']})
    check_oee(title, told['oee'], world, begin, at + 1)


def check_oee(title, told, world, begin, end):
    def day(at):
        return datetime.fromtimestamp(at / 1000, zone).date()

    mine = {run['at'] for run in world.runs} | set(world.marks)
    for station in sorted(mine):
        days, stops, last = {}, [], None

        def happened(at):
            if begin <= at <= end:
                low, high = days.get(day(at), (at, at))
                days[day(at)] = (min(low, at), max(high, at))

        for mark in world.marks[station]:
            if last:
                stops.append((last['w'], mark['w'], last.get('planned', False)))
            last = mark if mark['t'] == 'StationStopped' else None
        if last:
            stops.append((last['w'], end, last.get('planned', False)))
        stops = [s for s in stops if s[1] >= begin and s[0] < end]
        for low, high, _ in stops:
            happened(low)
            happened(high)
        ideal, ended, well, racks = 0, [], [], []
        for run in (r for r in world.runs if r['at'] == station and r['begin'] < end):
            happened(run['begin'])
            closes = run['end'] if run['end'] is not None else end
            if run['op'] in batch and closes >= begin:
                racks += [(closes, 0), (run['begin'], 1)]
            if run['end'] is None:
                continue
            happened(run['end'])
            if run['how'] in ('OperationCompleted', 'OperationFailed') and begin <= run['end'] < end:
                ideal += standard[run['op']]
                ended.append(run)
                well += [run] if good(world.units[run['unit']], run) else []
        there, places = 0, 1
        for _, comes in sorted(racks):
            there += 1 if comes else -1
            places = max(places, there)
        lost = {True: 0, False: 0}
        for low, high, planned in stops:
            lost[planned] += sum(max(0, min(high, b) - max(low, a)) for a, b in days.values())
        planned_ms = sum(high - low for low, high in days.values()) - lost[True]
        run_ms = planned_ms - lost[False]
        theirs = next((s for s in told if s['station'] == station), None)
        if planned_ms <= 0 and not lost[True]:
            compare(f'{title} {station} has nothing', None, theirs)
            continue
        what = f'{title} {station} OEE'
        if not theirs:
            problems.append(what + ' is not told')
            continue
        compare(what + ' list', items(well), collections.Counter((i['unit'], i['entry']) for i in theirs['list']))
        compare(what + ' of', items(ended), collections.Counter((i['unit'], i['entry']) for i in theirs['list_of']))
        for name, value in (('planned_ms', planned_ms), ('unplanned_stops_ms', lost[False]), ('places', places),
                            ('planned_stops_ms', lost[True]), ('run_ms', run_ms), ('ideal_ms', ideal),
                            ('availability', run_ms / planned_ms if planned_ms > 0 else None),
                            ('performance', ideal / (run_ms * places) if run_ms > 0 else None),
                            ('quality', len(well) / len(ended) if ended else None)):
            compare(f'{what} {name}', value, theirs[name])
        factors = [theirs[name] for name in ('availability', 'performance', 'quality')]
        compare(what, math.prod(factors) if None not in factors else None, theirs['oee'])


def check_readiness(title, told, world, unit='', order='', part=''):
    scope = [u for u in world.units.values() if u.made and unit in ('', u.name)
             and order in ('', u.made.get('wo')) and part in ('', u.name.split('/')[0])]
    demanded = captured = 0
    gaps = collections.defaultdict(list)
    for one in scope:
        for line in bills.get(one.name.split('/')[0], []):
            tracking = line.get('tracking', parts.get(line['part'], {}).get('tracking', 'none'))
            level = line.get('level', parts.get(line['part'], {}).get('level', 1))
            if tracking == 'none' or 'captured_at' not in line or one.status.get(line['captured_at']) != 'passed':
                continue
            demanded += 1
            fitting = [p for p in one.pieces if p['part'] in [line['part']] + line.get('substitutes', [])]
            there = {p.get('pos') for p in fitting if p['op'] == line['captured_at']}
            wanted = line['positions'][:1] if line.get('from_loaded_lot') else line['positions']
            missing = set(wanted) - there
            coarse = any((3 if 'ser' in p else 2 if 'lot' in p else 1) < min(level, 3) for p in fitting)
            captured += not missing and not coarse
            if missing or coarse:
                gaps[line['part'], 'not-recorded' if missing else 'lot-instead-of-serial'].append(one.name)
    runs = [r for u in scope for r in u.runs if r['n'] > 0]
    named = [u for u in world.units.values() if part and not u.made and u.name.split('/')[0] == part and u.label]
    orphans = {u.name for u in named if u.label == 'loose'}
    mine = dict(units=len(scope), demanded=demanded, captured=captured, runs=len(runs),
                captures=sum(r['captures'] for r in runs), manual=sum(r['typed'] for r in runs),
                overridden=sum(r['granted'] > 0 for r in runs), identifiers=len(scope) + len(named))
    for name, value in mine.items():
        compare(f'{title} {name}', value, told[name])
    compare(title + ' orphans', orphans, set(told['orphans']))
    compare(title + ' gaps', {k: sorted(v) for k, v in gaps.items()},
            {(g['part'], g['gap']): sorted(g['units']) for g in told['gaps']})

    def share(bad, of):
        return 1.0 - bad / of if of else 1.0

    score = 100.0 * share(demanded - captured, demanded) * share(mine['manual'], mine['captures']) \
        * share(mine['overridden'], len(runs)) * share(len(orphans), mine['identifiers']) if demanded else None
    compare(title + ' score', score, told['score'])


# ---- the questions
first = min(line['entry']['w'] for line in all_lines)
last = max(line['entry']['w'] for line in all_lines)
moments = sorted(line['entry']['w'] for line in all_lines)
low, high, late = moments[len(moments) // 3], moments[len(moments) * 2 // 3], last + 1000
now = World(late)
of_line = [u for u in now.units.values() if u.made]
busiest = collections.Counter(run['at'] for run in now.runs).most_common(3)
orders = sorted({u.made['wo'] for u in of_line if 'wo' in u.made})
products = sorted({u.name.split('/')[0] for u in of_line})
always = (0, 2**62)
window = ['--from', iso(low), '--to', iso(high)]
questions = [(['board', '--at', iso(late), '--from', iso(first), '--lists'], check_board, (now, first, late), {}),
             (['board', '--at', iso(high), '--from', iso(low), '--lists'], check_board, (World(high), low, high), {}),
             (['board', '--at', iso(low), '--from', iso(first), '--lists'], check_board, (World(low), first, low), {}),
             (['yield', '--lists'], check_yield, (now,) + always, {}),
             (['yield', '--lists'] + window, check_yield, (now, low, high), {})]
for station, _ in busiest:
    questions.append((['yield', '--lists', '--station', station] + window, check_yield, (now, low, high),
                      dict(station=station)))
for order in orders[::max(len(orders) // 4, 1)]:
    questions.append((['yield', '--lists', '--order', order], check_yield, (now,) + always, dict(order=order)))
    questions.append((['readiness', '--order', order, '--top', '0'], check_readiness, (now,), dict(order=order)))
for product in products:
    questions.append((['yield', '--lists', '--part', product], check_yield, (now,) + always, dict(part=product)))
    questions.append((['readiness', '--part', product, '--top', '0'], check_readiness, (now,), dict(part=product)))
for operation in sorted(standard)[::3]:
    questions.append((['yield', '--lists', '--operation', operation], check_yield, (now,) + always,
                      dict(operation=operation)))
for unit in sorted(u.name for u in of_line)[::101]:
    questions.append((['readiness', '--unit', unit, '--top', '0'], check_readiness, (now,), dict(unit=unit)))

if asks:
    for i, (words, _, _, _) in enumerate(questions):
        print('\t'.join([os.path.join(answers, f'{i}.json')] + words))
    sys.exit(0)
for i, (words, check, given, named) in enumerate(questions):
    told = json.load(open(os.path.join(answers, f'{i}.json'), encoding='utf-8'))
    check(' '.join(words), told, *given, **named)
print('\n'.join(problems[:60]) if problems else f'{len(all_lines)} entries, {len(questions)} questions: the same')
sys.exit(1 if problems else 0)
