// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

static qint64 startOfDayMs(const QDate &day)
{
    return day.startOfDay(Qt::UTC).toMSecsSinceEpoch();
}

std::optional<Refusal> refuseLot(const LotId &lot, const std::optional<QDate> &expiryOnLabel, const Case &c)
{
    const Subject subject = Subject::of(lot);
    const Standing &standing = c.snapshot.of(subject);
    if (!standing.holds.empty()) {
        const Hold &hold = standing.holds.begin()->second;
        return Refusal {.reason = Reason::LotOnHold,
            .subject = subject,
            .part = lot.part,
            .names = {standing.holds.begin()->first.text()},
            .detail = hold.note.isEmpty() ? hold.reason : hold.note,
            .at = hold.atMs};
    }
    const Lot &state = standing.lot();
    if (state.status == u"quarantined")
        return Refusal {.reason = Reason::ComponentNotReleased, .subject = subject, .part = lot.part};
    // What was recorded of the lot and what its label says: the earlier date counts.
    std::optional<QDate> expiry = state.expiry;
    if (expiryOnLabel && (!expiry || *expiryOnLabel < *expiry))
        expiry = expiryOnLabel;
    if (expiry && *expiry < c.today() && !c.permits(Reason::LotExpired))
        return Refusal {.reason = Reason::LotExpired, .subject = subject, .part = lot.part, .at = startOfDayMs(*expiry)};
    return {};
}

std::variant<LoadedLot, Refusal> lotFor(const BomLine &line, const UnitId &unit, const Case &c)
{
    const Workplace &workplace = c.snapshot.of(Subject::of(c.snapshot.station)).workplace();
    std::optional<Refusal> why;
    for (const LoadedLot &loaded : workplace.loaded) {
        const bool fits = loaded.lot.part == line.part
            || std::find(line.substitutes.begin(), line.substitutes.end(), loaded.lot.part) != line.substitutes.end();
        if (!fits)
            continue;
        if (const auto refusal = refuseLot(loaded.lot, loaded.expiry, c)) {
            why = why ? why : refusal;
            continue;
        }
        const Part *part = c.snapshot.plant.part(loaded.lot.part);
        if (part && part->openLifeDays && !c.permits(Reason::LotExpired)) {
            const qint64 endMs = loaded.loadedMs + qint64(*part->openLifeDays) * 86'400'000;
            if (endMs < c.snapshot.nowMs) {
                why = why ? why : Refusal {.reason = Reason::LotExpired, .subject = Subject::of(loaded.lot), .part = line.part, .at = endMs};
                continue;
            }
        }
        const auto used = c.snapshot.used.find(loaded.lot);
        if (loaded.quantity && used != c.snapshot.used.end() && !c.permits(Reason::LotEmpty)
            && used->second.toDouble() + line.quantity.toDouble() > loaded.quantity->toDouble() + 1e-9) {
            why = why ? why : Refusal {.reason = Reason::LotEmpty, .subject = Subject::of(loaded.lot), .part = line.part};
            continue;
        }
        return loaded;
    }
    if (why)
        return *why;
    return Refusal {.reason = Reason::LotMissing, .subject = Subject::of(unit), .operation = line.capturedAt, .part = line.part};
}

static bool accepts(const BomLine &line, const PartNumber &part)
{
    return part == line.part || std::find(line.substitutes.begin(), line.substitutes.end(), part) != line.substitutes.end();
}

/** The places of this line that are still free; an unnamed place is one optional without a name. */
static std::vector<std::optional<PositionName>> freePlaces(const BomLine &line, const Unit &unit)
{
    std::vector<std::optional<PositionName>> places;
    if (line.positions.empty()) {
        const auto pieces = line.tracking == TrackingMode::Serial ? std::max(1, int(line.quantity.toDouble())) : 1;
        places.assign(size_t(pieces), std::nullopt);
    } else {
        places.assign(line.positions.begin(), line.positions.end());
    }
    for (const InstalledComponent &installed : unit.components) {
        if (!accepts(line, installed.component.part))
            continue;
        const auto taken = std::find(places.begin(), places.end(), installed.component.position);
        if (taken != places.end())
            places.erase(taken);
    }
    return places;
}

/** What the serialized piece says against being built in. */
static std::optional<Refusal> refusePiece(const UnitId &piece, const UnitId &into, const Case &c)
{
    const Subject subject = Subject::of(piece);
    const Standing &standing = c.snapshot.of(subject);
    const Unit &unit = standing.unit();
    if (unit.life == LifeCycle::Scrapped || unit.life == LifeCycle::Decommissioned)
        return Refusal {.reason = Reason::ComponentScrapped, .subject = subject, .part = piece.part, .at = unit.endedMs};
    if (!standing.holds.empty()) {
        const auto &[id, hold] = *standing.holds.begin();
        return Refusal {.reason = Reason::ComponentOnHold,
            .subject = subject,
            .part = piece.part,
            .names = {id.text()},
            .detail = hold.note.isEmpty() ? hold.reason : hold.note,
            .at = hold.atMs};
    }
    if (unit.installedIn) {
        return Refusal {.reason = Reason::ComponentInstalledElsewhere,
            .subject = subject,
            .part = piece.part,
            .other = unit.installedIn,
            .at = standing.lastMs};
    }
    if (piece == into)
        return Refusal {.reason = Reason::WrongPart, .subject = subject, .part = piece.part};
    // What this plant builds itself must be finished before it is built in.
    const bool ours = c.snapshot.plant.routingOf(piece.part) != nullptr;
    if (ours && unit.life != LifeCycle::Completed && unit.life != LifeCycle::Released)
        return Refusal {.reason = Reason::ComponentNotReleased, .subject = subject, .part = piece.part};
    return {};
}

static bool matches(const QString &pattern, const QString &text)
{
    return pattern.isEmpty() || QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

static bool revisionFits(const BomLine &line, const Component &component, const Plant &plant)
{
    if (component.revision.isEmpty())
        return true; // the label does not say
    if (!line.revisions.empty())
        return std::find(line.revisions.begin(), line.revisions.end(), component.revision) != line.revisions.end();
    const Part *part = plant.part(component.part);
    return !part || part->revision.isEmpty() || part->revision == component.revision;
}

Decision rule(const InstallComponent &command, const Case &c)
{
    if (const auto refusal = refuseUnlessActiveHere(c, command.unit))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    const OperationId &operation = *unit.active;
    const Routing *routing = c.routing(command.unit);
    const auto bom = routing ? routing->boms.find(command.unit.part) : decltype(routing->boms.end()) {};
    if (!routing || bom == routing->boms.end())
        return Refusal {.reason = Reason::NotOnRoute, .subject = subject, .operation = operation, .detail = unit.routing};

    Component component = command.component;
    const BomLine *line = nullptr;
    QStringList needed;
    for (const BomLine &candidate : bom->second) {
        if (candidate.capturedAt != operation || candidate.tracking == TrackingMode::None)
            continue;
        if (accepts(candidate, component.part) && (!line || freePlaces(*line, unit).empty()))
            line = &candidate;
        if (!freePlaces(candidate, unit).empty())
            needed.append(candidate.part.text());
    }
    if (!line)
        return Refusal {.reason = Reason::WrongPart, .subject = subject, .operation = operation, .part = component.part, .names = needed};
    if (!revisionFits(*line, component, c.snapshot.plant) && !c.permits(Reason::WrongRevision)) {
        return Refusal {.reason = Reason::WrongRevision,
            .subject = subject,
            .operation = operation,
            .part = component.part,
            .names = line->revisions.empty() ? QStringList {c.snapshot.plant.part(component.part)->revision}
                                             : QStringList(line->revisions.begin(), line->revisions.end()),
            .detail = component.revision};
    }

    const Part *part = c.snapshot.plant.part(component.part);
    const bool serialMissing = line->tracking == TrackingMode::Serial && !component.serial;
    const bool lotMissing = line->tracking == TrackingMode::Lot && !component.lot;
    const bool serialBad = part && component.serial && !matches(part->serialPattern, component.serial->text());
    const bool lotBad = part && component.lot && line->tracking == TrackingMode::Lot && !matches(part->lotPattern, component.lot->text());
    if (serialMissing || lotMissing || serialBad || lotBad) {
        return Refusal {.reason = Reason::BadSerial,
            .subject = subject,
            .operation = operation,
            .part = component.part,
            .detail = serialBad ? component.serial->text() : lotBad ? component.lot->text() : QString()};
    }
    if (line->tracking == TrackingMode::Lot)
        component.serial.reset();

    if (const auto piece = component.unit()) {
        if (const auto refusal = refusePiece(*piece, command.unit, c))
            return *refusal;
    }
    if (const auto lot = component.lotId()) {
        if (const auto refusal = refuseLot(*lot, command.expiry, c))
            return *refusal;
    }

    const auto places = freePlaces(*line, unit);
    const auto place = component.position ? std::find(places.begin(), places.end(), component.position) : places.begin();
    if (place == places.end()) {
        return Refusal {.reason = Reason::PositionFilled,
            .subject = subject,
            .operation = operation,
            .part = component.part,
            .names = component.position ? QStringList {component.position->text()} : QStringList {}};
    }
    component.position = *place;
    const bool piecewise = line->tracking == TrackingMode::Serial || line->positions.size() > 1;
    component.quantity = piecewise ? Decimal(1, 0) : line->quantity;
    component.fromLoadedLot = false;
    return Facts {fact(command.unit, {component}, ComponentInstalled {operation, {component}})};
}

Decision rule(const RemoveComponent &command, const Case &c)
{
    if (const auto refusal = refuseWork(c, command.unit))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    const bool openHere = unit.active && unit.operations.at(*unit.active).station == c.snapshot.station;
    if (!openHere && !c.atRepair())
        return Refusal {.reason = Reason::NotStarted, .subject = subject};
    if (command.why.trimmed().isEmpty())
        return Refusal {.reason = Reason::ReasonNeeded, .subject = subject, .part = command.component.part};
    const auto installed = std::find_if(unit.components.begin(), unit.components.end(), [&](const InstalledComponent &candidate) {
        const Component &component = candidate.component;
        return component.part == command.component.part && (!command.component.serial || component.serial == command.component.serial)
            && (!command.component.lot || component.lot == command.component.lot)
            && (!command.component.position || component.position == command.component.position);
    });
    if (installed == unit.components.end())
        return Refusal {.reason = Reason::NotInstalled, .subject = subject, .part = command.component.part};
    const std::vector<Component> removed {installed->component};
    return Facts {fact(command.unit, removed, ComponentRemoved {removed, command.why, command.destination})};
}

Decision rule(const ReceiveLot &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    if (command.status != u"released" && command.status != u"quarantined")
        return Refusal {.reason = Reason::BadValue, .subject = Subject::of(command.lot), .detail = command.status};
    return Facts {{{Subject::of(command.lot)}, LotReceived {command.expiry, command.status, command.supplier}}};
}

/** Some operation of this station takes this part from a loaded lot. */
static bool isTakenHere(const PartNumber &part, const Case &c)
{
    for (const Routing &routing : c.snapshot.plant.routings) {
        const auto here = c.snapshot.plant.operationsAt(c.snapshot.station, routing);
        for (const auto &[product, bom] : routing.boms) {
            for (const BomLine &line : bom) {
                const bool atThisStation = std::any_of(
                    here.begin(), here.end(), [&](const Operation *operation) { return line.capturedAt == operation->id; });
                if (line.fromLoadedLot && atThisStation && accepts(line, part))
                    return true;
            }
        }
    }
    return false;
}

Decision rule(const LoadLot &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject lot = Subject::of(command.lot);
    if (!isTakenHere(command.lot.part, c))
        return Refusal {.reason = Reason::WrongPart, .subject = lot, .part = command.lot.part};
    const Part *part = c.snapshot.plant.part(command.lot.part);
    if (part && !matches(part->lotPattern, command.lot.lot.text()))
        return Refusal {.reason = Reason::BadSerial, .subject = lot, .part = command.lot.part, .detail = command.lot.lot.text()};
    if (const auto refusal = refuseLot(command.lot, command.expiry, c))
        return *refusal;
    const Subject station = Subject::of(c.snapshot.station);
    const auto &loaded = c.snapshot.of(station).workplace().loaded;
    if (std::any_of(loaded.begin(), loaded.end(), [&](const LoadedLot &known) { return known.lot == command.lot; }))
        return Refusal {.reason = Reason::LotAlreadyLoaded, .subject = lot, .part = command.lot.part};
    return Facts {{{station}, LotLoaded {command.lot, command.expiry, command.quantity}}};
}

Decision rule(const UnloadLot &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject station = Subject::of(c.snapshot.station);
    const auto &loaded = c.snapshot.of(station).workplace().loaded;
    if (std::none_of(loaded.begin(), loaded.end(), [&](const LoadedLot &known) { return known.lot == command.lot; }))
        return Refusal {.reason = Reason::LotNotLoaded, .subject = Subject::of(command.lot), .part = command.lot.part};
    return Facts {{{station}, LotUnloaded {command.lot, command.why}}};
}

} // namespace unitrail
