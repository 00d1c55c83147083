// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/trust.h"
#include "core/sync/central.h"
#include "core/sync/sync.h"
#include "core/trace/containment_report.h"
#include "tests/station/demo_station.h"
#include "tests/support/test_postgres.h"

#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static const ContainmentId c7 = ContainmentId::known(u"C-0007"_s);

/** A containment on its way through a real server, and what passes before it arrives. */
class ContainmentSyncTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;

    [[nodiscard]] CentralConfig config() const
    {
        return {.connection = m_server->connection(m_database),
            .note = u"test"_s,
            .client = u"test"_s,
            .deadlines = {.connectMs = 2000, .callMs = 1000, .bytesPerSecond = 1'000'000}};
    }
    void sync(Factory &f) const
    {
        const auto done = syncOnce(*f.journal, config());
        QVERIFY2(done, done ? "" : qPrintable(done.error().text));
    }

private slots:
    void initTestCase()
    {
        auto server = TestPostgres::start();
        QVERIFY2(server, server ? "" : qPrintable(server.error().text));
        m_server = std::move(*server);
        m_database = *m_server->createDatabase();
        QVERIFY(initCentral(config()));
    }

    void it_is_enforced_where_sync_brings_it_and_what_passed_before_is_listed()
    {
        Factory desk, line;
        line.bring(unitA, "010");
        line.bring(unitOf(2), "010");
        sync(line);
        sync(desk);
        desk.clock.advance(60'000);
        line.clock.advance(60'000);

        const Person &supervisor = desk.plant.people.at(PersonId::known(u"P301"_s));
        ContainmentIssued terms{.version = 1,
            .rules = {{.subject = Subject::of(unitA)}, {.subject = Subject::of(unitOf(2))}},
            .reason = u"supplier-notice"_s};
        terms.issuedMs = desk.clock.wallMs();
        terms.issuedAt = StationName::known(u"SUP-1"_s);
        terms.issuer = supervisor.id;
        QVERIFY(signContainment(*desk.journal, c7, terms));
        Recorder recorder(*desk.journal, desk.plant, desk.clock, *terms.issuedAt);
        QVERIFY(!recorder.give(IssueContainment{c7, terms}, {.person = &supervisor})->refusal());
        sync(desk);

        // The press has no network just now: one of the two passes.
        line.at("PRS-1");
        line.badge(1103);
        QCOMPARE(line.scan(unitA).what, Answer::What::OperationStarted);
        sync(line);
        line.session->refresh();
        line.command("PARK");
        QCOMPARE(line.scan(unitOf(2)).refusal->reason, Reason::Contained);
        QCOMPARE(line.scan(unitA).refusal->reason, Reason::Contained);
        sync(line);
        sync(desk);

        const auto report = containmentReport(*desk.journal, desk.plant, c7);
        QVERIFY2(report, report ? "" : qPrintable(report.error().text));
        QCOMPARE(report->enforcing(), 2); // the desk and the press
        QVERIFY(report->lastMissing());
        QCOMPARE(report->gap.size(), size_t(1));
        QCOMPARE(report->gap.front().unit, unitA);
        QCOMPARE(report->gap.front().station, StationName::known(u"PRS-1"_s));
        QCOMPARE(report->gap.front().kind, u"OperationStarted"_s);
        // The line sees the same from its own chain: what it did before it knew, and nothing of before the
        // issue.
        const auto there = containmentReport(*line.journal, line.plant, c7);
        QVERIFY2(there, there ? "" : qPrintable(there.error().text));
        QCOMPARE(there->gap.size(), size_t(1));
        QCOMPARE(there->gap.front().entry, report->gap.front().entry);
        const auto press = std::find_if(report->stations.begin(), report->stations.end(),
            [](const StationCoverage &station) { return station.station.text() == u"PRS-1"; });
        QCOMPARE(press->version, 1);

        // Said once: a second look says nothing more.
        const qint64 length = line.length();
        line.session->refresh();
        QCOMPARE(line.length(), length);
    }
    void work_done_apart_is_found_by_both_and_decided_once()
    {
        Factory first, second;
        const UnitId unit = unitOf(77);
        first.bring(unit, "010");
        sync(first);
        sync(second);
        for (Factory *f : {&first, &second}) {
            f->at("PRS-1");
            f->badge(1103);
            QCOMPARE(f->scan(unit).what, Answer::What::OperationStarted);
        }
        first.command("FAIL", "P01");
        const Person &supervisor = first.plant.people.at(PersonId::known(u"P301"_s));
        Recorder there(*second.journal, second.plant, second.clock, StationName::known(u"PRS-1"_s));
        QVERIFY(
            !there.give(SkipOperation{unit, op("020"), u"x"_s}, {.person = &supervisor})->entries.empty());
        QVERIFY(!there.give(ScrapUnit{unit, u"dropped"_s}, {.person = &supervisor})->refusal());
        for (Factory *f : {&first, &second, &first})
            sync(*f);
        const Subject subject = Subject::of(unit);
        QCOMPARE(first.standing(subject), second.standing(subject));
        QVERIFY(first.standing(subject).undecided());
        const auto listed = first.journal->list(Journal::List::Conflicts);
        QVERIFY(listed && std::find(listed->begin(), listed->end(), subject) != listed->end());

        Recorder desk(*first.journal, first.plant, first.clock, StationName::known(u"SUP-1"_s));
        const EventId kept = first.standing(subject).undecided()->second;
        const auto decided = desk.give(
            ResolveConflict{unit, kept, u"looked at it"_s}, {.person = &supervisor, .signer = &supervisor});
        QVERIFY(decided && !decided->refusal());
        sync(first);
        sync(second);
        QCOMPARE(first.standing(subject), second.standing(subject));
        QVERIFY(second.standing(subject).conflicts.empty());
        QVERIFY(second.journal->list(Journal::List::Conflicts)->empty());
    }
};

QTEST_GUILESS_MAIN(ContainmentSyncTest)
#include "containment_sync_test.moc"
