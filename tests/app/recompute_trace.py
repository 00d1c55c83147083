#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unitrail authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers what recalls, genealogies, the board and the commonality finder answer, from `unitrail events` alone.

usage: recompute_trace.py EVENTS ANSWERS-DIRECTORY [--ask]
With --ask it prints one command of the line per line of stdout, each with the file its JSON belongs into; without, it
compares these files with what it makes of the entries. It knows nothing of the program but the format of an entry
(core/domain/entry-format.md) and the definitions in core/trace/definitions.md.
"""
import collections
import json
import math
import os
import sys
from datetime import datetime, timedelta, timezone

events_path, answers = sys.argv[1:3]
asks = '--ask' in sys.argv
zone = timezone(timedelta(hours=2))

lines = [json.loads(line) for line in open(events_path, encoding='utf-8')]
lines.sort(key=lambda l: (l['entry']['d'], l['hlc'], l['seq']))
gone = set()  # taken back; the latest word counts
for line in sorted(lines, key=lambda l: l['seq'], reverse=True):
    entry = line['entry']
    if entry['id'] in gone:
        continue
    if entry['t'] == 'EventVoided':
        gone.add(entry['fix'])
    if entry['t'] == 'ConflictResolved':
        gone |= set(entry.get('aside', []))
units = collections.defaultdict(list)
for line in lines:
    entry = line['entry']
    if entry['id'] not in gone and not entry['u'].startswith('@'):
        units[entry['u']].append(entry)
made = {unit: entry for unit, entries in units.items() for entry in entries if entry['t'] == 'UnitCreated'}

# ---- what is in what: a piece is a unit or a lot; of a serialized piece its lot is in there too
links = []  # [parent, piece, entry, removing entry or None]
for unit, entries in units.items():
    for entry in entries:
        if entry['t'] == 'ComponentInstalled':
            for piece in entry['cmp']:
                if 'ser' in piece:
                    links.append([unit, f"{piece['part']}/{piece['ser']}", entry, None, piece])
                if 'lot' in piece:
                    links.append([unit, f"@lot/{piece['part']}/{piece['lot']}", entry, None, piece])
        elif entry['t'] == 'ComponentRemoved':
            for piece in entry['cmp']:
                for link in links:
                    if link[0] != unit or link[3] or link[4]['part'] != piece['part']:
                        continue
                    if link[4].get('ser') != piece.get('ser'):
                        continue
                    if 'ser' not in piece and link[4].get('lot') != piece.get('lot'):
                        continue
                    if 'ser' not in piece and 'pos' in piece and link[4].get('pos') != piece['pos']:
                        continue
                    link[3] = entry
                    if 'ser' not in piece:
                        break
parents = collections.defaultdict(list)
children = collections.defaultdict(list)
for link in links:
    parents[link[1]].append(link)
    children[link[0]].append(link)


def holders(pieces):
    """Who ever held one of these, at any depth, and who holds one now."""
    ever, now, todo = set(), set(), [(piece, True) for piece in pieces]
    while todo:
        piece, open_so_far = todo.pop()
        for parent, _, _, removed, _ in parents[piece]:
            still = open_so_far and removed is None
            if parent in ever and (parent in now or not still):
                continue
            ever.add(parent)
            if still:
                now.add(parent)
            todo.append((parent, still))
    return ever, now


def is_work(entry):
    return entry['t'] in ('OperationStarted', 'OperationPaused', 'OperationResumed', 'OperationCompleted',
                          'OperationFailed', 'OperationSkipped', 'OperationWaived', 'ComponentInstalled',
                          'ComponentRemoved', 'TestRecorded', 'DefectRecorded', 'RepairRecorded', 'ReworkReturned',
                          'ParameterRecorded', 'ToolUsed')


# ---- attempts of operations
runs = []
for unit, entries in units.items():
    by_key, active = {}, None
    for entry in entries:
        kind, operation = entry['t'], entry.get('op')
        if kind == 'OperationStarted':
            key = (operation, entry['pass'])
            active = by_key.get(key)
            if not active:
                active = by_key[key] = dict(unit=unit, op=operation, n=entry['pass'], at=entry['at'],
                                            by=entry.get('by'), begin=entry['w'], end=None, how=None)
                runs.append(active)
        elif kind in ('OperationCompleted', 'OperationFailed', 'OperationSkipped', 'OperationWaived'):
            latest = [r for r in by_key.values() if r['op'] == operation]
            if latest and latest[-1]['how'] is None:
                latest[-1].update(how=kind, end=entry['w'])
                if active is latest[-1]:
                    active = None
        elif kind in ('ReworkReturned', 'UnitScrapped', 'UnitDecommissioned') and active and not active['how']:
            active.update(how='abandoned', end=entry['w'])
            active = None


def worked(field, name, begin, end):
    """An operation counts for all of its time, everything else when it was recorded."""
    found = {r['unit'] for r in runs if r[field] == name and r['begin'] <= end and (r['end'] is None or r['end'] >= begin)}
    for unit, entries in units.items():
        if any(entry.get(field) == name and begin <= entry['w'] <= end and is_work(entry) for entry in entries):
            found.add(unit)
    return found


def upwards(found):
    return found | holders(found)[0]


# ---- the questions
moments = sorted(line['entry']['w'] for line in lines)
first, last = moments[0], moments[-1]
window = (moments[len(moments) // 3], moments[len(moments) * 2 // 3])


def iso(ms):
    return (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=ms)).isoformat(timespec='milliseconds').replace('+00:00', 'Z')


expected, questions = {}, []


def ask(name, words, value):
    expected[name] = value
    questions.append((name, words))


lots = sorted({link[1] for link in links if link[1].startswith('@lot/')})
for lot in lots:
    ask('lot ' + lot, ['recall', '--lot', lot[5:]], holders([lot]))
for number in sorted({lot.split('/', 2)[2] for lot in lots})[::3]:
    of_it = [lot for lot in lots if lot.split('/', 2)[2] == number]
    ask('supplier lot ' + number, ['recall', '--supplier-lot', number], holders(of_it))
serials = sorted({link[1] for link in links if not link[1].startswith('@')})
removed = sorted({link[1] for link in links if link[3] and not link[1].startswith('@')})
for serial in serials[::97] + removed[:5]:
    ever, now = holders([serial])
    itself = {serial} & set(made)  # what was made here is itself one of them
    ask('serial ' + serial, ['recall', '--serial', serial], (ever | itself, now | itself))
for field, option in (('wo', '--order'), ('lot', '--product-lot')):
    for name in sorted({entry[field] for entry in made.values() if field in entry})[:4]:
        found = upwards({unit for unit, entry in made.items() if entry.get(field) == name})
        ask(option + ' ' + name, ['recall', option, name], (found, found))
for field, option in (('at', '--station'), ('by', '--person')):
    for name in sorted({entry[field] for entries in units.values() for entry in entries if field in entry and is_work(entry)}):
        found = upwards(worked(field, name, *window))
        ask(option + ' ' + name, ['recall', option, name, '--from', iso(window[0]), '--to', iso(window[1])], (found, found))
values = [(unit, entry, value) for unit, entries in units.items() for entry in entries if entry['t'] == 'TestRecorded'
          for value in entry.get('m', [])]
for gauge in sorted({value['g'] for _, _, value in values if 'g' in value}):
    found = upwards({unit for unit, entry, value in values if value.get('g') == gauge and window[0] <= entry['w'] <= window[1]})
    ask('--gauge ' + gauge, ['recall', '--gauge', gauge, '--from', iso(window[0]), '--to', iso(window[1])], (found, found))
used = [(unit, entry['w'], 'program', entry['program']) for unit, entries in units.items() for entry in entries
        if entry['t'] == 'TestRecorded' and 'program' in entry]
used += [(unit, entry['w'], entry['kind'], entry['name']) for unit, entries in units.items() for entry in entries
         if entry['t'] == 'ToolUsed']
for kind, name in sorted({(kind, name) for _, _, kind, name in used}):
    for begin, end in (window, (first, last)):
        found = upwards({unit for unit, at, *thing in used if thing == [kind, name] and begin <= at <= end})
        ask(f'--{kind} {name} {begin}', ['recall', '--' + kind, name, '--from', iso(begin), '--to', iso(end)], (found, found))

# Any of them together: a unit is concerned by one start or by another, and is in there now by one or by another.
windowed = [(words[1:3], expected[name]) for name, words in questions if '--from' in words and iso(window[0]) in words]
timeless = [(words[1:3], expected[name]) for name, words in questions if '--from' not in words]
for joined in (timeless[:2], timeless[2::17][:6], windowed[::5][:5]):
    words = ['recall'] + [word for start, _ in joined for word in start]
    if joined and joined[0] in windowed:
        words += ['--from', iso(window[0]), '--to', iso(window[1])]
    ask('union of ' + ' '.join(words), words,
        (set().union(*(ever for _, (ever, _) in joined)), set().union(*(now for _, (_, now) in joined))))

# ---- genealogy: every link of a unit, down and up
sample = sorted(made)[::29] + sorted({link[0] for link in links if link[3]})[:4]
for unit in sorted(set(sample)):
    ask('ever ' + unit, ['genealogy', unit, '--down', '--as', 'ever'], None)
    ask('maintained ' + unit, ['genealogy', unit, '--down', '--as', 'maintained'], None)
for piece in serials[::131] + removed[:3]:
    ask('up ' + piece, ['genealogy', piece, '--up', '--as', 'ever'], None)

# ---- the board at a moment of the second third
ask('board', ['board', '--at', iso(last + 1000), '--lists'], None)
failed_at = collections.Counter(r['op'] for r in runs if r['how'] == 'OperationFailed').most_common(1)[0][0]
ask('commonality', ['commonality', '--failed-at', failed_at, '--top', '1000000'], None)

if asks:
    for i, (name, words) in enumerate(questions):
        print('\t'.join([os.path.join(answers, f'{i}.json')] + words))
    sys.exit(0)

told = {name: json.load(open(os.path.join(answers, f'{i}.json'), encoding='utf-8')) for i, (name, _) in enumerate(questions)}
problems = []


def compare(what, mine, theirs):
    if isinstance(mine, float) and isinstance(theirs, (int, float)):
        same = abs(mine - theirs) <= 1e-9 * max(1.0, abs(mine))
    else:
        same = mine == theirs
    if same:
        return
    if isinstance(mine, (set, frozenset)):
        mine, theirs = f'{len(mine)} (only here: {sorted(mine - theirs)[:4]})', f'{len(theirs)} (only there: {sorted(theirs - mine)[:4]})'
    problems.append(f'{what}: by the events {mine!r}, by the program {theirs!r}')


recalls = 0
for name, words in questions:
    answer = told[name]
    if words[0] != 'recall':
        continue
    recalls += 1
    ever, now = expected[name]
    mine = {unit['unit'] for unit in answer['units']} | {unit['unit'] for unit in answer['excluded']}
    compare(name + ', ever', ever, mine)
    compare(name + ', now', now, {unit['unit'] for unit in answer['units']})
    compare(name + ', count ever', len(ever), answer['ever'])
    compare(name + ', count now', len(now), answer['now'])
    for doubt in answer['possible']:
        if doubt['unit'] in ever:
            problems.append(f"{name}: {doubt['unit']} is both exact and possible")


def names(node):
    found = collections.Counter()
    for child in node.get('children', []):
        found[child['name']] += 1
        found += names(child)
    return found


def below(unit, as_ever):
    found = collections.Counter()
    for _, piece, _, removed_by, _ in children[unit]:
        if removed_by and not as_ever:
            continue
        name = piece[5:] if piece.startswith('@lot/') else piece
        found[name] += 1
        found += below(piece, as_ever)
    return found


def above(piece):
    found = collections.Counter()
    for parent, _, _, _, _ in parents[piece]:
        found[parent] += 1
        found += above(parent)
    return found


trees = 0
for name, words in questions:
    if words[0] != 'genealogy':
        continue
    trees += 1
    mine = above(words[1]) if words[2] == '--up' else below(words[1], words[4] == 'ever')
    compare(name, mine, names(told[name]['tree']))

# ---- the board: what is in process is counted by recompute_board.py; here, that every list equals its figure
board = told['board']
figures = {(f['figure'], f.get('about', '')): f for f in board['figures']}
for (figure, about), told_figure in figures.items():
    compare(f'list of {figure} {about}', len(told_figure.get('list', [])), told_figure['count'])
# ---- commonality
failing = {r['unit'] for r in runs if r['op'] == failed_at and r['how'] == 'OperationFailed'}
parts = {unit.split('/', 1)[0] for unit in failing}


def is_finished(unit):
    finished = False
    for entry in units[unit]:
        if entry['t'] in ('OperationCompleted', 'OperationSkipped', 'OperationWaived') and entry.get('last'):
            finished = True
        elif entry['t'] in ('OperationStarted', 'OperationFailed', 'ReworkReturned'):
            finished = False
    return finished


passed = {unit for unit in made if unit.split('/', 1)[0] in parts and unit not in failing and is_finished(unit)}


def shift(ms):
    at = datetime.fromtimestamp(ms / 1000, zone)
    name = 'night' if at.hour < 6 or at.hour >= 22 else 'early' if at.hour < 14 else 'late'
    return f'{at.date()} {name}'


def two_hours(ms):
    at = datetime.fromtimestamp(ms / 1000, zone)
    return f'{at.date()} {at.hour // 2 * 2:02}:00-{at.hour // 2 * 2 + 2:02}:00'


def lots_in(unit):
    found = set()
    for _, piece, _, _, _ in children[unit]:
        if piece.startswith('@lot/'):
            found.add(piece[5:])
        else:
            found |= lots_in(piece)
    return found


runs_of = collections.defaultdict(list)
for run in runs:
    runs_of[run['unit']].append(run)


def things(unit):
    found = {('component-lot', name, '') for name in lots_in(unit)}
    for run in runs_of[unit]:
        found |= {('station', run['at'], run['op']), ('person', run['by'], run['op']),
                  ('shift', shift(run['begin']), run['op']), ('time-window', two_hours(run['begin']), run['op'])}
    for entry in units[unit]:
        if entry['t'] == 'TestRecorded':
            for value in entry.get('m', []):
                if 'g' in value:
                    found.add(('gauge', value['g'], entry['op']))
            if 'program' in entry:
                found.add(('program', entry['program'], entry['op']))
        elif entry['t'] == 'ToolUsed':
            found.add((entry['kind'], entry['name'], entry['op']))
    return {thing for thing in found if thing[1]}


def fisher(a, b, c, d):
    def log_choose(n, k):
        return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    row, column, n = a + b, a + c, a + b + c + d
    all_of = log_choose(n, column)
    weight = [math.exp(log_choose(row, x) + log_choose(n - row, column - x) - all_of) if 0 <= column - x <= n - row else 0.0
              for x in range(min(row, column) + 1)]
    return min(1.0, sum(w for w in weight if w <= weight[a] * (1 + 1e-7)))


answer = told['commonality']
compare('failing', failing, set(answer['failing']))
compare('passed', len(passed), answer['passed'])
with_failing, with_passed = collections.Counter(), collections.Counter()
for unit in failing:
    with_failing.update(things(unit))
for unit in passed:
    with_passed.update(things(unit))
ranked = {(r['factor'], r['name'], r.get('operation', '')): r for r in answer['ranked']}
compare('things they have', set(with_failing), set(ranked))
probability = {}
for thing, count in with_failing.items():
    if thing not in ranked:
        continue
    theirs = ranked[thing]
    a, c = count, with_passed[thing]
    b, d = len(failing) - a, len(passed) - c
    compare(f'{thing} table', (a, b, c, d), (theirs['failing_with'], theirs['failing_without'], theirs['passed_with'],
                                             theirs['passed_without']))
    probability[thing] = fisher(a, b, c, d)
    if abs(probability[thing] - theirs['p']) > 1e-6 * max(probability[thing], 1e-12):
        problems.append(f"{thing} p: by the events {probability[thing]}, by the program {theirs['p']}")
    corrected = 0 in (a, b, c, d)
    compare(f'{thing} odds corrected', corrected, theirs['odds_corrected'])
    a, b, c, d = (n + (0.5 if corrected else 0.0) for n in (a, b, c, d))
    compare(f'{thing} odds', a * d / (b * c), theirs['odds_ratio'])
    error = 1.959963984540054 * math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    for end, sign in (('odds_lower', -1), ('odds_upper', 1)):
        if abs(math.log(theirs['odds_ratio']) + sign * error - math.log(theirs[end])) > 1e-6:
            problems.append(f'{thing} {end}: {theirs[end]}')
by_p = sorted(probability, key=lambda t: probability[t])
least = 1.0
for i, thing in reversed(list(enumerate(by_p, 1))):  # Benjamini and Hochberg
    least = min(least, probability[thing] * len(by_p) / i)
    if abs(least - ranked[thing]['q_benjamini_hochberg']) > 1e-5 * max(least, 1e-9):
        problems.append(f"{thing} q: by the events {least}, by the program {ranked[thing]['q_benjamini_hochberg']}")
running = 0.0
for i, thing in enumerate(by_p):
    running = max(running, min(1.0, probability[thing] * (len(probability) - i)))
    if abs(running - ranked[thing]['p_holm']) > 1e-5 * max(running, 1e-9):
        problems.append(f"{thing} Holm: by the events {running}, by the program {ranked[thing]['p_holm']}")

print('\n'.join(problems[:40]) if problems else
      f'{len(lines)} entries, {recalls} recalls, {trees} trees, {len(ranked)} things in common: the same')
sys.exit(1 if problems else 0)
