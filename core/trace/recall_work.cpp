// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/recall_search.h"

#include "core/trace/figures.h"

#include <limits>

/* Recalls that start from where, by whom and with what units were worked on. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

// A run counts when any of it lies in the window; a value, defect or tool when it was recorded there.
const QString runsAtSql = uR"(
    SELECT u.part, u.serial, r.entry, r.started_ms FROM run r JOIN unit u ON u.id = r.unit
    WHERE r.station = ? AND r.started_ms <= ? AND (r.ended_ms IS NULL OR r.ended_ms >= ?))"_s;
const QString runsBySql = uR"(
    SELECT u.part, u.serial, r.entry, r.started_ms FROM run r JOIN unit u ON u.id = r.unit
    WHERE r.person = ? AND r.started_ms <= ? AND (r.ended_ms IS NULL OR r.ended_ms >= ?))"_s;
// What no run tells of: repairs, and what one person did in another's run.
const QString touchesAtSql = uR"(
    SELECT u.part, u.serial, t.entry, t.at_ms FROM touch t JOIN unit u ON u.id = t.unit
    WHERE t.station = ? AND t.at_ms <= ? AND t.at_ms >= ?)"_s;
const QString touchesBySql = uR"(
    SELECT u.part, u.serial, t.entry, t.at_ms FROM touch t JOIN unit u ON u.id = t.unit
    WHERE t.person = ? AND t.at_ms <= ? AND t.at_ms >= ?)"_s;
const QString valuesWithSql = uR"(
    SELECT u.part, u.serial, m.entry, m.at_ms FROM measurement m JOIN unit u ON u.id = m.unit
    WHERE m.gauge = ? AND m.gauge <> '' AND m.at_ms <= ? AND m.at_ms >= ?)"_s;
const QString valuesOfProgramSql = uR"(
    SELECT u.part, u.serial, m.entry, m.at_ms FROM measurement m JOIN unit u ON u.id = m.unit
    WHERE m.program = ? AND m.program <> '' AND m.at_ms <= ? AND m.at_ms >= ?)"_s;
const QString toolsSql = uR"(
    SELECT u.part, u.serial, t.entry, t.at_ms FROM tool t JOIN unit u ON u.id = t.unit
    WHERE t.kind = '%1' AND t.name = ? AND t.at_ms <= ? AND t.at_ms >= ?)"_s;

} // namespace

static QStringList statementsFor(RecallStart::Kind kind)
{
    using Kind = RecallStart::Kind;
    const auto tools = [](const QString &named) { return QString(toolsSql).replace(u"%1"_s, named); };
    switch (kind) {
    case Kind::Station:
        return {runsAtSql, touchesAtSql};
    case Kind::Person:
        return {runsBySql, touchesBySql};
    case Kind::Gauge:
        return {valuesWithSql};
    case Kind::Fixture:
        return {tools(u"fixture"_s)};
    case Kind::Tool:
        return {tools(u"tool"_s)};
    case Kind::Program:
        return {valuesOfProgramSql, tools(u"program"_s)};
    case Kind::Serial:
    case Kind::Lot:
    case Kind::SupplierLot:
    case Kind::ProductLot:
    case Kind::Order:
        return {};
    }
    Q_UNREACHABLE();
}

Result<bool> RecallSearch::addWork(const RecallStart &start, Figures &figures)
{
    struct Worked {
        EventId entry;
        qint64 atMs = 0;
    };
    std::map<UnitId, Worked> units; // the first work that counts is the evidence
    for (const QString &sql : statementsFor(start.kind)) {
        auto statement = figures.store().prepare(sql);
        if (!statement)
            return statement.error();
        auto rows = statement->select(
            start.name, start.toMs.value_or(std::numeric_limits<qint64>::max()), start.fromMs.value_or(0));
        if (!rows)
            return rows.error();
        while (rows->next()) {
            const auto unit = UnitId::fromText(rows->text(0) + u'/' + rows->text(1));
            const auto entry = EventId::fromBytes(rows->bytes(2));
            if (!unit || !entry)
                continue;
            const auto known = units.find(*unit);
            if (known == units.end() || rows->integer(3) < known->second.atMs)
                units.insert_or_assign(*unit, Worked{*entry, rows->integer(3)});
        }
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
    }
    for (const auto &[unit, worked] : units) {
        const auto id = m_reader->idOf(Subject::of(unit));
        if (!id)
            return id.error();
        if (!*id)
            continue;
        Hit hit{.id = **id, .now = true, .reason = RecallReason::WorkedOn};
        if (Outcome done = describe(hit); !done)
            return done.error();
        hit.evidence = worked.entry;
        hit.installedMs = worked.atMs;
        const Hit *known = m_exact.find(**id);
        if (!known || !known->now)
            m_exact.set(std::move(hit));
        if (Outcome done = addParents(m_exact, **id, nullptr, RecallReason::BuiltIn); !done)
            return done.error();
    }
    return !units.empty();
}

} // namespace unitrail
