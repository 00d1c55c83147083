// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/recall_search.h"

#include "core/trace/figures.h"

#include <algorithm>

/*
 * What nobody recorded. A lot that lay ready at a station, or was used for an order, may be in units that say
 * nothing of that part: those are possible, each with the entry that makes it so. A unit that says it got
 * another one is cleared by that entry. A gap never puts a unit in or out silently.
 */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

std::optional<bool> mayHold(const Plant &plant, const QString &unitPart, const QString &routing,
    const QString &operation, const PartNumber &part)
{
    const Routing *known = plant.routing(routing);
    const auto product = PartNumber::fromText(unitPart);
    if (!known || !product)
        return {};
    const auto bom = known->boms.find(*product);
    if (bom == known->boms.end())
        return {};
    return std::any_of(bom->second.begin(), bom->second.end(), [&](const BomLine &line) {
        const bool takes = line.part == part
            || std::find(line.substitutes.begin(), line.substitutes.end(), part) != line.substitutes.end();
        return takes && (!line.capturedAt || line.capturedAt->text() == operation);
    });
}

/** The lots in question, by their subjects. A serial that is fitted nowhere is in no unit. */
Result<std::vector<RecallSearch::Suspect>> RecallSearch::suspects(const RecallQuestion &question)
{
    std::vector<Suspect> found;
    for (const RecallStart &start : question.starts) {
        if (start.kind != RecallStart::Kind::Lot && start.kind != RecallStart::Kind::SupplierLot)
            continue;
        if (const auto lot = start.lot()) {
            const auto id = m_reader->idOf(Subject::of(*lot));
            if (!id)
                return id.error();
            found.push_back({id->value_or(0), *lot, &start});
        }
        if (start.kind != RecallStart::Kind::SupplierLot)
            continue;
        const auto numbered = m_reader->lotsNumbered(start.name);
        if (!numbered)
            return numbered.error();
        for (const qint64 id : *numbered) {
            const auto subject = m_reader->subjectOf(id);
            if (!subject)
                return subject.error();
            if (const auto lot = *subject ? (*subject)->lot() : std::nullopt)
                found.push_back({id, *lot, &start});
        }
    }
    return found;
}

Result<std::vector<StationName>> stationsAtWork(Figures &figures)
{
    // From one name to the next in the index, not over all runs.
    auto next = figures.store().prepare(u"SELECT min(station) FROM run WHERE station > ?"_s);
    if (!next)
        return next.error();
    std::vector<StationName> stations;
    QString last = u""_s;
    for (;;) {
        auto rows = next->select(last);
        if (!rows)
            return rows.error();
        const bool more = rows->next() && !rows->isNull(0);
        if (more)
            last = rows->text(0);
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
        if (!more)
            return stations;
        if (const auto station = StationName::fromText(last))
            stations.push_back(*station);
    }
}

/** When and where that lot lay ready, by the stations' entries that count. */
Result<std::vector<RecallSearch::Loaded>> RecallSearch::loadings(const LotId &lot, Figures &figures)
{
    const auto stations = stationsAtWork(figures);
    if (!stations)
        return stations.error();
    std::vector<Loaded> found;
    for (const StationName &station : *stations) {
        const auto id = m_reader->idOf(Subject::of(station));
        if (!id)
            return id.error();
        const auto references
            = *id ? m_reader->entriesOf(**id) : Result<std::vector<qint64>>(std::vector<qint64>());
        if (!references)
            return references.error();
        std::vector<Recorded> entries;
        for (const qint64 reference : *references) {
            const auto body = m_reader->bodyOf(reference);
            if (!body)
                return body.error();
            // Most of a station's entries are sign-ins; those need not be read.
            const bool concerns = body->contains("LotLoaded") || body->contains("LotUnloaded")
                || body->contains("EventVoided") || body->contains("ConflictResolved");
            if (!concerns)
                continue;
            auto entry = fromBody(*body);
            if (!entry)
                return entry.error();
            entries.push_back({.position = {}, .hash = {}, .entry = *std::move(entry)});
        }
        const std::vector<EventId> voided = voidedIds(entries);
        for (const Recorded &recorded : entries) {
            const Entry &entry = recorded.entry;
            if (std::find(voided.begin(), voided.end(), entry.id) != voided.end())
                continue;
            if (const auto *loaded = std::get_if<LotLoaded>(&entry.event); loaded && loaded->lot == lot)
                found.push_back({station, entry.stamp.wallMs, {}, entry.id});
            const auto *unloaded = std::get_if<LotUnloaded>(&entry.event);
            if (!unloaded || unloaded->lot != lot)
                continue;
            for (Loaded &there : found) { // loaded twice, it is gone at once all the same
                if (there.station == station && !there.toMs)
                    there.toMs = entry.stamp.wallMs;
            }
        }
    }
    return found;
}

Result<std::vector<RecallSearch::Piece>> RecallSearch::piecesOf(qint64 unit, const PartNumber &part)
{
    std::vector<Piece> pieces;
    std::vector<qint64> entries;
    {
        auto rows = m_pieces.select(unit, part.text(), u"@lot/"_s + part.text());
        if (!rows)
            return rows.error();
        while (rows->next()) {
            pieces.push_back({.what = part.text() + u'/' + rows->text(1), .removed = rows->integer(2) != 0});
            entries.push_back(rows->integer(3));
        }
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
    }
    for (size_t i = 0; i < pieces.size(); ++i) {
        const auto event = m_reader->eventOf(entries[i]);
        if (!event)
            return event.error();
        pieces[i].entry = *event;
    }
    return pieces;
}

/** The entry by which somebody permitted that pieces of this part are missing. */
Result<std::optional<EventId>> RecallSearch::permittedGap(
    Figures &figures, qint64 figuresId, const PartNumber &part)
{
    auto statement = figures.store().prepare(
        u"SELECT entry FROM override WHERE unit = ? AND reason IN ('CaptureMissing', 'LotMissing') ORDER BY at_ms"_s);
    if (!statement)
        return statement.error();
    std::vector<EventId> entries;
    {
        auto rows = statement->select(figuresId);
        if (!rows)
            return rows.error();
        while (rows->next()) {
            if (const auto id = EventId::fromBytes(rows->bytes(0)))
                entries.push_back(*id);
        }
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
    }
    for (const EventId &id : entries) {
        const auto entry = m_reader->entryOf(id);
        if (!entry)
            return entry.error();
        const auto *granted = std::get_if<OverrideGranted>(&entry->event);
        if (granted && (granted->refusal.part == part || granted->refusal.names.contains(part.text())))
            return std::optional(id);
    }
    return std::optional<EventId>();
}

/** Is it in there? By what is recorded of the part in this unit; where nothing is, it may be. */
Outcome RecallSearch::weigh(const Suspect &suspect, const std::set<QString> &operations, const Chance &chance,
    const RecallMeans &means, Recall &recall)
{
    const auto id = m_reader->idOf(Subject::of(chance.unit));
    if (!id)
        return id.error();
    if (!*id || m_exact.contains(**id) || m_possible.contains(**id))
        return Done{};
    const auto may = means.plant
        ? mayHold(*means.plant, chance.unit.part.text(), chance.routing, chance.operation, suspect.lot.part)
        : std::nullopt;
    if (!may.value_or(operations.empty() || operations.contains(chance.operation)))
        return Done{};
    if (!m_weighed.insert({**id, suspect.lot.part.text()}).second)
        return Done{};
    const auto pieces = piecesOf(**id, suspect.lot.part);
    if (!pieces)
        return pieces.error();
    RecallReason reason = chance.reason;
    EventId evidence = chance.evidence;
    if (!pieces->empty()) {
        const auto gap = permittedGap(*means.figures, chance.figuresId, suspect.lot.part);
        if (!gap)
            return gap.error();
        if (!*gap) {
            const Piece &piece = pieces->front();
            recall.cleared.push_back(
                {chance.unit, piece.removed ? RecallReason::Removed : RecallReason::OtherRecorded, piece.what,
                    piece.entry});
            return Done{};
        }
        reason = RecallReason::CapturePermitted;
        evidence = **gap;
    }
    Hit hit{.id = **id, .now = true, .reason = reason};
    if (Outcome done = describe(hit); !done)
        return done;
    hit.evidence = evidence;
    m_possible.set(std::move(hit));
    return Done{};
}

Outcome RecallSearch::addDoubts(const Suspect &suspect, const RecallMeans &means, Recall &recall)
{
    Database &store = means.figures->store();
    std::set<QString> operations; // where this lot was captured at all
    {
        auto rows = m_operationsOf.select(suspect.child);
        if (!rows)
            return rows.error();
        while (rows->next())
            operations.insert(rows->text(0));
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    const auto collect = [](Result<Rows> rows, RecallReason reason,
                             const std::optional<EventId> &evidence) -> Result<std::vector<Chance>> {
        if (!rows)
            return rows.error();
        std::vector<Chance> chances;
        while (rows->next()) {
            const auto unit = UnitId::fromText(rows->text(1) + u'/' + rows->text(2));
            const auto entry = EventId::fromBytes(rows->bytes(5));
            if (unit && entry)
                chances.push_back({rows->integer(0), *unit, rows->text(3), rows->text(4), reason,
                    evidence.value_or(*entry)});
        }
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
        return chances;
    };

    // Worked on while the lot lay ready there.
    auto runsAt = store.prepare(uR"(
        SELECT u.id, u.part, u.serial, u.routing, r.operation, r.entry FROM run r JOIN unit u ON u.id = r.unit
        WHERE r.station = ? AND r.started_ms <= ? AND (r.ended_ms IS NULL OR r.ended_ms >= ?)
        ORDER BY r.started_ms)"_s);
    if (!runsAt)
        return runsAt.error();
    const auto loaded = loadings(suspect.lot, *means.figures);
    if (!loaded)
        return loaded.error();
    if (!loaded->empty())
        std::erase(recall.unknown, *suspect.start); // it lay ready: that is recorded
    for (const Loaded &ready : *loaded) {
        const qint64 from = std::max(ready.fromMs, suspect.start->fromMs.value_or(0));
        const qint64 to = std::min(ready.toMs.value_or(std::numeric_limits<qint64>::max()),
            suspect.start->toMs.value_or(std::numeric_limits<qint64>::max()));
        const auto chances = collect(
            runsAt->select(ready.station.text(), to, from), RecallReason::LotWasLoaded, ready.entry);
        if (!chances)
            return chances.error();
        for (const Chance &chance : *chances) {
            if (Outcome done = weigh(suspect, operations, chance, means, recall); !done)
                return done;
        }
    }

    // Made for an order that used it: the operation is behind them, whether or not it was recorded.
    auto runsOf = store.prepare(uR"(
        SELECT u.id, u.part, u.serial, u.routing, r.operation, r.entry FROM unit u JOIN run r ON r.unit = u.id
        WHERE u.work_order = ? AND u.work_order <> '' AND r.outcome IN (1, 3, 4) AND r.started_ms <= ?
            AND coalesce(r.ended_ms, r.started_ms) >= ?)"_s);
    if (!runsOf)
        return runsOf.error();
    std::set<QString> orders;
    for (const Hit &hit : m_exact) {
        if (hit.child != suspect.child)
            continue;
        const auto madeFor = this->madeFor(hit.madeFor);
        if (!madeFor)
            return madeFor.error();
        if (!(*madeFor)->order.isEmpty())
            orders.insert((*madeFor)->order);
    }
    for (const QString &order : orders) {
        const auto chances
            = collect(runsOf->select(order, suspect.start->toMs.value_or(std::numeric_limits<qint64>::max()),
                          suspect.start->fromMs.value_or(0)),
                RecallReason::NothingRecorded, {});
        if (!chances)
            return chances.error();
        for (const Chance &chance : *chances) {
            if (!operations.contains(chance.operation))
                continue;
            if (Outcome done = weigh(suspect, operations, chance, means, recall); !done)
                return done;
        }
    }
    return Done{};
}

} // namespace unitrail
