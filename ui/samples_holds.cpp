// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/holds_page.h"

#include <QCryptographicHash>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static UnitId product(int number)
{
    return {PartNumber::known(u"LA-40-100"_s),
        SerialNumber::known(u"LA40-26-%1K"_s.arg(number, 6, 10, QChar(u'0')))};
}

static EventId entryId(int number)
{
    return EventId::make(
        sampleNowMs + number, QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Sha1));
}

static PersonId person(const char *id)
{
    return PersonId::known(QString::fromLatin1(id));
}

static StationName station(const char *name)
{
    return StationName::known(QString::fromLatin1(name));
}

static HoldsShown::BranchEntry done(int number, const Event &event, const char *where, const char *by)
{
    return {entryId(number), event, station(where), person(by), sampleNowMs - 3'600'000 + number * 60'000};
}

static Measurement current(const char *value, Verdict verdict)
{
    return {.characteristic = CharacteristicId::known(u"load-current"_s),
        .value = QString::fromLatin1(value),
        .unit = u"A"_s,
        .lower = Decimal::fromText(u"4.20"),
        .upper = Decimal::fromText(u"5.60"),
        .limitRevision = u"C"_s,
        .verdict = verdict};
}

/** Story 4 of the demo factory: a containment while FNC-2 has no network. */
static ContainmentReport encoderLot()
{
    ContainmentReport report{.id = ContainmentId::known(u"C-0007"_s), .terms = {.version = 2}};
    report.terms.rules
        = {{.contains = Subject::of(LotId{PartNumber::known(u"ENC-12"_s), LotNumber::known(u"EN2619-B"_s)})}};
    report.terms.reason = u"supplier-notice"_s;
    report.terms.key = QString::fromLatin1(QByteArray(32, 'k').toBase64());
    report.terms.issuedMs = sampleNowMs - 10'800'000;
    report.issuedMs = *report.terms.issuedMs;
    for (const char *name : {"ASM-1", "ASM-2", "CAL-1", "CAL-2", "ELE-1", "FNC-1", "FNC-2", "HIP-1", "INS-1",
             "KIT-1", "LBL-1", "PCB-1", "PCK-1", "PRS-1", "PRS-2", "REP-1", "SRV-1", "SUP-1"}) {
        const bool offline = QLatin1String(name) == u"FNC-2";
        report.stations.push_back({.station = station(name),
            .version = offline ? 1 : 2,
            .sinceMs = offline ? 0 : report.issuedMs + 2'000,
            .lastSeenMs = offline ? sampleNowMs - 17'600'000 : sampleNowMs - 4'000});
    }
    for (int i = 0; i < 3; ++i)
        report.gap.push_back({product(4231 + i), entryId(100 + i), station("FNC-2"),
            report.issuedMs + 900'000 * (i + 1), u"OperationCompleted"_s});
    return report;
}

static HoldsShown sampleHolds()
{
    HoldsShown shown;
    shown.nowMs = sampleNowMs;
    shown.person = person("P301");
    shown.people = {{person("P301"), u"Eva M."_s}, {person("P105"), u"Ana K."_s},
        {person("P106"), u"Cem A."_s}, {person("P401"), u"Mia R."_s}};
    const auto words = [](const char *en, const char *de) {
        return Words{{{u"en"_s, QString::fromUtf8(en)}, {u"de"_s, QString::fromUtf8(de)}}};
    };
    shown.holdReasons = {{u"supplier-notice"_s, words("Supplier notice", "Lieferantenmeldung")},
        {u"engineering"_s, words("Engineering", "Entwicklung")}, {u"audit"_s, words("Audit", "Audit")}};
    const auto hold = [](const char *reason, const char *by, qint64 minutes, const QString &note = {}) {
        return Hold{.reason = QString::fromLatin1(reason),
            .note = note,
            .atMs = sampleNowMs - minutes * 60'000,
            .person = person(by)};
    };
    shown.held = {{Subject::of(product(2417)), HoldId::known(u"H-INS-1-4711"_s),
                      hold("audit", "P105", 1567, u"seal lip looks cut"_s)},
        {Subject::of(OrderNumber::known(u"WO-26-0417"_s)), HoldId::known(u"H-0009"_s),
            hold("engineering", "P401", 310)},
        {Subject::of(LotId{PartNumber::known(u"GS-17"_s), LotNumber::known(u"0526-03"_s)}),
            HoldId::known(u"H-0011"_s), hold("supplier-notice", "P301", 44)},
        {Subject::of(product(2420)), HoldId::known(u"H-0012"_s), hold("supplier-notice", "P301", 17)}};

    shown.containments = {encoderLot()};
    ContainmentReport window{.id = ContainmentId::known(u"C-0008"_s), .terms = {.version = 1}};
    window.terms.rules = {{.operation = OperationId::known(u"050"_s),
        .station = station("CAL-2"),
        .fromMs = sampleNowMs - 20'000'000,
        .toMs = sampleNowMs - 11'300'000}};
    window.terms.reason = u"engineering"_s;
    window.terms.action = ContainmentAction::Divert;
    window.terms.divertTo = OperationId::known(u"050"_s);
    window.stations = shown.containments.front().stations;
    for (StationCoverage &coverage : window.stations)
        coverage.version = 1;
    shown.containments.push_back(window);

    const OperationId test = OperationId::known(u"080"_s);
    shown.conflicts
        = {{product(2431), {ConflictKind::Contradiction, entryId(3), entryId(7)},
               {done(1, OperationStarted{test, 1}, "FNC-1", "P105"),
                   done(2, TestRecorded{test, 1, {current("4.87", Verdict::Pass)}}, "FNC-1", "P105"),
                   done(3, OperationCompleted{test, 1, false}, "FNC-1", "P105")},
               {done(5, OperationStarted{test, 1}, "FNC-2", "P106"),
                   done(6, TestRecorded{test, 1, {current("6.02", Verdict::Fail)}}, "FNC-2", "P106"),
                   done(7, OperationFailed{test, 1, {DefectCode::known(u"F63"_s)}, {}}, "FNC-2", "P106")}},
            {product(2436), {ConflictKind::Duplicate, entryId(8), entryId(9)},
                {done(8, OperationCompleted{test, 1, false}, "FNC-1", "P105")},
                {done(9, OperationCompleted{test, 1, false}, "FNC-2", "P106")}}};

    shown.late = {{.rule = LateWork::Rule::Gauge,
                      .unit = product(2433),
                      .station = station("CAL-2"),
                      .person = person("P106"),
                      .what = u"TQ-04"_s,
                      .knew = u"2026-12-31"_s,
                      .was = u"bad"_s,
                      .sinceMs = sampleNowMs - 9'000'000,
                      .entries = {entryId(31), entryId(32)},
                      .atMs = sampleNowMs - 7'500'000},
        {.rule = LateWork::Rule::Containment,
            .unit = product(4231),
            .station = station("FNC-2"),
            .person = person("P105"),
            .what = u"C-0007"_s,
            .knew = u"1"_s,
            .was = u"2"_s,
            .sinceMs = sampleNowMs - 10'800'000,
            .certain = false,
            .entries = {entryId(100)},
            .atMs = sampleNowMs - 9'900'000},
        {.rule = LateWork::Rule::Person,
            .unit = product(2438),
            .station = station("HIP-1"),
            .person = person("P106"),
            .what = u"hipot"_s,
            .knew = u"2026-06"_s,
            .was = u"2026-07"_s,
            .sinceMs = sampleNowMs - 12'000'000,
            .stationKnew = true,
            .entries = {entryId(33)},
            .atMs = sampleNowMs - 5'200'000}};
    HoldsShown::LotLine lot{.lot = {PartNumber::known(u"GR-EP2"_s), LotNumber::known(u"EP2-2611A"_s)},
        .received = Decimal(400, 0),
        .taken = Decimal(412, 0),
        .missing = Decimal(12, 0)};
    for (int i = 0; i < 34; ++i)
        lot.takings.push_back({Subject::of(product(2450 - i)), station(i % 2 == 0 ? "ASM-1" : "ASM-2"),
            Decimal(12, 0), sampleNowMs - 600'000 - i * 264'000});
    shown.lots = {lot};

    shown.proposals
        = {{Subject::of(product(2440)), entryId(20),
               {{entryId(21), u"load-current/1"_s, u"48.7"_s, u"4.87"_s, u"decimal point slipped"_s},
                   person("P105"), sampleNowMs - 1'500'000},
               done(21, TestRecorded{test, 1, {current("48.7", Verdict::Fail)}}, "FNC-1", "P105")},
            {Subject::of(product(2441)), entryId(22),
                {{entryId(23), {}, u"UnitScrapped"_s, {}, u"wrong unit was scanned"_s}, person("P301"),
                    sampleNowMs - 5'400'000},
                done(23, UnitScrapped{u"dropped"_s}, "REP-1", "P106")}};
    return shown;
}

/** What lies on the memory stick of somebody who came from the supervisor's desk. */
static HoldsShown carriedHere()
{
    using State = HoldsShown::FileLine::State;
    HoldsShown shown = sampleHolds();
    const auto file
        = [](const char *id, int version, const QString &reason, State state, const QString &place) {
              HoldsShown::FileLine line{.path = QString::fromLatin1(id),
                  .place = place,
                  .id = ContainmentId::known(QString::fromLatin1(id)),
                  .terms = {.version = version, .reason = reason},
                  .state = state};
              line.terms.rules = {{.contains
                  = Subject::of(LotId{PartNumber::known(u"ENC-12"_s), LotNumber::known(u"EN2619-B"_s)})}};
              line.terms.issuedAt = station("SUP-1");
              line.terms.issuer = person("P301");
              line.terms.issuedMs = sampleNowMs - 10'800'000;
              line.terms.key = QString::fromLatin1(QByteArray(32, 'k').toBase64());
              return line;
          };
    const QString stick = u"/media/station/NORDHAVN"_s;
    shown.files = {file("C-0009", 1, u"supplier-notice"_s, State::New, stick),
        file("C-0008", 2, u"engineering"_s, State::UnknownKey, stick),
        file("C-0007", 2, u"supplier-notice"_s, State::Known, {}),
        file("C-0007", 1, u"supplier-notice"_s, State::Older, {}),
        file("C-0006", 3, u"audit"_s, State::Forged, stick)};
    shown.plugged = {stick};
    return shown;
}

std::vector<PageSample> holdsSamples()
{
    const auto page = [](const HoldsShown &shown, HoldsPage::Tab tab, int row = 0, size_t action = 0) {
        return [shown, tab, row, action](const Theme &theme, QWidget *parent) -> Page * {
            auto *made = new HoldsPage(theme, u"holdsPage"_s, parent);
            made->setShown(shown);
            made->choose(tab);
            made->chooseRow(row);
            if (action > 0)
                made->act(action);
            return made;
        };
    };
    using Tab = HoldsPage::Tab;
    return {{u"s10-holds"_s, page(sampleHolds(), Tab::Holds)},
        {u"s10-release"_s, page(sampleHolds(), Tab::Holds, 0, 1)},
        {u"s10-containments"_s, page(sampleHolds(), Tab::Containments)},
        {u"s10-apart"_s, page(sampleHolds(), Tab::Conflicts)},
        {u"s10-late"_s, page(sampleHolds(), Tab::Conflicts, 2)},
        {u"s10-late-knew"_s, page(sampleHolds(), Tab::Conflicts, 4)},
        {u"s10-late-accept"_s, page(sampleHolds(), Tab::Conflicts, 3, 1)},
        {u"s10-lot"_s, page(sampleHolds(), Tab::Conflicts, 5)},
        {u"s10-corrections"_s, page(sampleHolds(), Tab::Corrections)},
        {u"s10-passed"_s,
            [](const Theme &theme, QWidget *parent) -> Page * {
                auto *made = new HoldsPage(theme, u"holdsPage"_s, parent);
                made->setShown(sampleHolds());
                made->choose(Tab::Containments);
                made->listPassed();
                return made;
            }},
        {u"s10-carried"_s, page(carriedHere(), Tab::Containments, 0, 3)},
        {u"s10-unknown-key"_s,
            [page](const Theme &theme, QWidget *parent) -> Page * {
                auto *made
                    = static_cast<HoldsPage *>(page(carriedHere(), Tab::Containments, 0, 3)(theme, parent));
                made->chooseRow(1);
                made->act(1);
                return made;
            }},
        {u"s10-empty"_s, page(HoldsShown{.nowMs = sampleNowMs}, Tab::Holds)}};
}

} // namespace unitrail
