// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/signature.h"
#include "core/journal/lot_shortage.h"
#include "core/station/trust.h"
#include "core/sync/central.h"
#include "core/sync/sync.h"
#include "core/trace/containment_report.h"
#include "core/trace/late_work.h"
#include "tests/station/demo_station.h"
#include "tests/support/test_postgres.h"

#include <QtTest>

#include <random>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static const LotId grease{PartNumber::known(u"GR-EP2"_s), LotNumber::known(u"EP2-2611A"_s)};

/** What only the union of several stations' entries shows. */
class ApartSyncTest : public QObject {
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
    /** Sue's desk in that factory. */
    static Result<Judged> atDesk(Factory &f, const Command &command, bool signs = false)
    {
        const Person &supervisor = f.plant.people.at(PersonId::known(u"P301"_s));
        Recorder desk(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
        return desk.give(command, {.person = &supervisor, .signer = signs ? &supervisor : nullptr});
    }

private slots:
    void initTestCase()
    {
        auto server = TestPostgres::start();
        QVERIFY2(server, server ? "" : qPrintable(server.error().text));
        m_server = std::move(*server);
    }
    void init()
    {
        m_database = *m_server->createDatabase();
        QVERIFY(initCentral(config()));
    }

    void what_passed_at_a_station_whose_clock_runs_behind_is_listed_all_the_same()
    {
        Factory desk, line;
        line.clock.setWall(tuesday - 300'000); // well behind, and nobody has noticed
        for (int number : {11, 12, 13})
            line.bring(unitOf(number), "010");
        line.clock.advance(60'000);
        sync(line);
        desk.clock.advance(90'000);
        ContainmentIssued terms{.version = 1, .rules = {}, .reason = u"supplier-notice"_s};
        for (int number : {11, 12, 13})
            terms.rules.push_back({.subject = Subject::of(unitOf(number))});
        const auto contain = [&](const char *name) {
            const ContainmentId id = ContainmentId::known(QString::fromLatin1(name));
            terms.issuedMs = desk.clock.wallMs();
            terms.issuedAt = StationName::known(u"SUP-1"_s);
            QVERIFY(signContainment(*desk.journal, id, terms));
            QVERIFY(!atDesk(desk, IssueContainment{id, terms})->refusal());
        };
        contain("C-0007");
        contain("C-0008");
        sync(desk);

        line.at("PRS-1");
        line.badge(1103);
        QCOMPARE(line.scan(unitOf(11)).what, Answer::What::OperationStarted); // 08:56:04 by its clock
        line.command("PARK");
        sync(line);
        line.session->refresh();
        QCOMPARE(line.scan(unitOf(12)).refusal->reason, Reason::Contained);
        sync(line);
        sync(desk);

        const auto reports = containmentReports(*desk.journal, desk.plant);
        QVERIFY2(reports, reports ? "" : qPrintable(reports.error().text));
        QCOMPARE(reports->size(), size_t(2));
        for (const ContainmentReport &report : *reports) {
            QVERIFY(!report.gap.empty());
            for (const GapEntry &entry : report.gap) {
                QCOMPARE(entry.unit, unitOf(11));
                QCOMPARE(entry.end, GapEnd::Chain);
            }
            const auto press = std::find_if(report.stations.begin(), report.stations.end(),
                [](const StationCoverage &station) { return station.station.text() == u"PRS-1"; });
            QVERIFY(press->behindMs > 300'000 && press->behindMs < 330'000);
            const auto alone = containmentReport(*desk.journal, desk.plant, report.id);
            QCOMPARE(alone->gap.size(), report.gap.size());
            QVERIFY(!containmentJson(report).value(u"gap"_s).toArray().isEmpty());
        }
        // The line, from its own chain, says the same.
        const auto there = containmentReports(*line.journal, line.plant);
        QVERIFY(there);
        QCOMPARE(there->front().gap.size(), reports->front().gap.size());
    }

    void a_lot_that_two_stations_emptied_apart_is_found_and_somebody_signs_for_it()
    {
        Factory first, second;
        QVERIFY(!atDesk(first, ReceiveLot{grease, QDate(2027, 6, 1), u"released"_s, {}, Decimal(30, 0)})
                     ->refusal());
        first.bring(unitOf(21), "030");
        sync(first);
        sync(second);
        QVERIFY(lotShortages(*second.journal)->empty());
        first.bring(unitOf(22), "030"); // 12 g each: both stations still see 18 g
        second.bring(unitOf(23), "030");
        QVERIFY(lotShortages(*first.journal)->empty() && lotShortages(*second.journal)->empty());
        for (Factory *f : {&first, &second, &first})
            sync(*f);
        for (Factory *f : {&first, &second}) {
            const auto found = lotShortages(*f->journal);
            QVERIFY2(found, found ? "" : qPrintable(found.error().text));
            QCOMPARE(found->size(), size_t(1));
            QCOMPARE(found->front().lot, grease);
            QCOMPARE(found->front().missing, Decimal(6, 0));
            QCOMPARE(found->front().takings.size(), size_t(3));
        }

        // Whoever loads it is told; it is loaded all the same.
        second.at("ASM-2");
        second.badge(1101);
        const Answer said = second.scan("GR-EP2:1TEP2-2611A:14D20280331:Q400");
        QCOMPARE(said.what, Answer::What::LotLoaded);
        QCOMPARE(said.kind, Answer::Kind::Attention);
        QCOMPARE(said.text, u"6"_s);

        const LotShortage shortage = lotShortages(*first.journal)->front();
        SignRecord decision{Subject::of(grease), {}, QString(lotQuantityMeaning), u"counted again"_s};
        for (const EventId &entry : shortage.beyond()) {
            const auto recorded = *first.journal->entry(entry);
            decision.entries.push_back({entry, bodyDigest(toBody(recorded->entry))});
        }
        QCOMPARE(decision.entries.size(), size_t(1));
        QVERIFY(atDesk(first, decision)->wantsSignature());
        SignRecord silent = decision;
        silent.why.clear();
        QCOMPARE(atDesk(first, silent, true)->refusal()->reason, Reason::ReasonNeeded);
        QVERIFY(!atDesk(first, decision, true)->refusal());
        sync(first);
        sync(second);
        QVERIFY(lotShortages(*first.journal)->empty() && lotShortages(*second.journal)->empty());

        second.bring(unitOf(24), "030"); // and once more
        QCOMPARE(lotShortages(*second.journal)->front().missing, Decimal(6, 0));
    }

    void a_gauge_that_was_found_bad_elsewhere_is_told_with_what_the_station_knew()
    {
        Factory desk, line;
        line.bring(unitOf(31), "010");
        sync(line);
        sync(desk);
        line.clock.advance(10'000);
        line.bring(unitOf(30), "050"); // before the check: not late, and another question
        const auto measured = [&](int number) {
            for (const Recorded &recorded : line.entriesOf(unitOf(number))) {
                const auto *test = std::get_if<TestRecorded>(&recorded.entry.event);
                for (const Measurement &m : test ? test->measurements : std::vector<Measurement>()) {
                    if (!m.gauge.isEmpty())
                        return GaugeId::fromText(m.gauge);
                }
            }
            return std::optional<GaugeId>();
        };
        const auto gauge = measured(30);
        QVERIFY(gauge);
        desk.clock.setWall(line.clock.wallMs() + 60'000);
        QVERIFY(!atDesk(desk, RecordGaugeCheck{*gauge, false, {}, u"reads 3 % high"_s})->refusal());
        line.clock.advance(120'000);
        line.bring(unitOf(32), "050"); // the line has no network just now
        QCOMPARE(measured(32), gauge);
        for (Factory *f : {&line, &desk, &line})
            sync(*f);
        for (Factory *f : {&desk, &line}) {
            const auto found = lateWork(*f->journal, f->plant, {});
            QVERIFY2(found, found ? "" : qPrintable(found.error().text));
            QCOMPARE(found->size(), size_t(1));
            QCOMPARE(found->front().rule, LateWork::Rule::Gauge);
            QCOMPARE(found->front().unit, unitOf(32));
            QCOMPARE(found->front().what, gauge->text());
            QCOMPARE(found->front().was, u"bad"_s);
            QVERIFY(!found->front().stationKnew);
        }
        const LateWork work = lateWork(*desk.journal, desk.plant, {})->front();
        const SignRecord decision{Subject::of(work.unit), *signedEntries(*desk.journal, work.entries),
            QString(lateWorkMeaning), u"measured again"_s};
        QVERIFY(atDesk(desk, decision)->wantsSignature());
        QVERIFY(!atDesk(desk, decision, true)->refusal());
        sync(desk);
        sync(line);
        QVERIFY(lateWork(*desk.journal, desk.plant, {})->empty());
        QVERIFY(lateWork(*line.journal, line.plant, {})->empty());
    }

    void work_by_an_older_plant_is_late_only_where_the_newer_one_says_otherwise()
    {
        Factory desk, line;
        const auto note = [](Factory &f, const char *station, const Fact &fact) {
            Recorder recorder(*f.journal, f.plant, f.clock, StationName::known(QString::fromLatin1(station)));
            QVERIFY(recorder.note(fact, {}));
        };
        const QString digest = QString::fromLatin1(desk.plant.digest.toHex());
        const QString older(64, u'0');
        const auto release = [&](const QString &of) {
            note(desk, "SUP-1", {{Subject::plant()}, PlantReleased{u"r"_s, of, {}}});
        };
        const auto start = [&](const char *station, const QString &by) {
            note(line, station,
                {{Subject::of(StationName::known(QString::fromLatin1(station)))},
                    StationStarted{u"test"_s, u"2026-06"_s, by, u"boot"_s}});
        };
        release(older);
        sync(desk);
        sync(line);
        start("KIT-1", older);
        start("PRS-1", older);
        line.bring(unitOf(41), "020"); // all of it before the release
        desk.clock.setWall(line.clock.wallMs() + 60'000);
        release(digest);
        sync(desk);
        line.clock.advance(120'000);
        line.bring(unitOf(42), "020"); // and this one does not know of it
        start("PRS-1", digest);
        line.bring(unitOf(43), "020"); // the press does now, the kitting does not
        for (Factory *f : {&line, &desk, &line})
            sync(*f);
        QVERIFY(lateWork(*desk.journal, desk.plant, {})->empty()); // nothing that was done has changed

        Plant newer = desk.plant;
        newer.people.erase(PersonId::known(u"P103"_s)); // who presses
        const auto left = lateWork(*desk.journal, newer, {});
        QCOMPARE(left->size(), size_t(1));
        QCOMPARE(left->front().rule, LateWork::Rule::Person);
        QCOMPARE(left->front().unit, unitOf(42));
        QCOMPARE(left->front().station, StationName::known(u"PRS-1"_s));
        QVERIFY(!left->front().stationKnew);
        QVERIFY(left->front().certain);
        QVERIFY(left->front().entries.size() > 1);

        Plant rerouted = desk.plant;
        Routing next = *rerouted.routing(line.unit(unitOf(42)).routing);
        ++next.revision;
        rerouted.routings.push_back(next);
        rerouted.orders.at(OrderNumber::known(u"WO-26-0401"_s)).routing = next.reference();
        const auto made = lateWork(*desk.journal, rerouted, {});
        const auto there = lateWork(*line.journal, rerouted, {});
        QCOMPARE(made->size(), size_t(2));
        for (size_t i = 0; i < made->size(); ++i) {
            QCOMPARE(made->at(i).rule, LateWork::Rule::Routing);
            QCOMPARE(made->at(i).unit, unitOf(42 + int(i)));
            QCOMPARE(made->at(i).was, next.reference());
            QCOMPARE(made->at(i).entries, there->at(i).entries); // the same wherever it is asked
        }
    }

    void the_order_in_which_takings_arrive_decides_nothing()
    {
        std::vector<Journal::Taken> takings;
        for (int i = 0; i < 8; ++i)
            takings.push_back({EventId::make(1000 + i / 2,
                                   QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha1)),
                Subject::of(unitOf(i + 1)), StationName::known(u"ASM-1"_s), Decimal(25, 1), 1000 + i / 2});
        Lot lot;
        QVERIFY(!shortageOf(grease, lot, takings)); // nobody knows how much there was
        lot.received = Decimal(20, 0);
        QVERIFY(!shortageOf(grease, lot, takings)); // all of it
        lot.received = Decimal(16, 0);
        const auto wanted = shortageOf(grease, lot, takings);
        QCOMPARE(wanted->missing, Decimal(4, 0));
        std::mt19937 random(7);
        for (int i = 0; i < 50; ++i) {
            std::shuffle(takings.begin(), takings.end(), random);
            QCOMPARE(shortageOf(grease, lot, takings)->beyond(), wanted->beyond());
        }
        lot.accepted = wanted->beyond();
        QCOMPARE(lot.accepted.size(), size_t(2));
        QVERIFY(!shortageOf(grease, lot, takings));
    }
};

QTEST_GUILESS_MAIN(ApartSyncTest)
#include "apart_sync_test.moc"
