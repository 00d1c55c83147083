// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/pattern.h"
#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

static qint64 startOfDayMs(const QDate &day)
{
    return day.startOfDay(Qt::UTC).toMSecsSinceEpoch();
}

static std::optional<Refusal> refuseExpired(
    const Subject &subject, const PartNumber &part, const std::optional<QDate> &expiry, const Case &c)
{
    if (!expiry || *expiry >= c.today() || c.permits(Reason::LotExpired))
        return {};
    return Refusal{
        .reason = Reason::LotExpired, .subject = subject, .part = part, .at = startOfDayMs(*expiry)};
}

std::optional<Refusal> refuseLot(const LotId &lot, const std::optional<QDate> &expiryOnLabel, const Case &c)
{
    const Subject subject = Subject::of(lot);
    const Standing &standing = c.snapshot.of(subject);
    if (!standing.holds.empty()) {
        const Hold &hold = standing.holds.begin()->second;
        return Refusal{.reason = Reason::LotOnHold,
            .subject = subject,
            .part = lot.part,
            .names = {standing.holds.begin()->first.text()},
            .detail = hold.note.isEmpty() ? hold.reason : hold.note,
            .at = hold.atMs};
    }
    if (auto refusal = refuseContained(c, lot)) {
        refusal->reason = Reason::LotOnHold;
        return refusal;
    }
    const Lot &state = standing.lot();
    if (state.status == u"quarantined")
        return Refusal{.reason = Reason::ComponentNotReleased, .subject = subject, .part = lot.part};
    // What was recorded of the lot and what its label says: the earlier date counts.
    std::optional<QDate> expiry = state.expiry;
    if (expiryOnLabel && (!expiry || *expiryOnLabel < *expiry))
        expiry = expiryOnLabel;
    return refuseExpired(subject, lot.part, expiry, c);
}

std::variant<LoadedLot, Refusal> lotFor(const BomLine &line, const UnitId &unit, const Case &c)
{
    const Workplace &workplace = c.snapshot.of(Subject::of(c.snapshot.station)).workplace();
    std::optional<Refusal> why;
    for (const LoadedLot &loaded : workplace.loaded) {
        if (!accepts(line, loaded.lot.part))
            continue;
        if (const auto refusal = refuseLot(loaded.lot, loaded.expiry, c)) {
            why = why ? why : refusal;
            continue;
        }
        const Part *part = c.snapshot.plant.part(loaded.lot.part);
        if (part && part->openLifeDays && !c.permits(Reason::LotExpired)) {
            const qint64 endMs = loaded.loadedMs + qint64(*part->openLifeDays) * 86'400'000;
            if (endMs < c.snapshot.nowMs) {
                why = why ? why
                          : Refusal{.reason = Reason::LotExpired,
                              .subject = Subject::of(loaded.lot),
                              .part = line.part,
                              .at = endMs};
                continue;
            }
        }
        const auto used = c.snapshot.used.find(loaded.lot);
        const auto wouldBeUsed
            = used == c.snapshot.used.end() ? line.quantity : used->second.plus(line.quantity);
        if (loaded.quantity && !c.permits(Reason::LotEmpty)
            && (!wouldBeUsed || *wouldBeUsed > *loaded.quantity)) {
            why = why
                ? why
                : Refusal{.reason = Reason::LotEmpty, .subject = Subject::of(loaded.lot), .part = line.part};
            continue;
        }
        return loaded;
    }
    if (why)
        return *why;
    return Refusal{.reason = Reason::LotMissing,
        .subject = Subject::of(unit),
        .operation = line.capturedAt,
        .part = line.part};
}

bool accepts(const BomLine &line, const PartNumber &part)
{
    return part == line.part
        || std::find(line.substitutes.begin(), line.substitutes.end(), part) != line.substitutes.end();
}

static int wholePieces(const Decimal &quantity)
{
    qint64 whole = quantity.mantissa();
    for (int i = 0; i < quantity.places(); ++i)
        whole /= 10;
    return int(std::clamp<qint64>(whole, 1, 1000));
}

static std::vector<std::optional<PositionName>> placesOf(const BomLine &line)
{
    if (line.fromLoadedLot)
        return {line.positions.empty() ? std::nullopt
                                       : std::optional(line.positions.front())}; // all of it at once
    if (!line.positions.empty())
        return {line.positions.begin(), line.positions.end()};
    return std::vector<std::optional<PositionName>>(
        line.tracking == TrackingMode::Serial ? size_t(wholePieces(line.quantity)) : 1);
}

static bool fill(LineFill &into, const InstalledComponent &installed)
{
    const BomLine &line = *into.line;
    const auto place
        = std::find(into.freePlaces.begin(), into.freePlaces.end(), installed.component.position);
    if (line.capturedAt != installed.operation || place == into.freePlaces.end())
        return false;
    into.missing = std::max(into.missing.minus(installed.component.quantity).value_or(into.missing),
        Decimal(0, line.quantity.places()));
    // A nameless piece of a lot leaves room until the quantity is there.
    const bool partly
        = line.positions.empty() && line.tracking != TrackingMode::Serial && into.missing > Decimal(0, 0);
    if (!partly)
        into.freePlaces.erase(place);
    return true;
}

std::vector<LineFill> fillsOf(const Unit &unit, const std::vector<BomLine> &bom)
{
    std::vector<LineFill> fills;
    for (const BomLine &line : bom)
        fills.push_back({&line, placesOf(line), line.quantity});
    for (const InstalledComponent &installed : unit.components) {
        const PartNumber &part = installed.component.part;
        // The line that asks for this very part goes before one that takes it as a substitute.
        const bool filled = std::any_of(fills.begin(), fills.end(),
            [&](LineFill &f) { return f.line->part == part && fill(f, installed); });
        if (!filled)
            std::any_of(fills.begin(), fills.end(),
                [&](LineFill &f) { return accepts(*f.line, part) && fill(f, installed); });
    }
    return fills;
}

/** What the serialized piece says against being built in. */
static std::optional<Refusal> refusePiece(const UnitId &piece, const UnitId &into, const Case &c)
{
    const Subject subject = Subject::of(piece);
    const Standing &standing = c.snapshot.of(subject);
    const Unit &unit = standing.unit();
    if (unit.life == LifeCycle::Scrapped || unit.life == LifeCycle::Decommissioned)
        return Refusal{
            .reason = Reason::ComponentScrapped, .subject = subject, .part = piece.part, .at = unit.endedMs};
    if (!standing.holds.empty()) {
        const auto &[id, hold] = *standing.holds.begin();
        return Refusal{.reason = Reason::ComponentOnHold,
            .subject = subject,
            .part = piece.part,
            .names = {id.text()},
            .detail = hold.note.isEmpty() ? hold.reason : hold.note,
            .at = hold.atMs};
    }
    if (auto refusal = refuseContained(c, piece, unit)) {
        refusal->reason = Reason::ComponentOnHold;
        refusal->part = piece.part;
        return refusal;
    }
    if (unit.installedIn) {
        return Refusal{.reason = Reason::ComponentInstalledElsewhere,
            .subject = subject,
            .part = piece.part,
            .other = unit.installedIn,
            .at = standing.lastMs};
    }
    if (piece == into)
        return Refusal{.reason = Reason::WrongPart, .subject = subject, .part = piece.part};
    // What this plant builds itself must be finished before it is built in.
    const bool ours = c.snapshot.plant.routingOf(piece.part) != nullptr;
    const bool rejected
        = std::any_of(unit.nonconformances.begin(), unit.nonconformances.end(), [](const auto &known) {
              const auto &disposition = known.second.disposition;
              return known.second.open()
                  && (!disposition || disposition == Disposition::Scrap
                      || disposition == Disposition::ReturnToSupplier);
          });
    const bool unfinished = ours && unit.life != LifeCycle::Completed && unit.life != LifeCycle::Released;
    if (unfinished || rejected)
        return Refusal{.reason = Reason::ComponentNotReleased, .subject = subject, .part = piece.part};
    return {};
}

static bool revisionFits(const BomLine &line, const Component &component, const Plant &plant)
{
    if (component.revision.isEmpty())
        return true; // the label does not say
    if (!line.revisions.empty())
        return std::find(line.revisions.begin(), line.revisions.end(), component.revision)
            != line.revisions.end();
    const Part *part = plant.part(component.part);
    return !part || part->revision.isEmpty() || part->revision == component.revision;
}

/** The line this component would fill: of its own part before a substitute's, one with room before a full
 * one. */
static const LineFill *lineFor(const std::vector<LineFill> &fills, const PartNumber &part)
{
    const LineFill *best = nullptr;
    int bestScore = -1;
    for (const LineFill &candidate : fills) {
        if (!accepts(*candidate.line, part))
            continue;
        const int score = (candidate.freePlaces.empty() ? 0 : 2) + (candidate.line->part == part ? 1 : 0);
        if (score > bestScore) {
            best = &candidate;
            bestScore = score;
        }
    }
    return best;
}

Decision rule(const InstallComponent &command, const Case &c)
{
    // At a repair station nothing runs; there a piece replaces one that some operation has captured before.
    const bool replacing = c.atRepair() && !c.unit(command.unit).active;
    if (const auto refusal
        = replacing ? refuseWork(c, command.unit, Work::Mending) : refuseUnlessRunningHere(c, command.unit))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    const Routing *routing = c.routing(command.unit);
    if (!routing)
        return Refusal{.reason = Reason::NotOnRoute,
            .subject = subject,
            .operation = unit.active,
            .detail = unit.routing};

    Component component = command.component;
    QStringList needed;
    std::vector<LineFill> fills = fillsOf(unit, bomOf(command.unit, *routing));
    std::erase_if(fills, [&](const LineFill &candidate) {
        const auto &at = candidate.line->capturedAt;
        const bool asked = at && (replacing ? unit.operations.contains(*at) : at == unit.active);
        return !asked || candidate.line->tracking == TrackingMode::None;
    });
    for (const LineFill &candidate : fills) {
        if (!candidate.freePlaces.empty() && !candidate.line->fromLoadedLot)
            needed.append(candidate.line->part.text());
    }
    const LineFill *found = lineFor(fills, component.part);
    if (!found)
        return Refusal{.reason = Reason::WrongPart,
            .subject = subject,
            .operation = unit.active,
            .part = component.part,
            .names = needed};
    const BomLine *line = found->line;
    const OperationId operation = *line->capturedAt;
    if (!revisionFits(*line, component, c.snapshot.plant) && !c.permits(Reason::WrongRevision)) {
        return Refusal{.reason = Reason::WrongRevision,
            .subject = subject,
            .operation = operation,
            .part = component.part,
            .names = line->revisions.empty() ? QStringList{c.snapshot.plant.part(component.part)->revision}
                                             : QStringList(line->revisions.begin(), line->revisions.end()),
            .detail = component.revision};
    }

    const Part *part = c.snapshot.plant.part(component.part);
    const bool serialMissing = line->tracking == TrackingMode::Serial && !component.serial;
    const bool lotMissing = line->tracking == TrackingMode::Lot && !component.lot;
    const bool serialBad
        = part && component.serial && !fitsPattern(part->serialPattern, component.serial->text());
    const bool lotBad = part && component.lot && line->tracking == TrackingMode::Lot
        && !fitsPattern(part->lotPattern, component.lot->text());
    if (serialMissing || lotMissing || serialBad || lotBad) {
        return Refusal{.reason = Reason::BadSerial,
            .subject = subject,
            .operation = operation,
            .part = component.part,
            .detail = serialBad ? component.serial->text()
                : lotBad        ? component.lot->text()
                                : QString()};
    }
    if (line->tracking == TrackingMode::Lot)
        component.serial.reset();

    if (const auto piece = component.unit()) {
        if (const auto refusal = refusePiece(*piece, command.unit, c))
            return *refusal;
        // A label that was read whole before and is typed now: the piece is of the same lot still.
        if (!component.lot)
            component.lot = c.snapshot.of(Subject::of(*piece)).unit().supplierLot;
    }
    if (const auto lot = component.lotId()) {
        if (const auto refusal = refuseLot(*lot, command.expiry, c))
            return *refusal;
    } else if (const auto piece = component.unit()) {
        if (const auto refusal = refuseExpired(Subject::of(*piece), component.part, command.expiry, c))
            return *refusal;
    }

    const bool knownPlace = !component.position
        || (line->positions.empty()
                ? false
                : std::find(line->positions.begin(), line->positions.end(), *component.position)
                    != line->positions.end());
    if (!knownPlace) {
        Refusal refusal{.reason = Reason::ComponentUnknownPosition,
            .subject = subject,
            .operation = operation,
            .part = component.part,
            .detail = component.position->text()};
        for (const PositionName &position : line->positions)
            refusal.names.append(position.text());
        return refusal;
    }
    const auto &places = found->freePlaces;
    const auto place
        = component.position ? std::find(places.begin(), places.end(), component.position) : places.begin();
    if (place == places.end()) {
        return Refusal{.reason = Reason::PositionFilled,
            .subject = subject,
            .operation = operation,
            .part = component.part,
            .names = component.position ? QStringList{component.position->text()} : QStringList{}};
    }
    component.position = *place;
    const bool piecewise
        = line->tracking == TrackingMode::Serial || (line->positions.size() > 1 && !line->fromLoadedLot);
    component.quantity = piecewise ? Decimal(1, 0) : line->quantity;
    component.fromLoadedLot = false;
    return Facts{fact(command.unit, {component}, ComponentInstalled{operation, {component}})};
}

Decision rule(const RemoveComponent &command, const Case &c)
{
    if (const auto refusal = refuseWork(c, command.unit, Work::Mending))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    const bool openHere = unit.active && unit.operations.at(*unit.active).station == c.snapshot.station;
    if (!openHere && !c.atRepair())
        return Refusal{.reason = Reason::NotStarted, .subject = subject};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject, .part = command.component.part};
    const auto installed = std::find_if(
        unit.components.begin(), unit.components.end(), [&](const InstalledComponent &candidate) {
            const Component &component = candidate.component;
            return component.part == command.component.part
                && (!command.component.serial || component.serial == command.component.serial)
                && (!command.component.lot || component.lot == command.component.lot)
                && (!command.component.position || component.position == command.component.position);
        });
    if (installed == unit.components.end())
        return Refusal{.reason = Reason::NotInstalled, .subject = subject, .part = command.component.part};
    const std::vector<Component> removed{installed->component};
    return Facts{fact(command.unit, removed, ComponentRemoved{removed, command.why, command.destination})};
}

Decision rule(const ReceiveLot &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    if (command.status != u"released" && command.status != u"quarantined")
        return Refusal{
            .reason = Reason::BadValue, .subject = Subject::of(command.lot), .detail = command.status};
    if (command.quantity && *command.quantity <= Decimal(0, 0))
        return Refusal{.reason = Reason::BadValue,
            .subject = Subject::of(command.lot),
            .part = command.lot.part,
            .detail = command.quantity->text()};
    return Facts{{{Subject::of(command.lot)},
        LotReceived{command.expiry, command.status, command.supplier, command.quantity}}};
}

/** Some operation of this station takes this part from a loaded lot. */
static bool isTakenHere(const PartNumber &part, const Case &c)
{
    for (const Routing &routing : c.snapshot.plant.routings) {
        const auto here = c.snapshot.plant.operationsAt(c.snapshot.station, routing);
        for (const auto &[product, bom] : routing.boms) {
            for (const BomLine &line : bom) {
                const bool atThisStation = std::any_of(here.begin(), here.end(),
                    [&](const Operation *operation) { return line.capturedAt == operation->id; });
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
        return Refusal{.reason = Reason::WrongPart, .subject = lot, .part = command.lot.part};
    if (command.quantity && *command.quantity <= Decimal(0, 0))
        return Refusal{.reason = Reason::BadValue,
            .subject = lot,
            .part = command.lot.part,
            .detail = command.quantity->text()};
    const Part *part = c.snapshot.plant.part(command.lot.part);
    if (part && !fitsPattern(part->lotPattern, command.lot.lot.text()))
        return Refusal{.reason = Reason::BadSerial,
            .subject = lot,
            .part = command.lot.part,
            .detail = command.lot.lot.text()};
    if (const auto refusal = refuseLot(command.lot, command.expiry, c))
        return *refusal;
    const Subject station = Subject::of(c.snapshot.station);
    const auto &loaded = c.snapshot.of(station).workplace().loaded;
    if (std::any_of(
            loaded.begin(), loaded.end(), [&](const LoadedLot &known) { return known.lot == command.lot; }))
        return Refusal{.reason = Reason::LotAlreadyLoaded, .subject = lot, .part = command.lot.part};
    return Facts{{{station}, LotLoaded{command.lot, command.expiry, command.quantity}}};
}

Decision rule(const UnloadLot &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject station = Subject::of(c.snapshot.station);
    const auto &loaded = c.snapshot.of(station).workplace().loaded;
    if (std::none_of(
            loaded.begin(), loaded.end(), [&](const LoadedLot &known) { return known.lot == command.lot; }))
        return Refusal{
            .reason = Reason::LotNotLoaded, .subject = Subject::of(command.lot), .part = command.lot.part};
    return Facts{{{station}, LotUnloaded{command.lot, command.why}}};
}

} // namespace unitrail
