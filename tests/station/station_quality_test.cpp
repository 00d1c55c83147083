// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/station/demo_station.h"

#include <QSignalSpy>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Answer::Kind;
using What = Answer::What;

/** Badges of the demo factory: an inspector and the quality engineer. */
static constexpr int inspector = 1201, quality = 1401;

class StationQualityTest : public QObject {
    Q_OBJECT
private slots:
    void a_printed_code_records_a_gauge_check()
    {
        Factory f("CAL-2");
        f.badge(inspector);
        const Answer bad = f.command("CHECK", "BAD.CAL-2-G1.ZERO POINT OFF");
        QCOMPARE(bad.kind, Kind::Accepted);
        QCOMPARE(bad.what, What::GaugeChecked);
        const GaugeId gauge = GaugeId::known(u"CAL-2-G1"_s);
        QVERIFY(!f.standing(Subject::of(gauge)).gauge().good);
        f.command("CHECK", "GOOD.CAL-2-G1");
        QVERIFY(f.standing(Subject::of(gauge)).gauge().good);
    }

    void a_bad_check_says_what_was_found_and_a_gauge_is_one_of_the_plants()
    {
        Factory f("CAL-2");
        f.badge(inspector);
        QCOMPARE(f.command("CHECK", "BAD.CAL-2-G1").refusal->reason, Reason::ReasonNeeded);
        QCOMPARE(f.command("CHECK", "GOOD.CAL-2-G").refusal->reason, Reason::UnknownCode);
        QCOMPARE(f.command("CHECK", "PERHAPS.CAL-2-G1").refusal->reason, Reason::UnknownCode);
    }

    void a_concession_covers_what_does_not_conform_on_the_open_unit_and_is_signed()
    {
        Factory f;
        f.bring(unitA, "070");
        f.at("FNC-1");
        f.badge(1105);
        f.scan(unitA);
        f.command("NC", "P01");
        f.badge(quality);
        f.scan(unitA);
        const Answer asked = f.command("CONCESSION", "CN-26-1.5.AUDIBLE NOT HARMFUL");
        QCOMPARE(asked.what, What::AskSignature);
        f.badge(quality);
        f.clock.advance(2000);
        QSignalSpy told(f.session.get(), &Session::answered);
        f.session->takePin(u"246810"_s);
        QVERIFY(told.wait(20'000));
        QCOMPARE(f.answers.back().what, What::ConcessionGranted);
        const auto granted = f.standing(Subject::of(ConcessionId::known(u"CN-26-1"_s))).concession().granted;
        QVERIFY(granted);
        QCOMPARE(granted->countMax, std::optional(5));
        QCOMPARE(granted->part, std::optional(unitA.part));
        QCOMPARE(granted->why, u"AUDIBLE NOT HARMFUL"_s);
    }

    void a_concession_without_a_limit_or_of_nothing_is_refused()
    {
        Factory f("FNC-1");
        f.badge(quality);
        QCOMPARE(f.command("CONCESSION", "CN-26-2.5.WHY").refusal->reason, Reason::NotStarted);
        f.bring(unitA, "070");
        f.at("FNC-1");
        f.badge(1105);
        f.scan(unitA);
        f.badge(quality);
        QCOMPARE(f.command("CONCESSION", "CN-26-2..WHY").refusal->reason, Reason::ConcessionUnlimited);
        QCOMPARE(f.command("CONCESSION", "CN-26-2.MANY.WHY").refusal->reason, Reason::UnknownCode);
        QCOMPARE(f.command("CONCESSION", "CN-26-2.2020-01-01.WHY").refusal->reason, Reason::BadValue);
    }

    void a_code_to_freeze_limits_is_left_to_its_page()
    {
        Factory f("FNC-1");
        f.badge(quality);
        QSignalSpy wished(f.session.get(), &Session::pageWished);
        f.command("FREEZE", "NOISE");
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished.front().at(0).toString(), u"FREEZE"_s);
        QCOMPARE(wished.front().at(1).toString(), u"NOISE"_s);
        QCOMPARE(f.command("FREEZE").refusal->reason, Reason::UnknownCode);
    }

    void who_is_locked_out_for_idleness_finds_the_work_as_it_was()
    {
        Factory f;
        f.bring(unitA, "040");
        f.at("CAL-1");
        f.badge(1106);
        f.scan(unitA);
        f.touch("D1");
        f.touch("LOCK", u"IDLE"_s);
        QVERIFY(f.view().person.isEmpty());
        const auto entries = f.journal->entriesOf(Subject::of(StationName::known(u"CAL-1"_s)));
        const auto *out = std::get_if<OperatorSignedOut>(&entries->back().entry.event);
        QVERIFY(out);
        QCOMPARE(out->why, u"idle"_s);
        f.badge(1106);
        QCOMPARE(f.view().unit->unit, unitA);
        QCOMPARE(f.view().measuring->typed, u"1"_s);
    }
};

QTEST_GUILESS_MAIN(StationQualityTest)
#include "station_quality_test.moc"
