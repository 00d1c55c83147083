// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Answer::Kind;
using What = Answer::What;

class StationHoldTest : public QObject {
    Q_OBJECT
private slots:
    // ---- hold and release

    void a_hold_is_asked_for_its_reason_and_the_held_unit_is_refused_until_it_is_released()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        f.badge(1103);
        f.scan(unitA);
        QCOMPARE(f.command("HOLD").what, What::AskChoice);
        const Answer held = f.touch("CHOOSE", u"audit"_s);
        QCOMPARE(held.kind, Kind::Held);
        QCOMPARE(held.what, What::HoldPlaced);
        QCOMPARE(f.view().unit->hold->reason, u"audit"_s);
        QVERIFY(!f.view().canComplete);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::TakeTo);
        const Answer refused = f.scan(unitA);
        QCOMPARE(refused.kind, Kind::Held);
        QCOMPARE(refused.refusal->reason, Reason::OnHold);
        QCOMPARE(f.command("RELEASE").refusal->reason, Reason::NotAllowed);
        f.badge(1301);
        const Answer released = f.command("RELEASE");
        QCOMPARE(released.what, What::HoldReleased);
        QCOMPARE(released.unit, unitA);
        QVERIFY(f.standing(Subject::of(unitA)).holds.empty());
        f.badge(1103);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::ScanComponent); // it is still open here
        QCOMPARE(f.scan("HSG-40:1TH47113-02").what, What::ComponentInstalled);
    }
    void a_printed_reason_holds_in_one()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        QCOMPARE(f.command("HOLD", "AUDIT").what, What::HoldPlaced);
        QCOMPARE(f.standing(Subject::of(unitA)).holds.begin()->second.reason, u"audit"_s);
    }
    void a_held_unit_does_not_stand_in_the_way_of_the_next()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        f.command("HOLD", "AUDIT");
        QCOMPARE(f.scan(unitOf(2)).what, What::UnitCreated);
    }
    void a_hold_on_the_order_is_released_where_it_was_met()
    {
        Factory f;
        f.bring(unitA, "010");
        const Subject order = Subject::of(OrderNumber::known(u"WO-26-0401"_s));
        Recorder desk(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
        const Given given{.person = &f.plant.people.at(PersonId::known(u"P401"_s))};
        QVERIFY(
            !desk.give(PlaceHold{order, HoldId::known(u"H-1"_s), u"engineering"_s, {}}, given)->refusal());
        f.at("PRS-1");
        f.badge(1301);
        QCOMPARE(f.scan(unitA).refusal->reason, Reason::OnHold);
        QCOMPARE(f.command("RELEASE").what, What::HoldReleased);
        QVERIFY(f.standing(order).holds.empty());
        QCOMPARE(f.scan(unitA).what, What::OperationStarted);
    }
    void release_without_a_hold_says_so()
    {
        Factory f("KIT-1");
        f.badge(1301);
        QCOMPARE(f.command("RELEASE").refusal->reason, Reason::NotStarted);
        f.scan(unitA);
        QCOMPARE(f.command("RELEASE").refusal->reason, Reason::NotOnHold);
    }

    // ---- repair

    void a_failed_unit_is_shown_at_repair_and_sent_back()
    {
        Factory f;
        f.bring(unitA, "040");
        f.at("CAL-1");
        f.badge(1106);
        f.scan(unitA);
        f.command("FAIL", "C31");
        f.at("REP-1");
        f.badge(1501);
        const Answer shown = f.scan(unitA);
        QCOMPARE(shown.what, What::UnitMoved);
        QCOMPARE(f.unit().location, u"REP-1"_s);
        QCOMPARE(f.view().unit->unit, unitA);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::ChooseRework);
        QCOMPARE(f.command("REWORK").what, What::AskChoice);
        QCOMPARE(f.view().question->choices.size(), size_t(2));
        QCOMPARE(f.view().question->choices.front().id, u"040"_s);
        const Answer back = f.command("REWORK", "040");
        QCOMPARE(back.what, What::ReworkReturned);
        QCOMPARE(back.nextStations, QStringList{u"PCB-1"_s});
        QCOMPARE(f.status("040"), OperationStatus::Invalidated);
    }
    void a_component_is_taken_out_by_its_scan_and_another_put_in()
    {
        Factory f;
        f.bring(unitA, "040");
        const Component encoder = [&] {
            for (const InstalledComponent &installed : f.unit().components) {
                if (installed.component.part.text() == u"ENC-12")
                    return installed.component;
            }
            return Component{.part = PartNumber::known(u"none"_s)};
        }();
        f.at("REP-1");
        f.badge(1501);
        f.scan(unitA);
        QCOMPARE(f.command("REMOVE", "SCRAP").what, What::AskChoice);
        QVERIFY(f.view().question->choices.size() > 5);
        const Answer out = f.scan(u"ENC-12:S"_s + encoder.serial->text());
        QCOMPARE(out.what, What::ComponentRemoved);
        QCOMPARE(out.component->serial, encoder.serial);
        QCOMPARE(f.unit(*encoder.unit()).life, LifeCycle::Scrapped);
        const Answer in = f.scan("ENC-12:SE12-9009001:1TEN2619-B");
        QCOMPARE(in.what, What::ComponentInstalled);
        QCOMPARE(f.scan("ENC-12:SE12-9009002").refusal->reason, Reason::PositionFilled);
    }
    void a_component_is_taken_out_by_choice_and_goes_back_to_stock()
    {
        Factory f;
        f.bring(unitA, "020");
        f.at("REP-1");
        f.badge(1501);
        f.scan(unitA);
        f.touch("REMOVE");
        const QString screw = u"BS-12x4/"_s;
        const auto &choices = f.view().question->choices;
        const auto choice = std::find_if(
            choices.begin(), choices.end(), [&](const auto &c) { return c.id.startsWith(screw); });
        QVERIFY(choice != choices.end());
        const UnitId piece = *UnitId::fromText(choice->id);
        QCOMPARE(f.touch("CHOOSE", choice->id).what, What::ComponentRemoved);
        QVERIFY(f.unit(piece).life != LifeCycle::Scrapped);
        QVERIFY(!f.unit(piece).installedIn);
    }
    void a_scan_of_something_else_after_remove_means_no()
    {
        Factory f;
        f.bring(unitA, "020");
        f.bring(unitOf(2), "020");
        f.at("REP-1");
        f.badge(1501);
        f.scan(unitA);
        f.command("REMOVE");
        QCOMPARE(f.scan(unitOf(2)).what, What::UnitMoved);
        QVERIFY(!f.view().question);
        QCOMPARE(f.unit().components.size(), size_t(4));
    }
    void the_desk_shows_a_unit_and_records_nothing()
    {
        Factory f;
        f.bring(unitA, "020");
        f.at("SUP-1");
        f.badge(1301);
        const qint64 before = f.length();
        const Answer shown = f.scan(unitA);
        QCOMPARE(shown.what, What::UnitShown);
        QCOMPARE(shown.kind, Kind::Attention); // nothing was recorded: not green (UX R10)
        QCOMPARE(f.view().unit->unit, unitA);
        QCOMPARE(f.length(), before);
        QCOMPARE(f.scan(unitOf(77)).refusal->reason, Reason::UnknownUnit);
        QCOMPARE(f.view().unit->unit, unitA);
    }

    // ---- values

    void a_value_outside_its_limits_is_recorded_as_fail_and_the_step_cannot_be_completed()
    {
        Factory f;
        f.bring(unitA, "040");
        f.at("CAL-1");
        f.badge(1106);
        f.scan(unitA);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::Measure);
        QCOMPARE(f.view().prompt.characteristic->text(), u"no-load-current"_s);
        QCOMPARE(f.command("VALUE", "0.65").measurement->verdict, Verdict::Pass);
        QCOMPARE(f.type(u"100,00"_s).measurement->value, u"100.00"_s);
        const Answer high = f.type(u"0.2"_s);
        QCOMPARE(high.kind, Kind::Accepted);
        QCOMPARE(high.measurement->verdict, Verdict::Fail);
        f.type(u"0.05"_s);
        QVERIFY(!f.view().canComplete);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::Fail);
        QCOMPARE(f.command("COMPLETE").refusal->reason, Reason::MeasurementsFailed);
        QCOMPARE(f.type(u"0.05"_s).refusal->reason, Reason::UnknownCharacteristic);
        QCOMPARE(f.command("FAIL", "C31").what, What::OperationFailed);
    }
    void a_value_that_is_none_is_refused()
    {
        Factory f;
        f.bring(unitA, "040");
        f.at("CAL-1");
        f.badge(1106);
        QCOMPARE(f.type(u"1"_s).refusal->reason, Reason::NotStarted);
        f.scan(unitA);
        QCOMPARE(f.type(u"much"_s).refusal->reason, Reason::BadValue);
        QCOMPARE(f.type(u"65"_s).refusal->reason, Reason::ImplausibleValue);
    }
};

QTEST_GUILESS_MAIN(StationHoldTest)
#include "station_hold_test.moc"
