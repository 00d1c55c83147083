// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/lot_shortage.h"

#include "core/domain/signature.h"

#include <algorithm>
#include <tuple>

namespace unitrail {

std::optional<LotShortage> shortageOf(const LotId &id, const Lot &lot, std::vector<Journal::Taken> takings)
{
    if (!lot.received)
        return {};
    std::erase_if(takings, [&](const Journal::Taken &taking) {
        return std::find(lot.accepted.begin(), lot.accepted.end(), taking.entry) != lot.accepted.end();
    });
    // The same order at every station, whatever way the entries came.
    std::sort(takings.begin(), takings.end(), [](const Journal::Taken &a, const Journal::Taken &b) {
        return std::tie(a.atMs, a.entry, a.quantity) < std::tie(b.atMs, b.entry, b.quantity);
    });
    std::optional<Decimal> taken = Decimal(0, 0);
    for (const Journal::Taken &taking : takings)
        taken = taken ? taken->plus(taking.quantity) : taken;
    const auto missing = taken ? taken->minus(*lot.received) : std::nullopt;
    if (!missing || *missing <= Decimal(0, 0))
        return {};
    return LotShortage{id, *lot.received, *taken, *missing, std::move(takings)};
}

std::vector<EventId> LotShortage::beyond() const
{
    std::vector<EventId> entries;
    Decimal sum(0, 0);
    for (auto taking = takings.rbegin(); taking != takings.rend() && sum < missing; ++taking) {
        if (std::find(entries.begin(), entries.end(), taking->entry) != entries.end())
            continue;
        entries.push_back(taking->entry);
        for (const Journal::Taken &piece : takings) { // of one entry all its pieces are signed for
            if (piece.entry == taking->entry)
                sum = sum.plus(piece.quantity).value_or(missing);
        }
    }
    return entries;
}

Result<std::optional<LotShortage>> shortageOf(Journal &journal, const LotId &lot)
{
    const auto standing = journal.standing(Subject::of(lot));
    if (!standing)
        return standing.error();
    if (!standing->lot().received)
        return std::optional<LotShortage>();
    auto takings = journal.takenFrom(lot);
    if (!takings)
        return takings.error();
    return shortageOf(lot, standing->lot(), *std::move(takings));
}

Result<std::vector<SignedEntry>> signedEntries(Journal &journal, const std::vector<EventId> &entries)
{
    std::vector<SignedEntry> list;
    for (const EventId &entry : entries) {
        const auto recorded = journal.entry(entry);
        if (!recorded)
            return recorded.error();
        if (!*recorded)
            return Failure{Failure::Kind::Missing, QStringLiteral("no entry %1 is here").arg(entry.text())};
        list.push_back({entry, bodyDigest(toBody((*recorded)->entry))});
    }
    return list;
}

Result<std::vector<LotShortage>> lotShortages(Journal &journal)
{
    const auto lots = journal.list(Journal::List::CountedLots);
    if (!lots)
        return lots.error();
    std::vector<LotShortage> all;
    for (const Subject &subject : *lots) {
        const auto lot = subject.lot();
        auto shortage = lot ? shortageOf(journal, *lot) : Result<std::optional<LotShortage>>(std::nullopt);
        if (!shortage)
            return shortage.error();
        if (*shortage)
            all.push_back(*std::move(*shortage));
    }
    return all;
}

} // namespace unitrail
