// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/cache_file.h"

#include "core/base/match.h"

#include <algorithm>

/* What follows from a unit's entries besides its standing: links, identifiers, what it was made for; and
 * questions to them. */
namespace unitrail {

static Decimal sum(const Decimal &a, const Decimal &b)
{
    const int places = std::max(a.places(), b.places());
    const auto scaled = [places](const Decimal &value) {
        qint64 mantissa = value.mantissa();
        for (int i = value.places(); i < places; ++i)
            mantissa *= 10;
        return mantissa;
    };
    return {scaled(a) + scaled(b), places};
}

/** The next entry of a unit in order: only adds rows. */
Outcome CacheFile::project(qint64 unit, qint64 reference, const Recorded &recorded)
{
    const Entry &entry = recorded.entry;
    if (const auto *created = std::get_if<UnitCreated>(&entry.event))
        return setMadeFor(unit, *created);
    if (const auto *bound = std::get_if<IdentifierBound>(&entry.event))
        return m_addIdentifier.run(bound->value, bound->type, unit);
    if (const auto *installed = std::get_if<ComponentInstalled>(&entry.event)) {
        int piece = 0;
        for (const Component &component : installed->components) {
            if (Outcome done = addLink(unit,
                    {.reference = reference,
                        .piece = piece++,
                        .component = component,
                        .operation = installed->operation,
                        .station = entry.stamp.station,
                        .installedMs = entry.stamp.wallMs});
                !done)
                return done;
        }
    }
    return Done{};
}

Outcome CacheFile::setMadeFor(qint64 unit, const UnitCreated &created)
{
    const auto text = [](const auto &name) { return name ? name->text() : QStringLiteral(""); };
    const std::pair<QString, QString> wanted{text(created.order), text(created.productLot)};
    if (m_madeFor.first != wanted || m_madeFor.second == 0) { // else the unit before was made for the same
        qint64 id = 0;
        for (Statement *statement : {&m_findMadeFor, &m_addMadeFor}) {
            auto rows = statement->select(wanted.first, wanted.second);
            if (!rows)
                return rows.error();
            if (rows->next())
                id = rows->integer(0);
            if (Outcome ended = rows->end(); !ended)
                return ended;
            if (id != 0)
                break;
        }
        m_madeFor = {wanted, id};
    }
    return m_setMadeFor.run(m_madeFor.second, unit);
}

Outcome CacheFile::addLink(qint64 unit, const Link &link)
{
    const Component &component = link.component;
    const auto station = subjectId(Subject::of(link.station));
    if (!station)
        return station.error();
    const QVariant position = component.position ? QVariant(component.position->text()) : QVariant();
    const QVariant removed = link.removedReference ? QVariant(*link.removedReference) : QVariant();
    const QVariant removedMs = link.removedReference ? QVariant(link.removedMs) : QVariant();
    const auto add = [&](const Subject &child, const QVariant &via) -> Result<qint64> {
        const auto id = subjectId(child);
        if (!id)
            return id;
        if (Outcome done
            = m_addLink.run(*id, unit, link.reference, link.piece, via, position, component.quantity.text(),
                link.operation.text(), *station, link.installedMs, removed, removedMs);
            !done)
            return done.error();
        if (Outcome done = m_setFitted.run(*id); !done)
            return done.error();
        return id;
    };

    QVariant via;
    if (const auto serialized = component.unit()) {
        const auto id = add(Subject::of(*serialized), {});
        if (!id)
            return id.error();
        via = *id;
    }
    if (const auto lot = component.lotId()) {
        const auto id = add(Subject::of(*lot), via);
        if (!id)
            return id.error();
        const auto used = m_used.find({*id, *station});
        if (via.isNull() && used != m_used.end() && link.installedMs >= used->second.sinceMs)
            used->second.sum = sum(used->second.sum, component.quantity);
    }
    return Done{};
}

/** All rows of a unit anew, from its entries that count, in the order of folding. */
Outcome CacheFile::projectAgain(const Subject &subject, qint64 unit)
{
    auto entries = filed(unit);
    if (!entries)
        return entries.error();
    std::sort(entries->begin(), entries->end(),
        [&](const Filed &a, const Filed &b) { return foldsBefore(a.recorded, b.recorded, subject); });
    std::vector<Recorded> all;
    for (const Filed &one : *entries)
        all.push_back(one.recorded);
    const std::vector<EventId> voided = voidedIds(all);

    std::vector<Link> links;
    std::vector<IdentifierBound> identifiers;
    const UnitCreated *created = nullptr;
    const auto remove = [&](const Component &removed, qint64 reference, qint64 ms) {
        const auto found = std::find_if(links.begin(), links.end(), [&](const Link &link) {
            const Component &component = link.component;
            return !link.removedReference && component.part == removed.part
                && component.serial == removed.serial && (removed.serial || component.lot == removed.lot)
                && (!removed.position || component.position == removed.position);
        });
        if (found != links.end()) {
            found->removedReference = reference;
            found->removedMs = ms;
        }
    };
    for (const Filed &one : *entries) {
        const Entry &entry = one.recorded.entry;
        if (entry.subject() != subject || std::find(voided.begin(), voided.end(), entry.id) != voided.end())
            continue;
        if (const auto *event = std::get_if<UnitCreated>(&entry.event)) {
            created = event;
        } else if (const auto *bound = std::get_if<IdentifierBound>(&entry.event)) {
            identifiers.push_back(*bound);
        } else if (const auto *withdrawn = std::get_if<IdentifierVoided>(&entry.event)) {
            std::erase_if(identifiers, [&](const IdentifierBound &b) {
                return b.type == withdrawn->type && b.value == withdrawn->value;
            });
        } else if (const auto *installed = std::get_if<ComponentInstalled>(&entry.event)) {
            int piece = 0;
            for (const Component &component : installed->components) {
                links.push_back({.reference = one.reference,
                    .piece = piece++,
                    .component = component,
                    .operation = installed->operation,
                    .station = entry.stamp.station,
                    .installedMs = entry.stamp.wallMs});
            }
        } else if (const auto *removed = std::get_if<ComponentRemoved>(&entry.event)) {
            for (const Component &component : removed->components)
                remove(component, one.reference, entry.stamp.wallMs);
        }
    }

    const QByteArray id = QByteArray::number(unit);
    if (Outcome done = m_database->run("DELETE FROM link WHERE parent = " + id
            + "; DELETE FROM identifier WHERE subject = " + id
            + "; UPDATE subject SET made_for = NULL WHERE made_for IS NOT NULL AND id = " + id);
        !done)
        return done;
    m_used.clear(); // what is taken back must not count as used
    if (created) {
        if (Outcome done = setMadeFor(unit, *created); !done)
            return done;
    }
    for (const IdentifierBound &bound : identifiers) {
        if (Outcome done = m_addIdentifier.run(bound.value, bound.type, unit); !done)
            return done;
    }
    for (const Link &link : links) {
        if (Outcome done = addLink(unit, link); !done)
            return done;
    }
    return Done{};
}

Result<std::vector<UnitId>> CacheFile::resolve(const QString &text)
{
    std::vector<UnitId> units;
    if (const auto whole = UnitId::fromText(text)) {
        const auto id = findSubject(Subject::of(*whole));
        if (!id)
            return id.error();
        if (*id)
            units.push_back(*whole);
    }
    const auto others = qsizetype(units.size());
    auto rows = m_unitsNamed.select(text, text, text);
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const auto unit = UnitId::fromText(rows->text(0));
        if (unit && std::find(units.begin(), units.end(), *unit) == units.end())
            units.push_back(*unit);
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    std::sort(units.begin() + others, units.end());
    return units;
}

Result<Decimal> CacheFile::usedOf(const LotId &lot, const StationName &station, qint64 sinceMs)
{
    const auto lotId = findSubject(Subject::of(lot));
    const auto stationId = findSubject(Subject::of(station));
    if (!lotId || !stationId)
        return !lotId ? lotId.error() : stationId.error();
    if (!*lotId || !*stationId)
        return Decimal();
    const auto known = m_used.find({**lotId, **stationId});
    if (known != m_used.end() && known->second.sinceMs == sinceMs)
        return known->second.sum;

    // A serialized piece names its supplier lot; nothing was taken from a lot loaded here.
    auto query = m_database->prepare(QStringLiteral(
        "SELECT quantity FROM link WHERE child = ? AND station = ? AND installed_ms >= ? AND via IS NULL"));
    if (!query)
        return query.error();
    auto rows = query->select(**lotId, **stationId, sinceMs);
    if (!rows)
        return rows.error();
    Decimal total;
    while (rows->next()) {
        if (const auto quantity = Decimal::fromText(rows->text(0)))
            total = sum(total, *quantity);
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    m_used[{**lotId, **stationId}] = {sinceMs, total};
    return total;
}

Result<std::vector<Journal::Taken>> CacheFile::takenFrom(const LotId &lot)
{
    std::vector<Journal::Taken> taken;
    const auto standing = this->standing(Subject::of(lot));
    if (!standing)
        return standing.error();
    if (!standing->lot().received)
        return taken;
    const auto lotId = findSubject(Subject::of(lot));
    if (!lotId)
        return lotId.error();
    if (!*lotId)
        return taken;
    auto query = m_database->prepare(QStringLiteral(
        "SELECT entry, parent.key, place.name, quantity, installed_ms FROM link "
        "JOIN subject AS parent ON parent.id = parent JOIN subject AS place ON place.id = station "
        "WHERE child = ? AND removed_entry IS NULL AND via IS NULL ORDER BY installed_ms, entry"));
    if (!query)
        return query.error();
    std::vector<qint64> references;
    {
        auto rows = query->select(**lotId);
        if (!rows)
            return rows.error();
        while (rows->next()) {
            const auto unit = Subject::fromText(rows->text(1));
            const auto station = StationName::fromText(rows->text(2));
            const auto quantity = Decimal::fromText(rows->text(3));
            if (!unit || !station || !quantity)
                continue;
            references.push_back(rows->integer(0));
            taken.push_back({{}, *unit, *station, *quantity, rows->integer(4)});
        }
        if (Outcome done = rows->end(); !done)
            return done.error();
    }
    // Whose they are is looked up where it matters: most lots hold what was taken from them.
    Decimal total;
    for (const Journal::Taken &one : taken)
        total = sum(total, one.quantity);
    if (total <= *standing->lot().received)
        return std::vector<Journal::Taken>();
    for (size_t i = 0; i < taken.size(); ++i) {
        const auto entry = recorded(references[i]);
        if (!entry)
            return entry.error();
        taken[i].entry = entry->entry.id;
    }
    return taken;
}

} // namespace unitrail
