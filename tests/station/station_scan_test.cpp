// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/station/demo_station.h"

#include "core/codes/epc.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Answer::Kind;
using What = Answer::What;

static const char *const grease = "GR-EP2:1TEP2-2611A:14D20280331:Q400";
static const char *const locker = "LOC-243:1TL243-260301:14D20270301:Q50";

class StationScanTest : public QObject {
    Q_OBJECT
private slots:
    // ---- who works here

    void a_badge_signs_in_and_another_takes_over_without_losing_the_open_unit()
    {
        Factory f("KIT-1");
        const Answer in = f.badge(1101);
        QCOMPARE(in.what, What::SignedIn);
        QCOMPARE(in.text, u"Ana K."_s);
        QVERIFY(in.sequence > 0);
        QCOMPARE(f.view().screen, StationView::Screen::Ready);
        f.scan(unitA);
        QCOMPARE(f.badge(1102).text, u"Ben T."_s);
        QCOMPARE(f.view().person, u"Ben T."_s);
        QVERIFY(f.view().unit && f.view().unit->unit == unitA);
        QCOMPARE(f.status("010"), OperationStatus::Active);
        f.command("COMPLETE");
        QCOMPARE(f.entriesOf().back().entry.stamp.person, PersonId::known(u"P102"_s));
    }
    void a_restart_asks_for_the_badge_again()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        f.at("KIT-1");
        QCOMPARE(f.view().screen, StationView::Screen::SignIn);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::SignIn);
        QCOMPARE(f.scan(unitA).refusal->reason, Reason::NotSignedIn);
        f.badge(1101);
        QCOMPARE(f.scan(unitA).what, What::UnitOpened);
        QCOMPARE(f.status("010"), OperationStatus::Active);
    }
    void whatever_is_scanned_while_nobody_is_signed_in_is_answered_with_badge_first_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("unit") << QByteArray("LA-40-100:SLA40-26-000001T");
        QTest::newRow("lot") << QByteArray(grease);
        QTest::newRow("unknown") << QByteArray("what is this");
        QTest::newRow("container") << QByteArray("TOTE-0017");
        QTest::newRow("order") << QByteArray("WO-26-0401");
        for (const char *verb : {"START", "COMPLETE", "FAIL", "UNDO", "HOLD", "RELEASE", "REWORK", "SCRAP",
                 "PARK", "REMOVE", "UNLOAD", "YES"})
            QTest::newRow(verb) << commandText(QString::fromLatin1(verb)).toUtf8();
        for (const char *verb : {"SKIP", "OVERRIDE", "CHOOSE", "VALUE", "DEFECT"})
            QTest::newRow(verb) << commandText(QString::fromLatin1(verb), u"X"_s).toUtf8();
    }
    void whatever_is_scanned_while_nobody_is_signed_in_is_answered_with_badge_first()
    {
        QFETCH(QByteArray, code);
        Factory f("KIT-1");
        const Answer said = f.scan(code);
        QCOMPARE(said.kind, Kind::Refused);
        QCOMPARE(said.refusal->reason, Reason::NotSignedIn);
        QCOMPARE(said.code, QString::fromUtf8(code));
        QVERIFY(said.sequence > 0);
    }
    void the_code_that_came_before_the_badge_is_not_taken_for_read_twice_after_it()
    {
        Factory f("KIT-1");
        f.scan(unitA);
        f.badge(1101, 500);
        QCOMPARE(f.scan(unitA, 500).what, What::UnitCreated);
    }
    void an_unknown_or_misread_badge_is_named_so()
    {
        Factory f("KIT-1");
        QCOMPARE(f.badge(4711).refusal->reason, Reason::UnknownBadge);
        QCOMPARE(f.scan("NM-B11017").refusal->reason, Reason::UnknownBadge);
    }
    void a_lock_covers_the_table_and_a_logout_clears_it()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        f.command("LOCK");
        QCOMPARE(f.view().screen, StationView::Screen::SignIn);
        f.badge(1101);
        QVERIFY(f.view().unit && f.view().unit->unit == unitA);
        f.command("LOGOUT");
        f.badge(1101);
        QVERIFY(!f.view().unit);
        QCOMPARE(f.status("010"), OperationStatus::Active);
    }

    // ---- units and their parts

    void a_unit_at_its_due_station_starts_its_operation_with_one_entry()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        f.badge(1103);
        const qint64 before = f.length();
        const Answer said = f.scan(unitA);
        QCOMPARE(f.length(), before + 1);
        QCOMPARE(said.what, What::OperationStarted);
        QCOMPARE(said.operation, op("020"));
        QCOMPARE(said.operationName.in(u"en"_s), u"Press bearings, fit screw"_s);
        QCOMPARE(said.sequence, before + 1);
        QCOMPARE(f.entriesOf().back().entry.stamp.raw, labelOf(unitA).toUtf8());
    }
    void a_unit_that_is_open_already_is_said_so_and_a_paused_one_goes_on()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        const qint64 before = f.length();
        QCOMPARE(f.scan(unitA).kind, Kind::Attention);
        QCOMPARE(f.length(), before);
        QCOMPARE(f.command("PARK").what, What::OperationPaused);
        QVERIFY(!f.view().canComplete);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::ScanUnit);
        QCOMPARE(f.scan(unitA).what, What::OperationResumed);
        QVERIFY(f.view().canComplete);
    }
    void a_unit_that_is_done_here_is_told_where_to_go_when_it_is_scanned_again()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        const Answer done = f.command("COMPLETE");
        QCOMPARE(done.kind, Kind::Completed);
        QCOMPARE(done.nextStations, QStringList({u"PRS-1"_s, u"PRS-2"_s}));
        const Answer again = f.scan(unitA);
        QCOMPARE(again.refusal->reason, Reason::AlreadyPassed);
        QCOMPARE(again.refusal->stations, done.nextStations);
    }
    void a_component_that_the_step_wants_is_installed_wherever_it_is_in_the_sequence()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        f.badge(1103);
        f.scan(unitA);
        QCOMPARE(f.view().prompt.part->text(), u"BS-12x4"_s);
        QCOMPARE(f.scan("HSG-40:1TH47113-02").what, What::ComponentInstalled);
        QCOMPARE(f.scan("BRG-6001:1TB6001-261904").what, What::ComponentInstalled);
        QCOMPARE(f.scan("BRG-6001:1TB6001-261905").what, What::ComponentInstalled);
        QCOMPARE(f.view().prompt.part->text(), u"BS-12x4"_s);
        QCOMPARE(f.scan("BS-12x4:SBS4-471137-0113").what, What::ComponentInstalled);
        QCOMPARE(f.unit().components.size(), size_t(4));
        QCOMPARE(f.scan("M24-120:SNM26W17-004711").refusal->reason, Reason::WrongPart);
    }
    void a_text_with_the_shape_of_the_wanted_part_is_that_part()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        f.badge(1103);
        f.scan(unitA);
        QCOMPARE(f.scan("BS4-471137-0113").component->part.text(), u"BS-12x4"_s);
        QCOMPARE(f.scan("H47113-02").component->part.text(), u"HSG-40"_s);
        QCOMPARE(f.scan("CP26-0117-0431").refusal->reason, Reason::UnknownCode);
    }
    void the_bare_serial_of_a_known_unit_is_that_unit()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        f.badge(1103);
        const Answer said = f.scan(unitA.serial.text());
        QCOMPARE(said.what, What::OperationStarted);
        QCOMPARE(said.unit, unitA);
        QCOMPARE(f.scan(serialOf(999)).refusal->reason, Reason::UnknownUnit);
    }
    void where_units_begin_a_bare_serial_is_of_the_chosen_order_or_is_asked_about()
    {
        Factory f("KIT-1");
        f.badge(1101);
        QCOMPARE(f.scan(unitA.serial.text()).what, What::AskPart);
        QCOMPARE(f.view().question->choices.size(), size_t(2));
        QCOMPARE(f.touch("CHOOSE", u"LA-40-100/"_s + unitA.serial.text()).what, What::UnitCreated);
        QCOMPARE(f.entriesOf().front().entry.stamp.raw, unitA.serial.text().toUtf8());
        f.command("COMPLETE");
        f.scan("WO-26-0405");
        const Answer medical = f.scan(serialOf(2));
        QCOMPARE(medical.what, What::UnitCreated);
        QCOMPARE(medical.unit->part.text(), u"LA-40-100-M"_s);
        QCOMPARE(f.unit(*medical.unit).order, OrderNumber::known(u"WO-26-0405"_s));
    }
    void one_serial_on_two_parts_is_asked_about_and_a_choice_answers()
    {
        Factory f;
        const UnitId medical{PartNumber::known(u"LA-40-100-M"_s), unitA.serial};
        f.bring(unitA, "010");
        {
            Recorder recorder(*f.journal, f.plant, f.clock, StationName::known(u"KIT-1"_s));
            const Given given{.person = &f.plant.people.at(PersonId::known(u"P101"_s))};
            QVERIFY(!recorder.give(CreateUnit{medical, OrderNumber::known(u"WO-26-0405"_s), false}, given)
                         ->refusal());
            QVERIFY(!recorder.give(CompleteOperation{medical}, given)->refusal());
        }
        f.at("PRS-1");
        f.badge(1103);
        const qint64 before = f.length();
        QCOMPARE(f.scan(unitA.serial.text()).what, What::AskPart);
        QCOMPARE(f.length(), before);
        QCOMPARE(f.view().question->kind, Question::Kind::WhichPart);
        const Answer said = f.touch("CHOOSE", medical.text());
        QCOMPARE(said.what, What::OperationStarted);
        QCOMPARE(said.unit, medical);
        QVERIFY(!f.view().question);
        QCOMPARE(f.entriesOf(medical).back().entry.stamp.raw, unitA.serial.text().toUtf8());
        QCOMPARE(f.entriesOf(medical).back().entry.stamp.how, CaptureMethod::Scan);
    }
    void a_lot_is_loaded_and_consumed_when_the_step_is_completed()
    {
        Factory f;
        f.bring(unitA, "020");
        f.at("ASM-1");
        f.badge(1101);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::ScanLotToLoad);
        QCOMPARE(f.scan(unitA).refusal->reason, Reason::LotMissing);
        QCOMPARE(f.scan(grease).what, What::LotLoaded);
        QCOMPARE(f.view().prompt.part->text(), u"LOC-243"_s);
        QCOMPARE(f.scan(locker).what, What::LotLoaded);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::ScanUnit);
        QCOMPARE(f.view().loaded.size(), size_t(2));
        f.scan(unitA);
        f.scan("]d1[)>\x1e"
               "06\x1d"
               "1PM24-120\x1dSNM26W17-909001\x1e\x04");
        f.scan("GS-17:1T0526-03");
        f.scan("SK-40:1TSK26-041:14D20290228");
        for (int i = 0; i < 4; ++i)
            QCOMPARE(f.type(u"5,52"_s).what, What::MeasurementRecorded);
        for (int i = 0; i < 4; ++i)
            f.type(u"38"_s);
        QVERIFY(f.view().canComplete);
        QCOMPARE(f.command("COMPLETE").kind, Kind::Completed);
        const Unit unit = f.unit();
        const auto used = std::count_if(unit.components.begin(), unit.components.end(),
            [](const auto &installed) { return installed.component.fromLoadedLot; });
        QCOMPARE(used, 2);
    }
    void a_loaded_lot_is_taken_away_by_command_and_label()
    {
        Factory f("ASM-1");
        f.badge(1101);
        f.scan(grease);
        QCOMPARE(f.command("UNLOAD").what, What::AskChoice);
        QCOMPARE(f.scan(grease).what, What::LotUnloaded);
        QVERIFY(f.view().loaded.empty());
        QCOMPARE(f.command("UNLOAD").refusal->reason, Reason::LotNotLoaded);
    }
    void a_container_carries_a_unit_in_work_and_packs_a_finished_one()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        QCOMPARE(f.scan("TOTE-0017").what, What::UnitMoved);
        QCOMPARE(f.unit().location, u"TOTE-0017"_s);
    }
    void a_rack_takes_many_units_at_once()
    {
        Factory f;
        f.bring(unitOf(11), "060");
        f.bring(unitOf(12), "060");
        f.bring(unitOf(13), "060");
        f.at("BRN-1");
        f.badge(1101);
        for (int i = 11; i <= 13; ++i)
            QCOMPARE(f.scan(unitOf(i)).what, What::OperationStarted);
        for (int i = 11; i <= 13; ++i)
            QCOMPARE(f.status("070", unitOf(i)), OperationStatus::Active);
        QCOMPARE(f.scan(unitOf(11)).what, What::UnitOpened);
    }
    void a_finished_unit_is_packed_by_its_carton_and_its_release_asks_for_a_signature()
    {
        Factory f;
        f.bring(unitA, "090");
        f.at("PCK-1");
        f.badge(1111);
        f.scan(unitA);
        QCOMPARE(f.scan("]C100340123450000000017").what, What::UnitPacked);
        QCOMPARE(f.command("RELEASE").what, What::AskSignature);
        QCOMPARE(f.command("COMPLETE").kind, Kind::Completed);
        QCOMPARE(f.unit().life, LifeCycle::Packed);
        QVERIFY(f.unit().finished);
    }
    void an_rfid_tag_is_the_unit_that_its_key_names()
    {
        const UnitId medical{PartNumber::known(u"LA-40-100-M"_s), SerialNumber::known(u"LA40-26-004001X"_s)};
        const auto epc = epcOfElements(
            {{u"01"_s, u"04012345000429"_s}, {u"21"_s, medical.serial.text()}}, u"sgtin-198"_s, 1, 7);
        QVERIFY(epc);
        const auto memory = epcBinary(*epc);
        QVERIFY(memory);
        Factory f("KIT-1");
        f.badge(1101);
        const Answer said = f.scan(memory->toHex().toUpper(), 2000, Scan::Kind::Rfid);
        QCOMPARE(said.what, What::UnitCreated);
        QCOMPARE(said.unit, medical);
        QCOMPARE(f.entriesOf(medical).front().entry.stamp.how, CaptureMethod::Rfid);
        f.command("COMPLETE");
        QCOMPARE(f.scan(*memory, 2000, Scan::Kind::Rfid).refusal->reason, Reason::AlreadyPassed);
    }
    void an_rfid_tag_that_was_bound_is_its_unit()
    {
        Factory f;
        f.bring(unitA, "010");
        Recorder recorder(*f.journal, f.plant, f.clock, StationName::known(u"KIT-1"_s));
        const Given given{.person = &f.plant.people.at(PersonId::known(u"P101"_s))};
        QVERIFY(
            !recorder.give(BindIdentifier{unitA, u"epc"_s, u"3074257BF7194E4000001A85"_s}, given)->refusal());
        f.at("PRS-1");
        f.badge(1103);
        QCOMPARE(f.scan(QByteArray("3074257BF7194E4000001A85"), 2000, Scan::Kind::Rfid).unit, unitA);
    }

    // ---- every scan has its answer

    void a_code_that_is_read_twice_is_counted_once_and_a_lot_may_repeat_sooner()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        f.badge(1103);
        f.scan(unitA);
        const qint64 before = f.length();
        const Answer twice = f.scan(unitA, 1400);
        QCOMPARE(twice.kind, Kind::Attention);
        QCOMPARE(twice.refusal->reason, Reason::ReadTwice);
        QCOMPARE(f.length(), before);
        QCOMPARE(f.scan("BRG-6001:1TB6001-261904").what, What::ComponentInstalled);
        QCOMPARE(f.scan("BRG-6001:1TB6001-261904", 300).refusal->reason, Reason::ReadTwice);
        QCOMPARE(f.scan("BRG-6001:1TB6001-261904", 500).what, What::ComponentInstalled);
        QCOMPARE(f.unit().components.size(), size_t(2));
    }
    void half_a_code_is_said_so()
    {
        Factory f("KIT-1");
        f.session->takeScan(
            {.bytes = "LA40-26-00", .atMs = f.clock.wallMs(), .device = u"scanner-1"_s, .partial = true});
        QCOMPARE(f.answers.back().kind, Kind::Attention);
        QCOMPARE(f.answers.back().refusal->reason, Reason::PartialRead);
        QCOMPARE(f.answers.back().code, u"LA40-26-00"_s);
        QVERIFY(f.answers.back().sequence > 0);
    }
    void an_unknown_code_is_shown_with_its_control_characters()
    {
        Factory f("KIT-1");
        f.badge(1101);
        const Answer said = f.scan(QByteArray("what\x1dis\tthis"));
        QCOMPARE(said.refusal->reason, Reason::UnknownCode);
        QCOMPARE(said.code, u"what[GS]is[HT]this"_s);
        QCOMPARE(f.view().scans.front().code, said.code);
    }
    void a_scan_of_any_size_leaves_a_small_entry()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        f.scan(QByteArray(64 * 1024, 'x'));
        f.scan(QByteArray(60 * 1024, '\x1d'));
        f.scan(commandText(u"VALUE"_s, QString(60'000, u'9')));
        f.scan(commandText(u"SCRAP"_s, QString(60'000, u'9')));
        f.scan(commandText(QString(60'000, u'A')));
        f.type(QString(60'000, u'7'));
        qint64 largest = 0;
        qsizetype rawLargest = 0;
        QVERIFY(f.journal->forEach([&](const Recorded &recorded, const QByteArray &body) {
            largest = std::max<qint64>(largest, body.size());
            rawLargest = std::max(rawLargest, recorded.entry.stamp.raw.size());
            return true;
        }));
        QCOMPARE(rawLargest, 4096);
        QVERIFY2(largest < 16 * 1024, qPrintable(QString::number(largest)));
    }
    void fifty_scans_in_a_row_are_each_answered_in_order()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.answers.clear();
        QStringList expected;
        for (int i = 1; i <= 25; ++i) {
            for (const QString &code :
                {labelOf(unitOf(i)), i % 2 == 0 ? commandText(u"COMPLETE"_s) : u"junk %1"_s.arg(i)}) {
                f.session->takeScan(
                    {.bytes = code.toUtf8(), .atMs = f.clock.wallMs(), .device = u"scanner-1"_s});
                expected.append(code);
                f.clock.advance(60);
            }
        }
        QStringList told;
        for (const Answer &answer : f.answers)
            told.append(answer.code);
        QCOMPARE(told, expected);
        QCOMPARE(f.view().scans.size(), size_t(50));
        QCOMPARE(f.view().scans.front().code, expected.back());
    }
};

QTEST_GUILESS_MAIN(StationScanTest)
#include "station_scan_test.moc"
