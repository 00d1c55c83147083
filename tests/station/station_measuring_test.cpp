// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using What = Answer::What;
using State = MeasuringView::Line::State;

/** CAL-1 with unit A on the table and calibration begun: no-load current, travel, backlash, linearity. */
struct Bench : Factory {
    Bench()
    {
        bring(unitA, "040");
        at("CAL-1");
        badge(1106);
        scan(unitA);
    }
    /** Key by key, as a finger does it. */
    void keys(const char *text)
    {
        for (const char *c = text; *c; ++c) {
            const QByteArray verb = *c == '.' ? QByteArray("DOT")
                : *c == '-'                   ? QByteArray("MINUS")
                                              : QByteArray("D") + *c;
            touch(verb.constData());
        }
    }
    Answer enter(const char *text)
    {
        keys(text);
        return touch("ENTER");
    }
    const MeasuringView &measuring() const { return *view().measuring; }
    const std::vector<Measurement> recorded() { return unit().operations.at(op("050")).measurements; }
};

class StationMeasuringTest : public QObject {
    Q_OBJECT
private slots:
    void a_test_shows_what_is_measured_and_what_is_next()
    {
        Bench f;
        QVERIFY(f.view().measuring);
        QCOMPARE(f.measuring().lines.size(), 4U);
        QCOMPARE(f.measuring().wanted->id.text(), u"no-load-current"_s);
        QVERIFY(f.measuring().lines.front().current);
        QVERIFY(!f.measuring().live);
    }

    void the_verdict_is_there_before_the_value_is_saved_and_it_is_the_same_one()
    {
        Bench f;
        const qint64 before = f.length();
        f.keys("0.6");
        QCOMPARE(f.view().typed, u"0.6"_s);
        QCOMPARE(f.measuring().live, std::optional(Verdict::Pass));
        QCOMPARE(f.length(), before); // nothing of it is written
        f.keys("5");
        const auto live = f.measuring().live;
        QCOMPARE(f.touch("ENTER").what, What::MeasurementRecorded);
        QCOMPARE(f.recorded().back().value, u"0.65"_s);
        QCOMPARE(std::optional(f.recorded().back().verdict), live);
        QVERIFY(f.view().typed.isEmpty());
        QCOMPARE(f.measuring().wanted->id.text(), u"travel"_s);
        QCOMPARE(f.measuring().lines.front().state, State::Passed);
    }

    void scanned_keys_do_what_touched_ones_do()
    {
        Bench f;
        for (const char *verb : {"D0", "DOT", "D6", "D7"})
            f.command(verb);
        QCOMPARE(f.view().typed, u"0.67"_s);
        f.command("ERASE");
        QCOMPARE(f.view().typed, u"0.6"_s);
        f.command("MINUS");
        QCOMPARE(f.view().typed, u"-0.6"_s);
        f.command("CLEAR");
        QVERIFY(f.view().typed.isEmpty());
        f.command("D1");
        f.command("DOT");
        f.command("DOT"); // one decimal mark is enough
        QCOMPARE(f.view().typed, u"1."_s);
    }

    void a_value_that_would_fail_is_asked_about_and_recorded_only_then()
    {
        Bench f;
        QCOMPARE(f.enter("0.9").what, What::AskRecordFail);
        QCOMPARE(f.view().question->kind, Question::Kind::RecordFail);
        QVERIFY(f.recorded().empty());
        QCOMPARE(f.touch("NO").what, What::Kept);
        QVERIFY(f.view().typed.isEmpty()); // type again
        f.enter("0.9");
        QCOMPARE(f.touch("YES").what, What::MeasurementRecorded);
        QCOMPARE(f.recorded().size(), 1U);
        QCOMPARE(f.recorded().back().verdict, Verdict::Fail);
        QCOMPARE(f.measuring().lines.front().state, State::Failed);
    }

    void any_other_scan_means_no_and_what_was_typed_can_be_put_right()
    {
        Bench f;
        f.enter("0.9");
        f.scan(unitA); // already open here
        QVERIFY(!f.view().question);
        QVERIFY(f.recorded().empty());
    }

    void an_implausible_value_is_shown_as_a_slip_and_refused()
    {
        Bench f;
        f.keys("65");
        QVERIFY(f.measuring().implausible);
        QVERIFY(!f.measuring().live);
        QCOMPARE(f.touch("ENTER").refusal->reason, Reason::ImplausibleValue);
        QVERIFY(f.recorded().empty());
        QCOMPARE(f.view().typed, u"65"_s); // to be put right
        f.touch("CLEAR");
        QCOMPARE(f.view().answer.kind, Answer::Kind::None);
    }

    void a_chosen_characteristic_is_measured_out_of_turn()
    {
        Bench f;
        f.touch("MEASURE", u"linearity"_s);
        QCOMPARE(f.measuring().wanted->id.text(), u"linearity"_s);
        f.enter("0.10");
        QCOMPARE(f.recorded().back().characteristic.text(), u"linearity"_s);
        QCOMPARE(f.measuring().wanted->id.text(), u"no-load-current"_s); // back to what is missing
        f.touch("NEXT");
        QCOMPARE(f.measuring().wanted->id.text(), u"travel"_s);
        f.touch("BACK");
        f.touch("BACK");
        QCOMPARE(f.measuring().wanted->id.text(), u"linearity"_s);
        QCOMPARE(f.touch("MEASURE", u"nothing"_s).refusal->reason, Reason::UnknownCharacteristic);
    }

    void measuring_again_asks_why_and_keeps_the_first_value()
    {
        Bench f;
        f.touch("MEASURE", u"linearity"_s);
        f.enter("0.4");
        f.touch("YES");
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::Measure);
        f.touch("MEASURE", u"linearity"_s);
        QVERIFY(f.measuring().wanted->mayRepeat);
        QCOMPARE(f.touch("AGAIN").what, What::AskChoice);
        QCOMPARE(f.view().question->kind, Question::Kind::WhichRetestReason);
        QCOMPARE(f.view().question->choices.front().id, u"wrong-contact"_s);
        f.touch("CHOOSE", u"disturbed"_s);
        QCOMPARE(f.measuring().wanted->attempt, 2);
        QCOMPARE(f.measuring().wanted->why, u"disturbed"_s);
        f.enter("0.1");
        QCOMPARE(f.recorded().size(), 2U);
        QCOMPARE(f.recorded().front().verdict, Verdict::Fail);
        QCOMPARE(f.recorded().back().attempt, std::optional(2));
        QCOMPARE(f.recorded().back().why, u"disturbed"_s);
        QCOMPARE(f.measuring().lines.back().state, State::Passed);
        f.touch("MEASURE", u"linearity"_s);
        QCOMPARE(f.touch("AGAIN").refusal->reason, Reason::AttemptsUsedUp);
    }

    void a_locked_screen_keeps_what_was_typed()
    {
        Bench f;
        f.keys("0.6");
        f.touch("LOCK");
        f.badge(1106);
        QCOMPARE(f.view().typed, u"0.6"_s);
    }

    void another_unit_begins_with_nothing_typed()
    {
        Bench f;
        f.keys("0.6");
        f.bring(unitOf(2), "040");
        f.at("CAL-1");
        QVERIFY(f.view().typed.isEmpty());
    }

    void a_test_that_failed_asks_why_it_is_begun_again()
    {
        Bench f;
        f.command("FAIL", "C31");
        QCOMPARE(f.scan(unitA).what, What::AskChoice);
        QCOMPARE(f.view().question->kind, Question::Kind::WhichRetestReason);
        QCOMPARE(f.status("050"), OperationStatus::Failed);
        f.touch("CHOOSE", u"disturbed"_s);
        QCOMPARE(f.status("050"), OperationStatus::Active);
        const auto entries = f.entriesOf();
        const auto &started = std::get<OperationStarted>(entries.back().entry.event);
        QCOMPARE(started.why, u"disturbed"_s);
        QCOMPARE(started.pass, 2);
    }

    // ---- a fail in detail

    void a_fail_is_described_by_places_and_codes_and_saved_at_once()
    {
        Bench f;
        const qint64 before = f.length();
        QCOMPARE(f.command("FAIL").what, What::Entered);
        QVERIFY(f.view().failing);
        f.command("PLACE", "GEARS");
        f.command("DEFECT", "C31");
        f.command("PLACE", "ENC");
        QVERIFY(!f.view().failing->canSave);
        QCOMPARE(f.command("COMPLETE").refusal->reason, Reason::ReasonNeeded);
        f.command("DEFECT", "E22");
        QVERIFY(f.view().failing->canSave);
        QCOMPARE(f.length(), before + 1); // the refusal alone
        QCOMPARE(f.command("COMPLETE").what, What::OperationFailed);
        QVERIFY(!f.view().failing);
        std::vector<DefectRecorded> marks;
        for (const Recorded &recorded : f.entriesOf()) {
            if (const auto *mark = std::get_if<DefectRecorded>(&recorded.entry.event))
                marks.push_back(*mark);
        }
        QCOMPARE(marks.size(), 2U);
        QCOMPARE(marks[0].place, u"GEARS"_s);
        QCOMPARE(marks[0].defect.text(), u"C31"_s);
        QCOMPARE(marks[0].picture, u"actuator/side"_s);
        QCOMPARE(marks[0].x->text(), u"0.145"_s);
        QCOMPARE(marks[1].defect.text(), u"E22"_s);
        QCOMPARE(f.unit().operations.at(op("050")).defects.size(), 2U);
    }

    void a_touch_takes_the_nearest_place_or_the_point_itself()
    {
        Bench f;
        f.touch("FAIL");
        f.touch("POINT", u"actuator/side;0.150;0.550"_s);
        QCOMPARE(f.view().failing->marks.front().place, u"GEARS"_s);
        f.touch("DEFECT", u"C31"_s);
        f.touch("POINT", u"actuator/side;0.500;0.950"_s);
        QVERIFY(f.view().failing->marks.back().place.isEmpty());
        QCOMPARE(f.view().failing->marks.back().x->text(), u"0.500"_s);
        f.touch("MARK", u"1"_s);
        QVERIFY(f.view().failing->marks.front().current);
        f.touch("UNMARK");
        QCOMPARE(f.view().failing->marks.size(), 1U);
        QCOMPARE(f.touch("POINT", u"actuator/side;1.5;0.5"_s).refusal->reason, Reason::UnknownCode);
        f.touch("CANCEL");
        QVERIFY(!f.view().failing);
        QCOMPARE(f.status("050"), OperationStatus::Active);
    }

    void a_fail_belongs_to_the_value_that_was_out_of_its_limits()
    {
        Bench f;
        f.touch("MEASURE", u"backlash"_s);
        f.enter("0.2");
        f.touch("YES");
        f.touch("FAIL");
        QCOMPARE(f.view().failing->measured->value, u"0.2"_s);
        f.touch("DEFECT", u"C31"_s);
        f.touch("COMPLETE");
        const auto entries = f.entriesOf();
        const auto mark = std::find_if(entries.begin(), entries.end(), [](const Recorded &recorded) {
            return std::holds_alternative<DefectRecorded>(recorded.entry.event);
        });
        QVERIFY(mark != entries.end());
        QCOMPARE(std::get<DefectRecorded>(mark->entry.event).characteristic->text(), u"backlash"_s);
    }
};

QTEST_GUILESS_MAIN(StationMeasuringTest)
#include "station_measuring_test.moc"
