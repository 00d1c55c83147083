// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/recorder.h"
#include "core/station/trust.h"
#include "core/trace/containment_report.h"
#include "tests/bench/bench.h"

/* What containments cost a scan that none of them concerns: two stations side by side, one enforces twenty.
 */
namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int scansPerRun = 500;
static constexpr int containments = 20;

/** By lot, by range, by what was done where and when: of each some, and none that concerns a new unit. */
static std::vector<ContainmentRule> rulesOf(int number, qint64 nowMs)
{
    const PartNumber part = PartNumber::known(u"LA-40-100"_s);
    switch (number % 4) {
    case 0:
        return {{.contains = Subject::of(
                     LotId{PartNumber::known(u"ENC-12"_s), LotNumber::known(u"EN2619-%1"_s.arg(number))})}};
    case 1:
        return {{.part = part,
            .serialFrom = SerialNumber::known(u"LA40-26-10%1000A"_s.arg(number % 10)),
            .serialTo = SerialNumber::known(u"LA40-26-10%1999Z"_s.arg(number % 10))}};
    case 2:
        return {{.operation = OperationId::known(u"050"_s),
            .station = StationName::known(u"CAL-2"_s),
            .fromMs = nowMs - 7'200'000,
            .toMs = nowMs - 3'600'000}};
    default:
        return {{.subject = Subject::of(OrderNumber::known(u"WO-26-99%1"_s.arg(number)))}};
    }
}

static void contain(const Bench &bench, ScannedStation &station)
{
    const Person &supervisor = bench.plant.people.at(PersonId::known(u"P301"_s));
    const StationName desk = StationName::known(u"SUP-1"_s);
    Recorder recorder(*station.journal, bench.plant, station.clock, desk);
    for (int i = 0; i < containments; ++i) {
        const ContainmentId id = ContainmentId::known(u"C-%1"_s.arg(i + 1, 4, 10, QChar(u'0')));
        ContainmentIssued terms{
            .version = 1, .rules = rulesOf(i, station.clock.wallMs()), .reason = u"supplier-notice"_s};
        terms.issuedMs = station.clock.wallMs();
        terms.issuedAt = desk;
        terms.issuer = supervisor.id;
        take(signContainment(*station.journal, id, terms));
        if (take(recorder.give(IssueContainment{id, terms}, {.person = &supervisor})).refusal())
            giveUp(u"a containment was refused"_s);
    }
}

static double scanned(ScannedStation &station)
{
    const Scan scan = station.scan(station.nextCode());
    const qint64 began = nowNs();
    station.session.takeScan(scan);
    const double ms = msSince(began);
    station.demandDone();
    station.journal->rest();
    return ms;
}

void benchContained(Bench &bench)
{
    ScannedStation with(bench, bench.freshDirectory(), u"KIT-1"_s);
    ScannedStation without(bench, bench.freshDirectory(), u"KIT-1"_s);
    contain(bench, with);
    with.signIn();
    without.signIn();
    std::vector<Run> runs;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run run;
        for (int i = 0; i < scansPerRun; ++i) {
            run.product.add(scanned(with));
            run.control.add(scanned(without));
        }
        runs.push_back(std::move(run));
    }
    bench.report.row(u"bench_contained/scan"_s, runs);

    // Whose units passed while it was not known everywhere: reads what was done since, not the whole journal.
    const qint64 began = nowNs();
    const auto report
        = take(containmentReport(*with.journal, bench.plant, ContainmentId::known(u"C-0001"_s)));
    bench.report.value(u"bench_contained/report-ms"_s, int(report.stations.size()), msSince(began));
}

} // namespace unitrail::bench
