// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/readiness.h"

#include "core/domain/release_checklist.h"

#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString unitsIn = uR"(
    SELECT part, serial FROM unit WHERE created = 1 AND ? IN ('', work_order) AND ? IN ('', part)
    ORDER BY id)"_s;
const QString unitNamed = u"SELECT id FROM unit WHERE serial = ? AND part = ?"_s;
const QString effortOf = uR"(
    SELECT coalesce(sum(captures), 0), coalesce(sum(manual), 0), count(*), coalesce(sum(overrides > 0), 0)
    FROM run WHERE unit = ? AND pass > 0)"_s;
// Printed or reserved, and nobody has made a unit of it.
const QString unmade = u"SELECT part, serial FROM unit WHERE created = 0 AND ? IN ('', part) ORDER BY id"_s;

/** Lines that are there in no form, and lines that are there in a coarser one. */
class Count {
public:
    Count(Journal &journal, const RecallMeans &means, Readiness &readiness)
        : m_journal(journal)
        , m_means(means)
        , m_readiness(readiness)
    { }
    Outcome all();
    Outcome widths(Trace &trace, int most);

private:
    Result<std::vector<UnitId>> units();
    Outcome take(const UnitId &unit);
    Outcome takeEffort(const UnitId &unit);
    Outcome takeUnmade();

    Journal &m_journal;
    const RecallMeans &m_means;
    Readiness &m_readiness;
    std::map<std::pair<PartNumber, bool>, std::vector<QString>> m_gaps;
    std::map<LotId, qint64> m_lots; ///< and in how many of these units
};

Result<std::vector<UnitId>> Count::units()
{
    const ReadinessScope &scope = m_readiness.scope;
    if (scope.unit)
        return std::vector{*scope.unit};
    auto statement = m_means.figures->store().prepare(unitsIn);
    if (!statement)
        return statement.error();
    auto rows = statement->select(
        scope.order ? scope.order->text() : u""_s, scope.part ? scope.part->text() : u""_s);
    if (!rows)
        return rows.error();
    std::vector<UnitId> found;
    while (rows->next()) {
        if (const auto unit = UnitId::fromText(rows->text(0) + u'/' + rows->text(1)))
            found.push_back(*unit);
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return found;
}

Outcome Count::takeEffort(const UnitId &unit)
{
    Database &store = m_means.figures->store();
    auto named = store.prepare(unitNamed);
    auto effort = store.prepare(effortOf);
    if (!named || !effort)
        return !named ? named.error() : effort.error();
    std::optional<qint64> id;
    {
        auto rows = named->select(unit.serial.text(), unit.part.text());
        if (!rows)
            return rows.error();
        if (rows->next())
            id = rows->integer(0);
        if (Outcome done = rows->end(); !done)
            return done;
    }
    if (!id)
        return Done{};
    auto rows = effort->select(*id);
    if (!rows)
        return rows.error();
    if (rows->next()) {
        m_readiness.captures += rows->integer(0);
        m_readiness.manual += rows->integer(1);
        m_readiness.runs += rows->integer(2);
        m_readiness.overridden += rows->integer(3);
    }
    return rows->end();
}

Outcome Count::take(const UnitId &id)
{
    const auto standing = m_journal.standing(Subject::of(id));
    if (!standing)
        return standing.error();
    const Unit &unit = standing->unit();
    if (!unit.created)
        return Done{};
    ++m_readiness.units;
    ++m_readiness.identifiers;
    const ReleaseChecklist checklist = releaseChecklist(id, *standing, *m_means.plant);
    const ReleaseItem &there = checklist.of(ReleaseItem::Kind::Genealogy);
    const ReleaseItem &fine = checklist.of(ReleaseItem::Kind::Traceability);
    m_readiness.demanded += there.total;
    std::set<QString> lacking;
    for (const auto &[item, coarse] : {std::pair(&there, false), std::pair(&fine, true)}) {
        for (const QString &name : item->missing) {
            const auto part = PartNumber::fromText(name);
            if (part && lacking.insert(name).second)
                m_gaps[{*part, coarse}].push_back(id.text());
        }
    }
    m_readiness.captured += std::max<qint64>(there.total - qint64(lacking.size()), 0);
    std::set<LotId> lots;
    for (const InstalledComponent &installed : unit.components) {
        const Component &component = installed.component;
        if (component.lot)
            lots.insert({component.part, *component.lot});
    }
    for (const LotId &lot : lots)
        ++m_lots[lot];
    return takeEffort(id);
}

/** Serials without a unit belong to the product; an order has none before a unit is made for it. */
Outcome Count::takeUnmade()
{
    if (!m_readiness.scope.part)
        return Done{};
    std::vector<UnitId> named;
    {
        auto statement = m_means.figures->store().prepare(unmade);
        if (!statement)
            return statement.error();
        auto rows = statement->select(m_readiness.scope.part->text());
        if (!rows)
            return rows.error();
        while (rows->next()) {
            if (const auto unit = UnitId::fromText(rows->text(0) + u'/' + rows->text(1)))
                named.push_back(*unit);
        }
        if (Outcome done = rows->end(); !done)
            return done;
    }
    for (const UnitId &unit : named) {
        const auto standing = m_journal.standing(Subject::of(unit));
        if (!standing)
            return standing.error();
        const IdentifierState state = standing->unit().label;
        if (state == IdentifierState::None)
            continue;
        ++m_readiness.identifiers;
        if (state == IdentifierState::Reserved || state == IdentifierState::Printed)
            m_readiness.orphans.push_back(unit.text());
    }
    return Done{};
}

Outcome Count::all()
{
    const auto found = units();
    if (!found)
        return found.error();
    for (const UnitId &unit : *found) {
        if (Outcome done = take(unit); !done)
            return done;
    }
    if (Outcome done = takeUnmade(); !done)
        return done;
    for (auto &[what, units] : m_gaps)
        m_readiness.gaps.push_back({what.first, what.second, std::move(units)});
    std::stable_sort(m_readiness.gaps.begin(), m_readiness.gaps.end(),
        [](const auto &a, const auto &b) { return a.units.size() > b.units.size(); });
    return Done{};
}

/** The lots that are in most of these units are in most others too: those are asked. */
Outcome Count::widths(Trace &trace, int most)
{
    m_readiness.lots = qint64(m_lots.size());
    std::vector<std::pair<qint64, LotId>> lots;
    for (const auto &[lot, units] : m_lots)
        lots.emplace_back(-units, lot);
    std::sort(lots.begin(), lots.end());
    if (int(lots.size()) > most)
        lots.erase(lots.begin() + most, lots.end());
    for (const auto &[units, lot] : lots) {
        const RecallStart start{.kind = RecallStart::Kind::Lot, .name = lot.text()};
        const auto recall = trace.recall({{start}}, m_means);
        if (!recall)
            return recall.error();
        m_readiness.widest.push_back({start, recall->now(), qint64(recall->possible.size())});
    }
    std::stable_sort(m_readiness.widest.begin(), m_readiness.widest.end(),
        [](const auto &a, const auto &b) { return a.now + a.possible > b.now + b.possible; });
    return Done{};
}

} // namespace

QString ReadinessScope::text() const
{
    return unit ? unit->text() : order ? order->text() : part ? part->text() : QString();
}

std::optional<double> Readiness::score() const
{
    if (demanded == 0)
        return {};
    const auto share = [](qint64 bad, qint64 of) { return of == 0 ? 1.0 : 1.0 - double(bad) / double(of); };
    return 100.0 * share(demanded - captured, demanded) * share(manual, captures) * share(overridden, runs)
        * share(qint64(orphans.size()), identifiers);
}

Result<Readiness> readinessOf(
    Journal &journal, Trace &trace, const RecallMeans &means, const ReadinessScope &scope, int widths)
{
    Readiness readiness{.scope = scope};
    Count count(journal, means, readiness);
    if (Outcome done = count.all(); !done)
        return done.error();
    if (Outcome done = count.widths(trace, widths); !done)
        return done.error();
    return readiness;
}

QJsonObject readinessJson(const Readiness &r)
{
    QJsonArray gaps, widest;
    for (const Readiness::Gap &gap : r.gaps)
        gaps.append(QJsonObject{{u"part"_s, gap.part.text()},
            {u"gap"_s, gap.coarse ? u"lot-instead-of-serial"_s : u"not-recorded"_s},
            {u"count"_s, qint64(gap.units.size())},
            {u"units"_s, QJsonArray::fromStringList(QStringList(gap.units.begin(), gap.units.end()))}});
    for (const Readiness::Width &width : r.widest)
        widest.append(QJsonObject{{u"start"_s, recallStartName(width.start.kind)},
            {u"name"_s, width.start.name}, {u"now"_s, width.now}, {u"possible"_s, width.possible}});
    const auto score = r.score();
    return {{u"scope"_s, r.scope.text()}, {u"units"_s, r.units}, {u"demanded"_s, r.demanded},
        {u"captured"_s, r.captured}, {u"gaps"_s, gaps}, {u"captures"_s, r.captures}, {u"manual"_s, r.manual},
        {u"runs"_s, r.runs}, {u"overridden"_s, r.overridden}, {u"identifiers"_s, r.identifiers},
        {u"orphans"_s, QJsonArray::fromStringList(QStringList(r.orphans.begin(), r.orphans.end()))},
        {u"lots"_s, r.lots}, {u"widest"_s, widest}, {u"score"_s, score ? QJsonValue(*score) : QJsonValue()},
        {u"definition"_s,
            u"100 * (captured / demanded) * (1 - manual / captures) * (1 - overridden / runs) * (1 - orphans "
            u"/ "
            "identifiers); demanded: lines of the bill whose operation is passed; captured: recorded at the "
            "level the line demands"_s}};
}

QString readinessText(const Readiness &r)
{
    const auto score = r.score();
    QString text
        = u"%1: %2\n  captured %3 of %4   typed %5 of %6   permitted %7 of %8 runs   without a unit %9"_s.arg(
            r.scope.text(), score ? QString::number(*score, 'f', 1) : u"-"_s, QString::number(r.captured),
            QString::number(r.demanded), QString::number(r.manual), QString::number(r.captures),
            QString::number(r.overridden), QString::number(r.runs), QString::number(r.orphans.size()));
    text += u" of %1 serials\n"_s.arg(r.identifiers);
    for (const Readiness::Gap &gap : r.gaps)
        text += u"  %1 %2 in %3 units\n"_s.arg(gap.part.text(),
            gap.coarse ? u"by lot only"_s : u"not recorded"_s, QString::number(gap.units.size()));
    for (const Readiness::Width &width : r.widest)
        text += u"  a recall of %1 today: %2 units, %3 possible\n"_s.arg(
            width.start.name, QString::number(width.now), QString::number(width.possible));
    return text;
}

} // namespace unitrail
