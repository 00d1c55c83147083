// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/quality.h"
#include "core/practice/labels.h"
#include "core/practice/line.h"

#include <algorithm>

/* What quality does on the practice line: instruments are checked, and a board decides what failed too often.
 */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static constexpr auto calibration = "050"_L1, loadTest = "080"_L1;
/** A calibration is good for so long. */
static constexpr int calibrationDays = 365;

const Person *Line::anyone(Role role) const
{
    const auto found = std::find_if(m_plant.people.begin(), m_plant.people.end(),
        [&](const auto &known) { return known.second.roles.contains(role); });
    return found == m_plant.people.end() ? nullptr : &found->second;
}

/** An inspector comes to the post, and whoever works there goes on afterwards. */
std::vector<Act> Line::gaugeCheck(const Post &post, const RecordGaugeCheck &check) const
{
    const Person *inspector = anyone(Role::Inspector);
    if (!inspector || !post.person || !m_plant.gauges.contains(check.gauge))
        return {};
    const auto badge = [&](const Person &person) {
        return Act{.command = SignIn{person.id},
            .raw = badgeText(m_plant.badgePrefix, person.badge).toUtf8(),
            .by = &person};
    };
    return {badge(*inspector), {.command = check, .how = CaptureMethod::Manual, .by = inspector},
        badge(*post.person)};
}

/** Story 2: good in the morning, found bad when the window closes, set right and good again. */
void Line::checkDriftingReference()
{
    const auto operation = std::find_if(m_routing.operations.begin(), m_routing.operations.end(),
        [](const Operation &candidate) { return candidate.id.text() == calibration; });
    if (operation == m_routing.operations.end() || operation->stations.size() < 2)
        return;
    const auto post = std::find_if(m_posts.begin(), m_posts.end(),
        [&](const Post &candidate) { return candidate.station->name == operation->stations.back(); });
    const QString gauge = operation->characteristics.empty()
        ? QString()
        : gaugeOf(operation->stations.back(), &operation->characteristics.front());
    const auto id = GaugeId::fromText(gauge);
    if (!id || post == m_posts.end())
        return;
    const auto on = [&](qint64 when, bool good, const QString &note) {
        auto acts = gaugeCheck(*post, {.gauge = *id, .good = good, .due = {}, .note = note});
        if (!acts.empty())
            errand({.post = indexOf(*post), .acts = std::move(acts), .pallets = {}, .ships = {}}, when);
    };
    on(m_driftBegin, true, u"master part, start of the run"_s);
    on(m_driftEnd + 60'000, false, u"master part reads 0.08 % FS too high"_s);
    on(m_driftEnd + 300'000, true, u"reference set again, master part good"_s);
}

/** The instrument of the class that the plan asks for, at this station. */
QString Line::gaugeOf(const StationName &station, const Characteristic *characteristic) const
{
    if (!characteristic || characteristic->gaugeClass.isEmpty())
        return {};
    for (const GaugeId &id : gaugesAt(m_plant, station)) {
        if (m_plant.gauges.at(id).gaugeClass == characteristic->gaugeClass)
            return id.text();
    }
    return {};
}

/** The first value after its last good day is refused; an inspector brings the certificate, and it goes on.
 */
void Line::renewCalibration(Visit &visit, const RecordMeasurement &measurement, qint64 now)
{
    const auto id = GaugeId::fromText(measurement.gauge);
    const QDate today = m_calendar.date(WorkCalendar::day(now));
    if (!id || m_renewed.contains(*id) || today <= m_plant.gauges.at(*id).due.value_or(today))
        return;
    m_renewed.insert(*id);
    visit.acts.push_back({.command = measurement, .how = CaptureMethod::Machine, .refused = true});
    for (Act &act : gaugeCheck(m_posts[visit.post],
             {.gauge = *id,
             .good = true,
             .due = today.addDays(calibrationDays),
             .note = u"calibrated, certificate filed"_s}))
        visit.acts.push_back(std::move(act));
}

/** Story 6: of the units that used up their attempts two are scrapped, the others go on by concession. */
std::vector<Act> Line::boardActs(int unit)
{
    const Piece &piece = m_pieces[size_t(unit)];
    const auto standing = m_journal.standing(Subject::of(piece.id));
    const auto nonconformance = standing ? undecidedOf(standing->unit()) : std::nullopt;
    const Person *quality = anyone(Role::QualityEngineer);
    if (!nonconformance || !quality)
        return {unitScan(unit, MoveUnit{piece.id, u"SHELF-R1"_s})};
    const ConcessionId concession = ConcessionId::known(u"CN-26-014"_s);
    std::vector<Act> acts{unitScan(unit,
        AdvanceNonconformance{piece.id, *nonconformance, NonconformanceState::UnderReview, u"board"_s})};
    const auto add = [&](Command command, const Person *signer) {
        acts.push_back({.command = std::move(command), .how = CaptureMethod::Manual, .signer = signer});
    };
    DispositionNonconformance decision{
        piece.id, *nonconformance, Disposition::Scrap, u"not within what the customer accepts"_s};
    if (!piece.scrap) {
        decision.disposition = Disposition::UseAsIs;
        decision.why = u"accepted by the customer for this order"_s;
        decision.concession = concession;
        decision.capa = u"CAPA-26-031"_s;
        if (!m_concessionGranted) {
            m_concessionGranted = true;
            add(GrantConcession{concession,
                    {.kind = u"concession"_s,
                        .part = {},
                        .operation = OperationId::known(loadTest),
                        .characteristic = {},
                        .defect = {},
                        .countMax = 3,
                        .validThrough = {},
                        .why = u"customer accepts up to 3 units"_s}},
                quality);
        }
    }
    add(decision, quality);
    add(AdvanceNonconformance{piece.id, *nonconformance, NonconformanceState::Verified, {}}, nullptr);
    add(CloseNonconformance{piece.id, *nonconformance, u"done as decided"_s}, nullptr);
    return acts;
}

} // namespace unitrail
