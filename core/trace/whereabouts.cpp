// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/recall_search.h"

#include "core/trace/figures.h"

#include <algorithm>

/* Where recalled units are now, and how far that is known. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Kind = Whereabouts::Kind;

QString whereaboutsName(Kind kind)
{
    switch (kind) {
    case Kind::InProcess:
        return u"in-process"_s;
    case Kind::Stock:
        return u"stock"_s;
    case Kind::BuiltIn:
        return u"built-in"_s;
    case Kind::Shipped:
        return u"shipped"_s;
    case Kind::InService:
        return u"in-service"_s;
    case Kind::Returned:
        return u"returned"_s;
    case Kind::Scrapped:
        return u"scrapped"_s;
    case Kind::Decommissioned:
        return u"decommissioned"_s;
    case Kind::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

static Kind kindOf(LifeCycle life)
{
    switch (life) {
    case LifeCycle::Created:
    case LifeCycle::InProcess:
        return Kind::InProcess;
    case LifeCycle::Completed:
    case LifeCycle::Released:
    case LifeCycle::Packed:
        return Kind::Stock;
    case LifeCycle::Shipped:
        return Kind::Shipped;
    case LifeCycle::InService:
        return Kind::InService;
    case LifeCycle::Returned:
        return Kind::Returned;
    case LifeCycle::Scrapped:
        return Kind::Scrapped;
    case LifeCycle::Decommissioned:
        return Kind::Decommissioned;
    }
    Q_UNREACHABLE();
}

/** Its last shipment's order: the newest entry that says one. */
static Result<QString> customerOrderOf(TraceReader &reader, qint64 unit)
{
    const auto references = reader.entriesOf(unit, true);
    if (!references)
        return references.error();
    for (const qint64 reference : *references) {
        const auto body = reader.bodyOf(reference);
        if (!body)
            return body.error();
        if (!body->contains("UnitShipped"))
            continue;
        const auto entry = fromBody(*body);
        if (!entry)
            return entry.error();
        if (const auto *shipped = std::get_if<UnitShipped>(&entry->event))
            return shipped->order;
    }
    return QString();
}

Outcome RecallSearch::place(std::vector<RecalledUnit> &units, Figures &figures)
{
    auto unitRow = figures.store().prepare(
        u"SELECT id, life, created, customer, container, location, holds, active FROM unit WHERE serial = ? AND part = ?"_s);
    if (!unitRow)
        return unitRow.error();
    auto lastRun = figures.store().prepare(
        u"SELECT operation, station FROM run WHERE unit = ? ORDER BY started_ms DESC, pass DESC LIMIT 1"_s);
    if (!lastRun)
        return lastRun.error();
    for (RecalledUnit &unit : units) {
        Whereabouts &where = unit.where;
        const auto id = m_reader->idOf(Subject::of(unit.unit));
        if (!id)
            return id.error();
        qint64 figuresId = 0;
        {
            auto rows = unitRow->select(unit.unit.serial.text(), unit.unit.part.text());
            if (!rows)
                return rows.error();
            if (rows->next()) {
                figuresId = rows->integer(0);
                if (rows->integer(2) != 0)
                    where.kind = kindOf(LifeCycle(rows->integer(1)));
                where.customer = rows->text(3);
                where.container = rows->text(4);
                where.location = rows->text(5);
                where.holds = int(rows->integer(6));
                where.operation = rows->text(7);
            }
            if (Outcome ended = rows->end(); !ended)
                return ended;
        }
        if (where.kind == Kind::InProcess && figuresId != 0) {
            auto rows = lastRun->select(figuresId);
            if (!rows)
                return rows.error();
            if (rows->next()) {
                where.station = rows->text(1);
                if (where.operation.isEmpty())
                    where.after = rows->text(0);
            }
            if (Outcome ended = rows->end(); !ended)
                return ended;
        }
        if (!*id)
            continue;
        if (where.kind == Kind::Shipped || where.kind == Kind::InService) {
            auto order = customerOrderOf(*m_reader, **id);
            if (!order)
                return order.error();
            where.customerOrder = *std::move(order);
        }
        if (where.kind == Kind::Unknown || where.kind == Kind::Stock || where.kind == Kind::InProcess) {
            std::optional<qint64> parent;
            {
                auto rows = m_openParent.select(**id);
                if (!rows)
                    return rows.error();
                if (rows->next())
                    parent = rows->integer(0);
                if (Outcome ended = rows->end(); !ended)
                    return ended;
            }
            if (parent) {
                const auto holder = m_reader->unitOf(*parent);
                if (!holder)
                    return holder.error();
                where.kind = Kind::BuiltIn;
                where.parent = *holder;
            }
        }
    }
    return Done{};
}

/** Stations whose entries come from other chains are known as far as they came; some not at all. */
Result<std::vector<StationKnowledge>> RecallSearch::stationsBehind(const RecallMeans &means)
{
    const auto working = stationsAtWork(*means.figures);
    if (!working)
        return working.error();
    std::set<StationName> stations(working->begin(), working->end());
    if (means.plant) {
        for (const auto &[name, station] : means.plant->stations) {
            if (station.kind != Station::Kind::Desk)
                stations.insert(name);
        }
    }
    auto lastRun = means.figures->store().prepare(u"SELECT max(started_ms) FROM run WHERE station = ?"_s);
    if (!lastRun)
        return lastRun.error();
    std::vector<StationKnowledge> behind;
    for (const StationName &station : stations) {
        StationKnowledge known{.station = station, .untilMs = {}};
        const auto id = m_reader->idOf(Subject::of(station));
        if (!id)
            return id.error();
        if (*id) {
            const auto references = m_reader->entriesOf(**id, true);
            if (!references)
                return references.error();
            if (!references->empty() && references->front() > 0)
                continue; // our own chain, of which nothing is missing
            if (!references->empty()) {
                const auto entry = m_reader->entryOf(references->front());
                if (!entry)
                    return entry.error();
                known.untilMs = entry->stamp.wallMs;
            }
        }
        auto rows = lastRun->select(station.text());
        if (!rows)
            return rows.error();
        if (rows->next() && !rows->isNull(0))
            known.untilMs = std::max(known.untilMs.value_or(0), rows->integer(0));
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
        behind.push_back(known);
    }
    return behind;
}

} // namespace unitrail
