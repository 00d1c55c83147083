// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/line.h"

#include "core/practice/labels.h"

#include <algorithm>

/* Time, queues and errands. What a visit consists of is in visits.cpp. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** DEMO_FACTORY: 100 units a day; a campaign of more than ten weeks' work is done by a faster line in ten
 * weeks. */
static constexpr int unitsPerDay = 100, campaignDays = 50;
static constexpr int rackSize = 48;
static constexpr int batchSize = 2000; ///< commands between two commits
/** A few units in a hundred are scanned at a station they do not belong to. */
static constexpr double wrongStationShare = 0.025;
/** How long units that came back were away. */
static constexpr int returnDays = 15;
/** Story 7, on the tenth day: the smallest campaign with stories has as many. */
static constexpr int ghostDay = 9, ghostLabels = 12;
/** Days without any unit moving after which something is wrong with the plan. */
static constexpr int idleDaysMax = 60;

bool Line::Moment::operator<(const Moment &other) const
{
    // At one time the day begins before anything else and ends after it.
    const auto rank = [](What kind) { return kind == What::DayBegins ? 0 : kind == What::DayEnds ? 2 : 1; };
    return std::tuple(at, rank(what), order) > std::tuple(other.at, rank(other.what), other.order);
}

Line::Line(const Plant &plant, const Routing &routing, Journal &journal, ManualClock &clock,
    const SimulationOptions &options)
    : m_plant(plant)
    , m_routing(routing)
    , m_journal(journal)
    , m_clock(clock)
    , m_options(options)
    , m_random(options.seed)
    , m_stopRandom(options.seed + 0x53544f50)
    , m_calendar(campaignStartMs(plant), plant.utcOffsetMinutes)
    , m_stories(plant, routing, options.units, m_random)
    , m_materials(plant, routing, m_stories, options.units, m_calendar.date(0))
    , m_packing(options.seed)
    , m_unitsPerDay(std::max(unitsPerDay, (options.units + campaignDays - 1) / campaignDays))
    , m_waiting(routing.operations.size())
    , m_complete(commandText(u"COMPLETE"_s).toUtf8())
    , m_fail(commandText(u"FAIL"_s).toUtf8())
{
    for (const auto &[name, station] : plant.stations) {
        Post post{.station = &station,
            .recorder = Recorder(journal, plant, clock, name),
            .operations = {},
            .loaded = {}};
        for (size_t i = 0; i < routing.operations.size(); ++i) {
            const Operation &operation = routing.operations[i];
            if (std::find(operation.stations.begin(), operation.stations.end(), name)
                == operation.stations.end())
                continue;
            post.operations.push_back(i);
            if (operation.kind == Operation::Kind::Batch)
                post.capacity = rackSize * m_unitsPerDay / unitsPerDay;
        }
        m_posts.push_back(std::move(post));
    }
    for (int unit = 0; unit < options.units; ++unit) {
        m_pieces.push_back({.id = m_materials.unitId(unit),
            .passes = std::vector<int>(routing.operations.size()),
            .assembled = std::vector<bool>(routing.operations.size()),
            .exchanged = {},
            .defects = {}});
    }
    // Story 2: 2026-06-03 09:10 to 11:35.
    const qint64 day = (QDate(2026, 6, 3).toJulianDay() - 2'440'588) * 86'400'000
        - qint64(plant.utcOffsetMinutes) * 60'000;
    m_driftBegin = m_calendar.workMs(day + (9 * 60 + 10) * 60'000);
    m_driftEnd = m_calendar.workMs(day + (11 * 60 + 35) * 60'000);
}

void Line::at(qint64 when, Moment::What what, int index)
{
    m_moments.push({when, m_order++, what, index});
}

Result<SimulationReport> Line::run()
{
    if (const Outcome begun = m_journal.beginBatch(); !begun)
        return begun.error();
    at(0, Moment::What::DayBegins);
    at(0, Moment::What::UnitReleased, 0);
    while (!m_moments.empty()) {
        const Moment moment = m_moments.top();
        m_moments.pop();
        m_clock.setWall(m_calendar.wallMs(moment.at));
        if (const Outcome done = happen(moment); !done)
            return done.error();
    }
    if (const Outcome done = m_journal.commitBatch(); !done)
        return done.error();
    m_journal.rest();
    return m_report;
}

Outcome Line::happen(const Moment &moment)
{
    using What = Moment::What;
    switch (moment.what) {
    case What::DayBegins:
        return beginDay(moment.at);
    case What::UnitReleased:
        if (moment.index + 1 < m_options.units)
            at(qint64(moment.index + 1) * WorkCalendar::shiftMs / m_unitsPerDay, What::UnitReleased,
                moment.index + 1);
        m_waiting.front().push_back(moment.index);
        lookAll(moment.at);
        return Done{};
    case What::UnitArrives:
        return arrive(moment.index, moment.at);
    case What::VisitGoesOn:
        return goOn(moment.index, moment.at);
    case What::ErrandBegins: {
        // Errands are done in working hours and not over night.
        const Visit &visit = m_visits.at(moment.index);
        const qint64 needed = qint64(visit.acts.size()) * visit.stepMs;
        const bool fits = WorkCalendar::left(moment.at) > needed;
        at(fits ? moment.at : moment.at + WorkCalendar::left(moment.at), What::VisitGoesOn, moment.index);
        return Done{};
    }
    case What::PostsLook:
        lookAll(moment.at);
        return Done{};
    case What::DayEnds:
        return endDay(moment.at);
    }
    Q_UNREACHABLE();
}

Outcome Line::count(const Result<Judged> &judged)
{
    if (!judged)
        return judged.error();
    m_report.entries += qint64(judged->entries.size());
    m_report.refusals += judged->refusal() ? 1 : 0;
    if (++m_inBatch < batchSize)
        return Done{};
    m_inBatch = 0;
    if (const Outcome done = m_journal.commitBatch(); !done)
        return done;
    m_journal.rest();
    if (m_options.progress)
        m_options.progress(m_ended, m_report.entries);
    return m_journal.beginBatch();
}

Outcome Line::beginDay(qint64 now)
{
    const int day = WorkCalendar::day(now);
    ++m_report.days;
    const QDate date = m_calendar.date(day);
    const auto crew = crewOf(m_plant, m_routing, date);
    const StationStarted started{.version = m_options.version,
        .plantRevision = m_plant.revision,
        .plantDigest = QString::fromLatin1(m_plant.digest.toHex()),
        .boot = u"practice-%1-%2"_s.arg(m_options.seed).arg(date.toString(Qt::ISODate))};
    for (Post &post : m_posts) {
        if (const Outcome noted = count(post.recorder.note({{Subject::of(post.station->name)}, started}, {}));
            !noted)
            return noted;
        const auto found = crew.find(post.station->name);
        post.person = found == crew.end() ? nullptr : found->second;
        if (!post.person)
            continue;
        const QByteArray badge = badgeText(m_plant.badgePrefix, post.person->badge).toUtf8();
        if (const Outcome in = perform(post, {.command = SignIn{post.person->id}, .raw = badge}, now); !in)
            return in;
    }
    if (day == ghostDay && m_options.units >= Stories::unitsMin)
        voidGhosts(now);
    if (m_driftBegin >= 0 && day == WorkCalendar::day(m_driftBegin))
        checkDriftingReference();
    if (m_options.units >= Stories::unitsMin)
        planStops(now);
    at((qint64(day) + 1) * WorkCalendar::shiftMs - 1, Moment::What::DayEnds);
    lookAll(now);
    return Done{};
}

Outcome Line::endDay(qint64 now)
{
    for (Post &post : m_posts) {
        if (!post.person)
            continue;
        if (const Outcome out
            = perform(post, {.command = SignOut{u"end of shift"_s}, .how = CaptureMethod::Manual}, now);
            !out)
            return out;
        post.person = nullptr;
    }
    const bool more = m_ended < m_options.units || !m_moments.empty();
    if (more && now - m_lastSeen > idleDaysMax * WorkCalendar::shiftMs)
        return Failure{Failure::Kind::Input,
            u"the practice line stands still: %1 of %2 units have ended"_s.arg(m_ended).arg(m_options.units)};
    if (more)
        at(now + 1, Moment::What::DayBegins);
    return Done{};
}

Outcome Line::perform(Post &post, const Act &act, qint64 now)
{
    m_clock.setWall(m_calendar.wallMs(now));
    const bool scanned = act.how == CaptureMethod::Scan && !act.raw.isEmpty();
    const Given given{.person = act.by ? act.by : post.person,
        .overrideReason = {},
        .signer = act.signer,
        .how = scanned || act.how != CaptureMethod::Scan ? act.how : CaptureMethod::Manual,
        .device = std::holds_alternative<PrintLabel>(act.command) ? labelPrinter()
            : act.how == CaptureMethod::Machine                   ? u"instrument"_s
            : act.how == CaptureMethod::Rfid                      ? u"rfid"_s
            : scanned                                             ? u"scanner"_s
                                                                  : QString(),
        .raw = act.raw,
        .code = act.refused ? shownText(QString::fromUtf8(act.raw)) : QString()};
    const auto judged = post.recorder.give(act.command, given);
    if (judged && bool(judged->refusal()) != act.refused) {
        const Refusal *refusal = judged->refusal();
        return Failure{Failure::Kind::Input,
            u"the practice line expected command %1 at %2 about %3 to be %4 (%5 %6 %7)"_s
                .arg(act.command.index())
                .arg(post.station->name.text(), mainSubject(act.command, post.station->name).text(),
                    act.refused ? u"refused"_s : u"granted"_s,
                    refusal ? reasonName(refusal->reason) : QString(), refusal ? refusal->detail : QString(),
                    refusal ? refusal->names.join(u',') : QString())};
    }
    return count(judged);
}

Outcome Line::arrive(int unit, qint64 now)
{
    m_lastSeen = now;
    Piece &piece = m_pieces[size_t(unit)];
    switch (piece.way) {
    case Piece::Way::Repair:
        m_waitingRepair.push_back(unit);
        break;
    case Piece::Way::Desk:
        m_waitingDesk.push_back(unit);
        break;
    case Piece::Way::Line:
        if (m_random.chance(wrongStationShare)) {
            Post &post = m_posts[size_t(m_random.below(int(m_posts.size())))];
            const bool wrong = post.person
                && std::find(post.operations.begin(), post.operations.end(), piece.due)
                    == post.operations.end();
            if (wrong) {
                Act act = unitScan(unit, StartOperation{piece.id, {}});
                act.refused = true;
                if (const Outcome done = perform(post, act, now); !done)
                    return done;
            }
        }
        m_waiting[piece.due].push_back(unit);
        break;
    case Piece::Way::Ended:
        break;
    }
    lookAll(now);
    return Done{};
}

void Line::lookAll(qint64 now)
{
    for (Post &post : m_posts)
        look(post, now);
}

/** Takes what waits here, as much as there is room for. */
void Line::look(Post &post, qint64 now)
{
    while (post.person && post.running < post.capacity) {
        const auto takeFrom = [&](std::deque<int> &queue) {
            const int unit = queue.front();
            queue.pop_front();
            return unit;
        };
        constexpr qint64 deskMs = 120'000;
        const bool time = WorkCalendar::left(now) > 5 * deskMs;
        if (post.station->kind == Station::Kind::Repair && !m_waitingRepair.empty() && time) {
            begin(repairVisit(indexOf(post), takeFrom(m_waitingRepair)), now, 4 * deskMs);
            continue;
        }
        if (post.station->kind == Station::Kind::Desk && !m_waitingDesk.empty() && time) {
            begin(deskVisit(indexOf(post), takeFrom(m_waitingDesk)), now, deskMs);
            continue;
        }
        std::optional<size_t> wanted;
        for (const size_t operation : post.operations) {
            if (!m_waiting[operation].empty())
                wanted = operation;
        }
        if (!wanted)
            return;
        const Operation &operation = m_routing.operations[*wanted];
        const qint64 duration = durationOf(operation);
        if (!mayBegin(post, *wanted, now, duration))
            return;
        const int unit = takeFrom(m_waiting[*wanted]);
        begin(operationVisit(indexOf(post), unit, now), now, duration);
    }
}

void Line::begin(Visit visit, qint64 now, qint64 durationMs)
{
    ++m_posts[visit.post].running;
    const qint64 acts = std::max<qint64>(1, qint64(visit.acts.size()));
    if (visit.kind == Visit::Kind::Operation
        && m_routing.operations[visit.operation].kind == Operation::Kind::Batch) {
        visit.stepMs = 1000;
        visit.waitMs = durationMs;
    } else {
        visit.stepMs = durationMs / acts;
    }
    const int index = m_nextVisit++;
    m_visits.emplace(index, std::move(visit));
    at(now, Moment::What::VisitGoesOn, index);
}

void Line::errand(Visit visit, qint64 when)
{
    visit.kind = Visit::Kind::Errand;
    visit.stepMs = 2000;
    const int index = m_nextVisit++;
    m_visits.emplace(index, std::move(visit));
    at(when, Moment::What::ErrandBegins, index);
}

Outcome Line::goOn(int index, qint64 now)
{
    Visit &visit = m_visits.at(index);
    const bool stops = !visit.acts.empty() && std::holds_alternative<StopStation>(visit.acts.front().command);
    if (!stops)
        m_lastSeen = now;
    if (visit.next < visit.acts.size()) {
        if (const Outcome done = perform(m_posts[visit.post], visit.acts[visit.next], now); !done)
            return done;
        const qint64 wait = visit.next == 0 ? visit.waitMs : 0;
        ++visit.next;
        at(now + visit.stepMs + wait, Moment::What::VisitGoesOn, index);
        return Done{};
    }
    Visit done = std::move(visit);
    m_visits.erase(index);
    return finish(std::move(done), now);
}

Outcome Line::finish(Visit visit, qint64 now)
{
    for (const auto &[pallet, delayMs] : visit.pallets)
        movePallet(pallet, now + delayMs);
    if (visit.kind == Visit::Kind::Errand) {
        m_report.shipped += int(visit.ships.size());
        for (const int unit : visit.ships) {
            Post *service = postOf(Station::Kind::Service);
            if (!m_stories.of(unit).comesBack || !service)
                continue;
            const Piece &piece = m_pieces[size_t(unit)];
            const QString customer = customerName(*m_stories.of(unit).customer);
            errand({.post = indexOf(*service),
                       .acts = {unitScan(unit, TakeBackUnit{piece.id, customer, u"noisy under load"_s}),
                           {.command = MoveUnit{piece.id, service->station->name.text()}}},
                       .pallets = {},
                       .ships = {}},
                now + returnDays * WorkCalendar::shiftMs);
        }
        return Done{};
    }
    --m_posts[visit.post].running;
    Piece &piece = m_pieces[size_t(visit.unit)];
    switch (visit.kind) {
    case Visit::Kind::Operation:
        visit.pass ? passed(visit.unit, now) : failed(visit.unit, now);
        break;
    case Visit::Kind::Repair:
        send(visit.unit, Piece::Way::Line, now);
        break;
    case Visit::Kind::Desk:
        if (m_stories.of(visit.unit).testedOut && !piece.scrap) { // on concession: the test counts as done
            passed(visit.unit, now);
            break;
        }
        m_report.scrapped += piece.scrap ? 1 : 0;
        m_report.inProcess += piece.scrap ? 0 : 1;
        endOf(visit.unit, now);
        break;
    case Visit::Kind::Errand:
        break;
    }
    lookAll(now);
    return Done{};
}

/** It is carried to its next place, which takes a few minutes. */
void Line::send(int unit, Piece::Way way, qint64 now)
{
    m_pieces[size_t(unit)].way = way;
    at(now + m_random.between(60'000, 300'000), Moment::What::UnitArrives, unit);
}

void Line::endOf(int unit, qint64 now)
{
    m_pieces[size_t(unit)].way = Piece::Way::Ended;
    if (++m_ended < m_options.units)
        return;
    // The campaign is over: open cartons are closed, part pallets go where they belong.
    Packing::Rest rest = m_packing.close();
    const Operation &last = m_routing.operations.back();
    const auto packing = std::find_if(m_posts.begin(), m_posts.end(),
        [&](const Post &post) { return post.station->name == last.stations.front(); });
    if (packing == m_posts.end() || rest.pallets.empty())
        return;
    Visit seals{.post = indexOf(*packing), .acts = {}, .pallets = {}, .ships = {}};
    for (const ContainerId &carton : rest.cartons)
        seals.acts.push_back(
            {.command = SealContainer{carton, carton.text()}, .raw = ssccLabel(carton.text())});
    for (Pallet &pallet : rest.pallets)
        seals.pallets.emplace_back(std::move(pallet), 600'000);
    errand(std::move(seals), now);
}

QString labelPrinter()
{
    return u"label printer"_s;
}

/** Story 7: the printer jammed; labels came out that are on no unit. Their numbers lie behind the campaign's.
 */
void Line::voidGhosts(qint64 when)
{
    const Operation &first = m_routing.operations.front();
    const auto post = std::find_if(m_posts.begin(), m_posts.end(),
        [&](const Post &candidate) { return candidate.station->name == first.stations.front(); });
    if (post == m_posts.end() || !post->person)
        return;
    Visit visit{.post = indexOf(*post), .acts = {}, .pallets = {}, .ships = {}};
    std::vector<UnitId> ghosts;
    for (int i = 0; i < ghostLabels; ++i)
        ghosts.push_back(m_materials.unitId(m_options.units + i));
    for (const UnitId &id : ghosts)
        visit.acts.push_back({.command = ReserveSerials{id.part, {id.serial}}, .how = CaptureMethod::Manual});
    for (const UnitId &id : ghosts) {
        if (const Label *label = m_plant.labelOf(id.part, Label::Of::Unit))
            visit.acts.push_back({.command = PrintLabel{id, labelPrinter(), label->reference(), {}},
                .how = CaptureMethod::Machine});
    }
    for (const UnitId &id : ghosts)
        visit.acts.push_back({.command = VoidIdentifier{id, u"serial"_s, id.serial.text(), u"printer jam"_s},
            .raw = unitLabel(id, *m_plant.part(id.part), {})});
    errand(std::move(visit), when + 3'600'000);
}

/** A full pallet goes to its bay, and on the next day to the customer. */
void Line::movePallet(const Pallet &pallet, qint64 when)
{
    const StationName &station = m_routing.operations.back().stations.front();
    const auto post = std::find_if(m_posts.begin(), m_posts.end(),
        [&](const Post &candidate) { return candidate.station->name == station; });
    Visit moves{.post = indexOf(*post), .acts = {}, .pallets = {}, .ships = {}};
    Visit leaves = moves;
    for (const int unit : pallet.units) {
        const UnitId &id = m_pieces[size_t(unit)].id;
        moves.acts.push_back({.command = MoveUnit{id, pallet.location()},
            .raw = moves.acts.empty() ? ssccLabel(pallet.sscc) : QByteArray()});
        leaves.acts.push_back(
            {.command = ShipUnit{id, customerName(pallet.lane), u"SO-26-%1"_s.arg(700 + pallet.lane)},
                .raw = leaves.acts.empty() ? ssccLabel(pallet.sscc) : QByteArray()});
    }
    leaves.ships = pallet.units;
    errand(std::move(moves), when);
    if (pallet.leaves())
        errand(std::move(leaves), when + WorkCalendar::shiftMs);
}

Line::Post *Line::postOf(Station::Kind kind)
{
    const auto found = std::find_if(
        m_posts.begin(), m_posts.end(), [&](const Post &post) { return post.station->kind == kind; });
    return found == m_posts.end() ? nullptr : &*found;
}

} // namespace unitrail
