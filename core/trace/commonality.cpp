// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/commonality.h"

#include "core/domain/decide.h"

#include <QHash>
#include <QTime>

#include <algorithm>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString unitByName = u"SELECT id, part || '/' || serial FROM unit WHERE serial = ? AND part = ?"_s;
const QString failedRuns = uR"(
    SELECT DISTINCT unit, part, part || '/' || serial FROM run CROSS JOIN unit ON unit.id = run.unit
    WHERE operation = ? AND started_ms >= ? AND started_ms < ? AND outcome = 2)"_s;
const QString hasDefect = u"SELECT 1 FROM defect WHERE unit = ? AND operation = ? AND code = ? LIMIT 1"_s;
const QString finishedUnits
    = u"SELECT id, part, part || '/' || serial FROM unit WHERE finished_ms IS NOT NULL"_s;
const QString runsOf
    = u"SELECT operation, station, person, started_ms FROM run WHERE unit = ? AND pass > 0"_s;
const QString gaugesOf
    = u"SELECT DISTINCT operation, gauge FROM measurement WHERE unit = ? AND gauge <> ''"_s;
const QString toolsOf = u"SELECT DISTINCT operation, kind, name FROM tool WHERE unit = ?"_s;
const QString subjectOf = u"SELECT id FROM subject WHERE name = ? AND scope = ?"_s;
// Downwards, at any depth, whatever was ever in it.
const QString lotsIn = uR"(
    WITH RECURSIVE way(child) AS (
      SELECT child FROM link WHERE parent = ?
      UNION
      SELECT link.child FROM way CROSS JOIN link ON link.parent = way.child
    )
    SELECT id, scope, name FROM subject WHERE id IN (SELECT child FROM way) AND scope >= '@lot/' AND scope < '@lot0')"_s;

struct Thing {
    Factor factor;
    QString name;
    QString operation;
    bool operator==(const Thing &) const = default;
};
size_t qHash(const Thing &thing, size_t seed = 0)
{
    return qHashMulti(seed, int(thing.factor), thing.name, thing.operation);
}

struct Seen {
    qint64 failing = 0, passed = 0;
    std::vector<QString> units;
};

/** (factor, (name, operation)): sorted, each once. */
using Things = std::set<std::pair<int, std::pair<QString, QString>>>;

struct Member {
    qint64 id;
    QString unit; ///< "PART/SERIAL"
};

class Comparison {
public:
    Comparison(Figures &figures, const Plant &plant)
        : m_figures(figures)
        , m_plant(plant)
    { }
    Result<CommonalityAnswer> answer(const CommonalityQuestion &question);

private:
    Outcome prepare();
    Outcome findFailing(const CommonalityQuestion &question, CommonalityAnswer &answer);
    Outcome findPassed();
    Result<Things> thingsOf(const Member &unit);
    Outcome addLots(const Member &unit, Things &things);
    [[nodiscard]] QString shiftAt(qint64 atMs) const;
    [[nodiscard]] QString windowAt(qint64 atMs) const;

    Figures &m_figures;
    const Plant &m_plant;
    Statement m_unit, m_runs, m_gauges, m_tools, m_subject, m_lots;
    std::vector<Member> m_failing, m_passed;
    std::set<QString> m_parts;
};

Outcome Comparison::prepare()
{
    struct {
        Statement *into;
        Database *database;
        const QString *sql;
    } const wanted[]{{&m_unit, &m_figures.store(), &unitByName}, {&m_runs, &m_figures.store(), &runsOf},
        {&m_gauges, &m_figures.store(), &gaugesOf}, {&m_tools, &m_figures.store(), &toolsOf},
        {&m_subject, &m_figures.cache(), &subjectOf}, {&m_lots, &m_figures.cache(), &lotsIn}};
    for (const auto &[into, database, sql] : wanted) {
        auto statement = database->prepare(*sql);
        if (!statement)
            return statement.error();
        *into = std::move(*statement);
    }
    return Done{};
}

Outcome Comparison::findFailing(const CommonalityQuestion &question, CommonalityAnswer &answer)
{
    std::map<qint64, Member> found;
    for (const UnitId &unit : question.failing) {
        auto rows = m_unit.select(unit.serial.text(), unit.part.text());
        if (!rows)
            return rows.error();
        if (rows->next()) {
            found.emplace(rows->integer(0), Member{rows->integer(0), rows->text(1)});
            m_parts.insert(unit.part.text());
        } else {
            answer.unknown.push_back(unit.text());
        }
        if (Outcome done = rows->end(); !done)
            return done;
    }
    if (question.failedAt) {
        auto failed = m_figures.store().prepare(failedRuns);
        auto defect = m_figures.store().prepare(hasDefect);
        if (!failed || !defect)
            return !failed ? failed.error() : defect.error();
        auto rows = failed->select(question.failedAt->text(), question.fromMs, question.toMs);
        if (!rows)
            return rows.error();
        while (rows->next()) {
            if (question.defect) {
                auto with
                    = defect->select(rows->integer(0), question.failedAt->text(), question.defect->text());
                if (!with)
                    return with.error();
                const bool has = with->next();
                if (Outcome done = with->end(); !done)
                    return done;
                if (!has)
                    continue;
            }
            found.emplace(rows->integer(0), Member{rows->integer(0), rows->text(2)});
            m_parts.insert(rows->text(1));
        }
        if (Outcome done = rows->end(); !done)
            return done;
    }
    for (const auto &[id, member] : found) {
        m_failing.push_back(member);
        answer.failing.push_back(member.unit);
    }
    return Done{};
}

Outcome Comparison::findPassed()
{
    std::set<qint64> failing;
    for (const Member &member : m_failing)
        failing.insert(member.id);
    auto finished = m_figures.store().prepare(finishedUnits);
    if (!finished)
        return finished.error();
    auto rows = finished->select();
    if (!rows)
        return rows.error();
    while (rows->next()) {
        if (!failing.contains(rows->integer(0)) && m_parts.contains(rows->text(1)))
            m_passed.push_back({rows->integer(0), rows->text(2)});
    }
    return rows->end();
}

QString Comparison::shiftAt(qint64 atMs) const
{
    const QTime time = QTime::fromMSecsSinceStartOfDay(
        int((atMs + qint64(m_plant.utcOffsetMinutes) * 60'000) % 86'400'000));
    const QString shift = time.hour() < 6 || time.hour() >= 22 ? u"night"_s
        : time.hour() < 14                                     ? u"early"_s
                                                               : u"late"_s;
    return dayAt(atMs, m_plant).toString(Qt::ISODate) + u' ' + shift;
}

QString Comparison::windowAt(qint64 atMs) const
{
    const int hour = int((atMs + qint64(m_plant.utcOffsetMinutes) * 60'000) % 86'400'000 / 7'200'000) * 2;
    return u"%1 %2:00-%3:00"_s.arg(dayAt(atMs, m_plant).toString(Qt::ISODate))
        .arg(hour, 2, 10, QChar(u'0'))
        .arg(hour + 2, 2, 10, QChar(u'0'));
}

Outcome Comparison::addLots(const Member &unit, Things &things)
{
    const qsizetype slash = unit.unit.indexOf(u'/');
    std::optional<qint64> subject;
    {
        auto rows = m_subject.select(unit.unit.mid(slash + 1), unit.unit.left(slash));
        if (!rows)
            return rows.error();
        if (rows->next())
            subject = rows->integer(0);
        if (Outcome done = rows->end(); !done)
            return done;
    }
    if (!subject)
        return Done{};
    auto rows = m_lots.select(*subject);
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const QString part = rows->text(1).mid(qsizetype(std::size("@lot/")) - 1);
        things.insert({int(Factor::ComponentLot), {part + u'/' + rows->text(2), QString()}});
    }
    return rows->end();
}

/** Each thing once, however often the unit met it. */
Result<Things> Comparison::thingsOf(const Member &unit)
{
    Things things;
    const auto add = [&](Factor factor, const QString &name, const QString &operation) {
        if (!name.isEmpty())
            things.insert({int(factor), {name, operation}});
    };
    if (Outcome done = addLots(unit, things); !done)
        return done.error();
    {
        auto rows = m_runs.select(unit.id);
        if (!rows)
            return rows.error();
        while (rows->next()) {
            const QString operation = rows->text(0);
            add(Factor::Station, rows->text(1), operation);
            add(Factor::Person, rows->text(2), operation);
            add(Factor::Shift, shiftAt(rows->integer(3)), operation);
            add(Factor::TimeWindow, windowAt(rows->integer(3)), operation);
        }
        if (Outcome done = rows->end(); !done)
            return done.error();
    }
    {
        auto rows = m_gauges.select(unit.id);
        if (!rows)
            return rows.error();
        while (rows->next())
            add(Factor::Gauge, rows->text(1), rows->text(0));
        if (Outcome done = rows->end(); !done)
            return done.error();
    }
    auto rows = m_tools.select(unit.id);
    if (!rows)
        return rows.error();
    while (rows->next())
        add(rows->text(1) == u"program"       ? Factor::Program
                : rows->text(1) == u"fixture" ? Factor::Fixture
                                              : Factor::Tool,
            rows->text(2), rows->text(0));
    if (Outcome done = rows->end(); !done)
        return done.error();
    return things;
}

Result<CommonalityAnswer> Comparison::answer(const CommonalityQuestion &question)
{
    CommonalityAnswer answer;
    if (Outcome done = prepare(); !done)
        return done.error();
    if (Outcome done = findFailing(question, answer); !done)
        return done.error();
    if (Outcome done = findPassed(); !done)
        return done.error();
    answer.passed = qint64(m_passed.size());

    // Only what a failing unit has can be what they have in common.
    QHash<Thing, Seen> seen;
    for (const Member &unit : m_failing) {
        const auto things = thingsOf(unit);
        if (!things)
            return things.error();
        for (const auto &[factor, name] : *things) {
            Seen &thing = seen[{Factor(factor), name.first, name.second}];
            ++thing.failing;
            thing.units.push_back(unit.unit);
        }
    }
    for (const Member &unit : m_passed) {
        const auto things = thingsOf(unit);
        if (!things)
            return things.error();
        for (const auto &[factor, name] : *things) {
            const auto known = seen.find({Factor(factor), name.first, name.second});
            if (known != seen.end())
                ++known->passed;
        }
    }
    answer.looked = seen.size();
    std::vector<double> p;
    for (auto thing = seen.cbegin(); thing != seen.cend(); ++thing) {
        Commonality found{.factor = thing.key().factor,
            .name = thing.key().name,
            .operation = thing.key().operation,
            .table = {.failingWith = thing->failing,
                .failingWithout = qint64(m_failing.size()) - thing->failing,
                .passedWith = thing->passed,
                .passedWithout = answer.passed - thing->passed},
            .failing = thing->units};
        found.p = fisherTwoSided(found.table);
        found.odds = oddsRatio(found.table);
        p.push_back(found.p);
        answer.ranked.push_back(std::move(found));
    }
    const std::vector<double> corrected = holm(p), share = benjaminiHochberg(p);
    for (size_t i = 0; i < p.size(); ++i) {
        answer.ranked[i].corrected = corrected[i];
        answer.ranked[i].share = share[i];
    }
    // Of equals the one that more of the failing have; then by name, so that the order is one.
    std::sort(answer.ranked.begin(), answer.ranked.end(), [](const Commonality &a, const Commonality &b) {
        const bool moreA = a.odds.value > 1, moreB = b.odds.value > 1;
        return std::tuple(!moreA, a.p, -a.table.failingWith, int(a.factor), a.name, a.operation)
            < std::tuple(!moreB, b.p, -b.table.failingWith, int(b.factor), b.name, b.operation);
    });
    return answer;
}

} // namespace

QString factorName(Factor factor)
{
    switch (factor) {
    case Factor::ComponentLot:
        return u"component-lot"_s;
    case Factor::Station:
        return u"station"_s;
    case Factor::Person:
        return u"person"_s;
    case Factor::Gauge:
        return u"gauge"_s;
    case Factor::Tool:
        return u"tool"_s;
    case Factor::Fixture:
        return u"fixture"_s;
    case Factor::Program:
        return u"program"_s;
    case Factor::Shift:
        return u"shift"_s;
    case Factor::TimeWindow:
        return u"time-window"_s;
    }
    Q_UNREACHABLE();
}

Result<std::vector<FailuresAt>> failuresByOperation(Figures &figures)
{
    auto statement = figures.store().prepare(
        u"SELECT operation, count(DISTINCT unit) FROM run WHERE outcome = 2 GROUP BY operation ORDER BY operation"_s);
    if (!statement)
        return statement.error();
    auto rows = statement->select();
    if (!rows)
        return rows.error();
    std::vector<FailuresAt> found;
    while (rows->next()) {
        if (const auto operation = OperationId::fromText(rows->text(0)))
            found.push_back({*operation, rows->integer(1)});
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return found;
}

Result<CommonalityAnswer> commonalityOf(
    Figures &figures, const Plant &plant, const CommonalityQuestion &question)
{
    const auto ofFigures = ReadTogether::begin(figures.store());
    if (!ofFigures)
        return ofFigures.error();
    const auto ofCache = ReadTogether::begin(figures.cache());
    if (!ofCache)
        return ofCache.error();
    return Comparison(figures, plant).answer(question);
}

} // namespace unitrail
