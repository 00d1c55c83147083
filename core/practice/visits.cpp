// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/labels.h"
#include "core/practice/line.h"

#include <algorithm>

/* What happens to a unit at a station, and where it goes from there. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** Story 1, 2 and 6 happen at these. */
static constexpr auto calibration = "050"_L1, loadTest = "080"_L1;
static constexpr int driftedUnits = 31, driftedNearLimit = 4;
/** Of units that failed: what becomes of them when no story says it. */
static constexpr double scrapShare = 0.025, exchangeShare = 0.35, retestShare = 0.5;
static constexpr int attemptsMax = 4; ///< where the routing has no limit, the line has this one

const std::vector<BomLine> &Line::bomOf(int unit) const
{
    static const std::vector<BomLine> none;
    const auto found = m_routing.boms.find(m_pieces[size_t(unit)].id.part);
    return found == m_routing.boms.end() ? none : found->second;
}

Act Line::unitScan(int unit, Command command) const
{
    const WorkOrder *order = m_stories.orderOf(unit);
    return {.command = std::move(command),
        .raw = unitLabel(m_pieces[size_t(unit)].id, m_materials.product(unit),
            order ? std::optional(order->productLot) : std::nullopt)};
}

qint64 Line::durationOf(const Operation &operation)
{
    const qint64 standard = qint64(operation.standardSeconds) * 1000 * 100 / m_unitsPerDay;
    return standard * m_random.between(85, 110) / 100;
}

/** Whether it would be done before the shift ends, and what story 2 says. */
bool Line::mayBegin(const Post &post, size_t operation, qint64 now, qint64 durationMs) const
{
    const Operation &what = m_routing.operations[operation];
    constexpr qint64 mendMs = 10 * 60'000; // the reference was found bad, and is set right
    // A burn-in runs on over the night; its last act must not fall on the moment between two shifts.
    constexpr qint64 marginMs = 60'000;
    if (what.kind == Operation::Kind::Batch)
        return WorkCalendar::left(now) > marginMs;
    if (WorkCalendar::left(now) <= durationMs + marginMs)
        return false;
    if (what.id.text() != calibration || what.stations.size() < 2 || now > m_driftEnd + mendMs)
        return true;
    const qint64 end = now + durationMs + 1000;
    const bool drifts = post.station->name == what.stations.back();
    constexpr qint64 checkMs = 20'000; // the reference is looked at before the first unit
    if (!drifts)
        return end < m_driftBegin || (now >= m_driftBegin && m_drifted >= driftedUnits);
    return end < m_driftBegin
        || (now >= m_driftBegin + checkMs && end < m_driftEnd && m_drifted < driftedUnits);
}

Wanted Line::wantedOf(int unit, const Operation &operation) const
{
    const UnitStory &story = m_stories.of(unit);
    const Piece &piece = m_pieces[size_t(unit)];
    const int pass = piece.passes[piece.due];
    const bool calibrates = operation.id.text() == calibration, loads = operation.id.text() == loadTest;
    if (story.testedOut)
        return loads ? Wanted::Fail : Wanted::Pass;
    if (story.encoderReplaced && calibrates && pass == 1)
        return Wanted::Fail;
    if (story.recalledEncoder && story.fate == UnitStory::Fate::Scrapped
        && (unit % 3 == 0 ? calibrates : loads))
        return Wanted::Fail;
    const int most = operation.attemptsMax > 0 ? operation.attemptsMax : attemptsMax;
    return pass >= most ? Wanted::Pass : Wanted::Chance;
}

Visit Line::operationVisit(size_t post, int unit, qint64 now)
{
    Piece &piece = m_pieces[size_t(unit)];
    const Operation &operation = m_routing.operations[piece.due];
    Visit visit{.kind = Visit::Kind::Operation,
        .post = post,
        .unit = unit,
        .operation = piece.due,
        .acts = {},
        .pallets = {},
        .ships = {}};
    ++piece.passes[piece.due];
    if (piece.passes[piece.due] == 1)
        ++m_report.yields[operation.id].entered;
    // Story 6: the fourth scan at the load test, while the board has not decided.
    if (operation.attemptsMax > 0 && piece.passes[piece.due] > operation.attemptsMax) {
        visit.acts.push_back(unitScan(unit, StartOperation{piece.id, {}}));
        visit.acts.back().refused = true;
        visit.pass = false;
        return visit;
    }

    Wanted wanted = wantedOf(unit, operation);
    Drift drift = Drift::None;
    if (operation.id.text() == calibration && operation.stations.size() > 1
        && m_posts[post].station->name == operation.stations.back() && now >= m_driftBegin
        && now < m_driftEnd) {
        ++m_drifted;
        drift = m_drifted % (driftedUnits / driftedNearLimit) == 0 && m_drifted < driftedUnits
            ? Drift::NearLimit
            : Drift::Drifting;
        wanted = wanted == Wanted::Fail ? wanted : Wanted::Pass;
    }
    const Attempt attempt
        = attemptOf(m_plant, operation, m_calendar.date(WorkCalendar::day(now)), wanted, drift, m_random);
    visit.pass = attempt.pass();
    if (visit.pass && piece.passes[piece.due] == 1)
        ++m_report.yields[operation.id].firstPass;

    addBeginning(visit, operation);
    if (!piece.assembled[piece.due]) {
        addPieces(visit, operation);
        piece.assembled[piece.due] = true;
    }
    addReadings(visit, attempt, now);
    if (!visit.pass) {
        piece.defects = attempt.defects;
        visit.acts.push_back({.command = FailOperation{piece.id, attempt.defects, {}}, .raw = m_fail});
        return visit;
    }
    if (operation.kind == Operation::Kind::Pack)
        addPacking(visit);
    // Sealing comes after the last unit of the carton is done.
    const auto complete
        = visit.acts.size() > 0 && std::holds_alternative<SealContainer>(visit.acts.back().command)
        ? visit.acts.end() - 1
        : visit.acts.end();
    visit.acts.insert(complete, {.command = CompleteOperation{piece.id}, .raw = m_complete});
    return visit;
}

/** The unit is scanned; where it comes into being it is made, kitted, and what it needs was received. */
void Line::addBeginning(Visit &visit, const Operation &operation)
{
    Piece &piece = m_pieces[size_t(visit.unit)];
    if (!operation.mints || piece.passes[visit.operation] > 1) {
        addLoading(visit, operation);
        StartOperation begin{piece.id, {}};
        if (piece.passes[visit.operation] > 1 && !m_plant.retestReasons.empty())
            begin.why = m_plant.retestReasons.front().code; // counts only where a failed test is done again
        visit.acts.push_back(unitScan(visit.unit, begin));
        return;
    }
    for (const ReceiveLot &lot : m_materials.newLots(visit.unit))
        visit.acts.push_back({.command = lot, .raw = lotLabel(lot.lot, lot.expiry, {})});
    const WorkOrder *order = m_stories.orderOf(visit.unit);
    visit.acts.push_back(
        {.command = CreateUnit{piece.id, order ? std::optional(order->number) : std::nullopt, true},
            .how = CaptureMethod::Manual});
    if (const Label *label = m_plant.labelOf(piece.id.part, Label::Of::Unit)) {
        visit.acts.push_back({.command = PrintLabel{piece.id, labelPrinter(), label->reference(), {}},
            .how = CaptureMethod::Machine});
        visit.acts.push_back(
            unitScan(visit.unit, BindIdentifier{piece.id, u"serial"_s, piece.id.serial.text()}));
    }
    const Part &product = m_materials.product(visit.unit);
    if (product.number.text().endsWith(u"-M")
        && !product.gtin.isEmpty()) { // the medical variant carries an RFID tag
        const QString epc = sgtin96(product.gtin, visit.unit + 1);
        visit.acts.push_back({.command = BindIdentifier{piece.id, u"epc"_s, epc},
            .how = CaptureMethod::Rfid,
            .raw = epc.toLatin1()});
    }
    const QString tote = u"TOTE-%1"_s.arg(1 + visit.unit % 400, 4, 10, QChar(u'0'));
    visit.acts.push_back({.command = MoveUnit{piece.id, tote}, .raw = tote.toLatin1()});
}

/** A cartridge that does not last for one more unit is changed. */
void Line::addLoading(Visit &visit, const Operation &operation)
{
    Post &post = m_posts[visit.post];
    for (const BomLine &line : bomOf(visit.unit)) {
        if (!line.fromLoadedLot || line.capturedAt != operation.id)
            continue;
        auto loaded = post.loaded.find(line.part);
        if (loaded == post.loaded.end() || loaded->second.second == 0) {
            if (loaded != post.loaded.end())
                visit.acts.push_back(
                    {.command = UnloadLot{loaded->second.first, u"empty"_s}, .how = CaptureMethod::Manual});
            const LoadLot cartridge = m_materials.cartridge(line, visit.unit);
            const int lasts = int(cartridge.quantity->toDouble() / line.quantity.toDouble() + 1e-9);
            visit.acts.push_back(
                {.command = cartridge, .raw = lotLabel(cartridge.lot, cartridge.expiry, cartridge.quantity)});
            loaded = post.loaded.insert_or_assign(line.part, std::pair(cartridge.lot, lasts)).first;
        }
        // Counted for every attempt: a cartridge is changed a little early rather than in the middle of a
        // unit.
        --loaded->second.second;
    }
}

void Line::addPieces(Visit &visit, const Operation &operation)
{
    const Piece &piece = m_pieces[size_t(visit.unit)];
    for (const BomLine &line : bomOf(visit.unit)) {
        if (line.fromLoadedLot || line.capturedAt != operation.id || line.tracking == TrackingMode::None)
            continue;
        for (const LabelledPiece &labelled : m_materials.piecesFor(line, visit.unit)) {
            visit.acts.push_back({.command = InstallComponent{piece.id, labelled.component, labelled.expiry},
                .raw = componentLabel(labelled.component, labelled.expiry)});
        }
        if (line.part.text() == u"CP-200") { // the controller board brings the unit its network address
            const QString mac = m_materials.mac(visit.unit);
            visit.acts.push_back(
                {.command = BindIdentifier{piece.id, u"mac"_s, mac}, .how = CaptureMethod::Machine});
        }
    }
}

void Line::addReadings(Visit &visit, const Attempt &attempt, qint64 now)
{
    const UnitId &unit = m_pieces[size_t(visit.unit)].id;
    const StationName &station = m_posts[visit.post].station->name;
    const auto &characteristics = m_routing.operations[visit.operation].characteristics;
    for (const TakenReading &reading : attempt.readings) {
        const bool seen = reading.kind == Characteristic::Kind::Attribute;
        const auto plan = std::find_if(characteristics.begin(), characteristics.end(),
            [&](const Characteristic &c) { return c.id == reading.characteristic; });
        const QString gauge
            = seen ? QString() : gaugeOf(station, plan == characteristics.end() ? nullptr : &*plan);
        const RecordMeasurement measurement{
            unit, reading.characteristic, reading.values, reading.unit, gauge, {}};
        renewCalibration(visit, measurement, now);
        visit.acts.push_back(
            {.command = measurement, .how = seen ? CaptureMethod::Manual : CaptureMethod::Machine});
    }
}

void Line::addPacking(Visit &visit)
{
    const Piece &piece = m_pieces[size_t(visit.unit)];
    const PackingPlace place = m_packing.put(visit.unit, piece.id.part, m_stories.of(visit.unit));
    visit.acts.push_back(
        {.command = PackUnit{piece.id, place.carton}, .raw = ssccLabel(place.carton.text())});
    visit.acts.push_back({.command = ReleaseUnit{piece.id, u"released for delivery"_s},
        .how = CaptureMethod::Manual,
        .signer = m_posts[visit.post].person});
    if (place.fullCarton)
        visit.acts.push_back({.command = SealContainer{place.carton, place.carton.text()},
            .raw = ssccLabel(place.carton.text())});
    if (place.fullPallet)
        visit.pallets.emplace_back(*place.fullPallet, 600'000);
}

struct Cure {
    QLatin1StringView operation;
    QLatin1StringView action;
};
static constexpr std::array cures{Cure{"020"_L1, "re-press"_L1}, Cure{"030"_L1, "re-torque"_L1},
    Cure{"040"_L1, "re-flash"_L1}, Cure{"050"_L1, "re-grease"_L1}, Cure{"080"_L1, "re-grease"_L1},
    Cure{"090"_L1, "clean"_L1}};

struct Culprit {
    QLatin1StringView defect;
    QLatin1StringView part;
};
/** What is exchanged, when something is. */
static constexpr std::array culprits{Culprit{"E22"_L1, "ENC-12"_L1}, Culprit{"E23"_L1, "CP-200"_L1},
    Culprit{"C31"_L1, "GS-17"_L1}, Culprit{"F61"_L1, "GS-17"_L1}, Culprit{"F63"_L1, "M24-120"_L1},
    Culprit{"V73"_L1, "SK-40"_L1}};

void Line::addExchange(Visit &visit, const BomLine &line, const QString &destination)
{
    Piece &piece = m_pieces[size_t(visit.unit)];
    const auto known = piece.exchanged.find(line.part);
    const LabelledPiece old
        = known == piece.exchanged.end() ? m_materials.piecesFor(line, visit.unit).front() : known->second;
    const LabelledPiece spare = m_materials.spareFor(line, visit.unit);
    visit.acts.push_back({.command = RemoveComponent{piece.id, old.component, u"faulty"_s, destination},
        .raw = componentLabel(old.component, {})});
    visit.acts.push_back({.command = InstallComponent{piece.id, spare.component, spare.expiry},
        .raw = componentLabel(spare.component, spare.expiry)});
    if (line.part.text() == u"CP-200")
        visit.acts.push_back({.command = BindIdentifier{piece.id, u"mac"_s, m_materials.spareMac()},
            .how = CaptureMethod::Machine});
    piece.exchanged.insert_or_assign(line.part, spare);
}

Visit Line::repairVisit(size_t post, int unit)
{
    Piece &piece = m_pieces[size_t(unit)];
    const UnitStory &story = m_stories.of(unit);
    Visit visit{.kind = Visit::Kind::Repair,
        .post = post,
        .unit = unit,
        .operation = piece.due,
        .acts = {},
        .pallets = {},
        .ships = {}};
    const Operation &from = m_routing.operations[piece.due];

    const BomLine *exchange = nullptr;
    for (const BomLine &line : bomOf(unit)) {
        const auto culprit = std::find_if(culprits.begin(), culprits.end(), [&](const Culprit &candidate) {
            return candidate.part == line.part.text() && !piece.defects.empty()
                && candidate.defect == piece.defects.front().text();
        });
        if (story.encoderReplaced ? line.part.text() == Materials::recalledPart
                                  : culprit != culprits.end() && story.ordinary())
            exchange = &line;
    }
    if (!story.encoderReplaced && !m_random.chance(exchangeShare))
        exchange = nullptr;
    QString action = u"no-fault-found"_s;
    if (exchange) {
        addExchange(visit, *exchange, story.encoderReplaced ? u"supplier"_s : u"scrap"_s);
        action = u"replace-component"_s;
    } else if (const auto cure = std::find_if(
                   cures.begin(), cures.end(), [&](const Cure &c) { return from.id.text() == c.operation; });
               cure != cures.end()) {
        action = cure->action;
    }
    const QString cause = exchange || m_plant.causes.empty()
        ? u"component"_s
        : m_plant.causes[size_t(m_random.below(int(m_plant.causes.size())))].code;
    visit.acts.push_back(
        {.command = RecordRepair{piece.id,
             {.action = action,
                 .cause = cause,
                 .defect = piece.defects.empty() ? std::nullopt : std::optional(piece.defects.front()),
                 .note = {}}},
            .how = CaptureMethod::Manual});
    // An exchanged encoder or controller must be set up again where it was built in.
    size_t to = returnPoint(piece);
    if (exchange) {
        for (size_t i = 0; i < piece.due; ++i) {
            const auto &planned = from.reworkTo;
            const OperationId &id = m_routing.operations[i].id;
            if (id == exchange->capturedAt && std::find(planned.begin(), planned.end(), id) != planned.end()
                && mayReturn(piece, i))
                to = i;
        }
    }
    visit.acts.push_back({.command = ReturnForRework{piece.id, m_routing.operations[to].id, action},
        .how = CaptureMethod::Manual});
    piece.due = to;
    return visit;
}

/** No operation on the way back there would be begun once too often. */
bool Line::mayReturn(const Piece &piece, size_t to) const
{
    for (size_t i = to; i <= piece.due; ++i) {
        const int most = m_routing.operations[i].attemptsMax;
        if (most > 0 && piece.passes[i] >= most)
            return false;
    }
    return true;
}

/** One of the routing's return points, or the failed operation itself. */
size_t Line::returnPoint(const Piece &piece)
{
    std::vector<size_t> points;
    for (const OperationId &id : m_routing.operations[piece.due].reworkTo) {
        for (size_t i = 0; i < piece.due; ++i) {
            if (m_routing.operations[i].id == id && mayReturn(piece, i))
                points.push_back(i);
        }
    }
    points.push_back(piece.due);
    return points[size_t(m_random.below(int(points.size())))];
}

Visit Line::deskVisit(size_t post, int unit)
{
    const Piece &piece = m_pieces[size_t(unit)];
    Visit visit{.kind = Visit::Kind::Desk,
        .post = post,
        .unit = unit,
        .operation = piece.due,
        .acts = {},
        .pallets = {},
        .ships = {}};
    if (m_stories.of(unit).testedOut) {
        visit.acts = boardActs(unit);
        return visit;
    }
    if (piece.hold && !m_plant.holdReasons.empty()) {
        const HoldReason &reason = m_plant.holdReasons[size_t(unit) % m_plant.holdReasons.size()];
        const HoldId hold = HoldId::known(u"H-%1"_s.arg(unit + 1, 5, 10, QChar(u'0')));
        visit.acts.push_back(unitScan(unit, PlaceHold{Subject::of(piece.id), hold, reason.code, QString()}));
    }
    if (piece.scrap)
        visit.acts.push_back(unitScan(unit, ScrapUnit{piece.id, u"not worth repair"_s}));
    if (visit.acts.empty()) // it waits for a decision, where it is seen
        visit.acts.push_back(unitScan(unit, MoveUnit{piece.id, u"SHELF-R1"_s}));
    return visit;
}

void Line::passed(int unit, qint64 now)
{
    Piece &piece = m_pieces[size_t(unit)];
    const UnitStory &story = m_stories.of(unit);
    const size_t done = piece.due++;
    if (piece.due == m_routing.operations.size()) {
        ++m_report.packed;
        endOf(unit, now);
        return;
    }
    // Story 1: nine units are still in process, some of them on hold, at different places of the line.
    if (story.recalledEncoder && story.fate == UnitStory::Fate::Stuck) {
        constexpr std::array places{"040"_L1, "050"_L1, "060"_L1, "070"_L1};
        if (m_routing.operations[done].id.text() == places[size_t(unit) % places.size()]) {
            piece.hold = unit % 2 == 0;
            send(unit, Piece::Way::Desk, now);
            return;
        }
    }
    send(unit, Piece::Way::Line, now);
}

void Line::failed(int unit, qint64 now)
{
    Piece &piece = m_pieces[size_t(unit)];
    const UnitStory &story = m_stories.of(unit);
    const Operation &operation = m_routing.operations[piece.due];
    if (story.testedOut && operation.attemptsMax > 0) {
        const bool used = piece.passes[piece.due] > operation.attemptsMax;
        piece.scrap = used && story.fate == UnitStory::Fate::Scrapped;
        send(unit, used ? Piece::Way::Desk : Piece::Way::Line, now);
        return;
    }
    const bool fated = story.recalledEncoder && story.fate == UnitStory::Fate::Scrapped
        && operation.id.text() == (unit % 3 == 0 ? calibration : loadTest);
    if (fated || (story.ordinary() && piece.due > 0 && m_random.chance(scrapShare))) {
        piece.scrap = true;
        send(unit, Piece::Way::Desk, now);
        return;
    }
    // A label is printed again, a test repeated; what was assembled badly goes to repair.
    const bool assembly = operation.kind == Operation::Kind::Assembly;
    const bool again = operation.kind == Operation::Kind::Serialize || operation.kind == Operation::Kind::Pack
        || (!assembly && m_random.chance(retestShare));
    const bool repair = story.encoderReplaced || (!again && postOf(Station::Kind::Repair));
    send(unit, repair ? Piece::Way::Repair : Piece::Way::Line, now);
}

QString customerName(int customer)
{
    static const std::array names{u"Fjordbed A/S"_s, u"Hospitex GmbH"_s, u"Lakeside Care Systems"_s,
        u"Medlift AB"_s, u"Nova Ergonomics B.V."_s};
    return names[size_t(customer) % names.size()];
}

} // namespace unitrail
