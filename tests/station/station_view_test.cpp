// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/journal/shim_vfs.h"
#include "tests/station/demo_station.h"

#include <QSignalSpy>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Answer::Kind;
using What = Answer::What;

/** What central would deliver of that journal. */
static std::vector<FeedBatch> feedOf(Journal &from, qint64 position = 1)
{
    const auto incarnations = from.incarnations();
    FeedBatch batch{.position = position,
        .feedHash = QByteArray(32, '\0'),
        .station = from.station(),
        .incarnation = incarnations->back().number,
        .frames = {}};
    batch.frames = *from.frames(batch.incarnation, 0, 10'000);
    return {batch};
}

class StationViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ShimVfs::install(); }
    void cleanup() { ShimVfs::install().reset(); }

    void what_cannot_be_written_is_never_accepted_and_work_stops()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        const qint64 before = f.length();
        ShimVfs::install().failSyncAt = 1;
        ShimVfs::install().for_ever = true;
        const Answer lost = f.command("COMPLETE");
        QCOMPARE(lost.kind, Kind::NotRecorded);
        QCOMPARE(lost.refusal->reason, Reason::StorageFailed);
        QVERIFY(!lost.text.isEmpty());
        QCOMPARE(f.view().screen, StationView::Screen::Stopped);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::Stopped);
        QVERIFY(!f.view().canComplete);
        QVERIFY(!f.view().canUndo);
        ShimVfs::install().reset(); // the disk is well again; the journal is not, until it is opened anew
        for (const char *code : {"NM-B11016", "what is this", "LA-40-100:SLA40-26-000001T"})
            QCOMPARE(f.scan(code).kind, Kind::NotRecorded);
        QCOMPARE(f.touch("COMPLETE").kind, Kind::NotRecorded);
        QCOMPARE(f.type(u"1"_s).kind, Kind::NotRecorded);
        QVERIFY(f.length() <= before + 1);
        f.openJournal();
        f.at("KIT-1");
        f.badge(1101);
        QCOMPARE(
            f.scan(unitA).kind, f.status("010") == OperationStatus::Passed ? Kind::Refused : Kind::Accepted);
    }

    void the_screens_follow_the_work()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        QCOMPARE(f.view().screen, StationView::Screen::SignIn);
        QCOMPARE(f.view().stationTitle.in(u"en"_s), u"Press 1"_s);
        QCOMPARE(f.view().stationOperations.size(), size_t(1));
        QCOMPARE(f.view().waiting.size(), size_t(1));
        f.badge(1103);
        QCOMPARE(f.view().screen, StationView::Screen::Ready);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::ScanUnit);
        QCOMPARE(f.view().language, u"en"_s);
        f.scan(unitA);
        const StationView &view = f.view();
        QCOMPARE(view.screen, StationView::Screen::UnitAtStep);
        QCOMPARE(view.unit->unit, unitA);
        QCOMPARE(view.unit->order->text(), u"WO-26-0401"_s);
        QCOMPARE(view.unit->openedMs, f.clock.wallMs());
        QCOMPARE(view.steps.size(), size_t(10));
        QCOMPARE(view.steps[0].status, OperationStatus::Passed);
        QVERIFY(view.steps[1].current && view.steps[1].status == OperationStatus::Active
            && view.steps[1].pass == 1);
        QCOMPARE(view.prompt.kind, Prompt::Kind::ScanComponent);
        QCOMPARE(view.prompt.done, 0);
        QCOMPARE(view.prompt.total, 6); // screw, two bearings, housing, force, depth
        QCOMPARE(view.captures.size(), size_t(6));
        QCOMPARE(view.captures.front().state, CaptureView::State::Next);
        QVERIFY(!view.canComplete);
    }
    void captures_are_ticked_off_until_the_step_can_be_completed()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        f.badge(1103);
        f.scan(unitA);
        f.scan("BS-12x4:SBS4-471137-0113");
        QCOMPARE(f.view().captures.front().state, CaptureView::State::Done);
        QCOMPARE(f.view().captures.front().value, u"BS4-471137-0113"_s);
        QCOMPARE(f.view().prompt.part->text(), u"BRG-6001"_s);
        QCOMPARE(f.view().prompt.position->text(), u"BRG-A"_s);
        QCOMPARE(f.view().prompt.tracking, TrackingMode::Lot);
        f.scan("BRG-6001:1TB6001-261904");
        f.scan("BRG-6001:1TB6001-261905");
        f.scan("HSG-40:1TH47113-02");
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::Measure);
        QCOMPARE(f.view().prompt.unitOfMeasure, u"kN"_s);
        QCOMPARE(f.view().prompt.lower->text(), u"3.20"_s);
        f.type(u"4,5"_s);
        f.type(u"12.000"_s);
        QVERIFY(f.view().canComplete);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::Complete);
        QCOMPARE(f.view().prompt.done, 6);
        f.command("COMPLETE");
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::TakeTo);
        QCOMPARE(f.view().prompt.stations, QStringList({u"ASM-1"_s, u"ASM-2"_s}));
        QCOMPARE(f.view().today.done, 1);
        QCOMPARE(f.view().today.firstPass, 1);
    }
    void an_undone_start_asks_for_the_units_scan_and_not_for_a_walk()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        f.badge(1103);
        f.scan(unitA);
        f.command("UNDO");
        QCOMPARE(f.command("UNDO").kind, Kind::Undone);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::ScanUnit);
    }
    void fifty_lines_of_scans_are_kept()
    {
        Factory f("KIT-1");
        for (int i = 0; i < 60; ++i)
            f.scan(u"code %1"_s.arg(i), 10);
        QCOMPARE(f.view().scans.size(), size_t(50));
        QCOMPARE(f.view().scans.front().code, u"code 59"_s);
    }
    void lost_readers_and_the_state_of_sync_are_shown()
    {
        Factory f("KIT-1");
        f.session->setDevice({.device = u"scanner-2"_s, .kind = DeviceState::Kind::Lost});
        f.session->setDevice({.device = u"scanner-1"_s, .kind = DeviceState::Kind::Lost});
        QCOMPARE(f.view().lostDevices, (std::vector<QString>{u"scanner-1"_s, u"scanner-2"_s}));
        f.session->setDevice({.device = u"scanner-1"_s, .kind = DeviceState::Kind::Ready});
        QCOMPARE(f.view().lostDevices, std::vector<QString>{u"scanner-2"_s});
        const SyncView offline{.kind = SyncView::Kind::Offline, .waiting = 14, .lastContactMs = tuesday};
        QSignalSpy changed(f.session.get(), &Session::viewChanged);
        f.session->setSync(offline);
        f.session->setSync(offline);
        QCOMPARE(f.view().sync, offline);
        QCOMPARE(changed.size(), 1);
    }
    void language_theme_and_help_are_wishes_to_the_house()
    {
        Factory f("KIT-1");
        QSignalSpy language(f.session.get(), &Session::languageWished);
        QSignalSpy theme(f.session.get(), &Session::themeWished);
        QSignalSpy help(f.session.get(), &Session::helpCalled);
        QCOMPARE(f.command("LANG", "DE").what, What::LanguageChanged);
        QCOMPARE(f.command("THEME").what, What::ThemeChanged);
        QCOMPARE(f.command("HELP").what, What::HelpCalled);
        QCOMPARE(language.at(0).at(0).toString(), u"de"_s);
        QCOMPARE(theme.size() + help.size(), 2);
    }
    void a_stop_is_asked_why_shown_and_ended_by_the_next_unit()
    {
        Factory f("KIT-1");
        QCOMPARE(f.command("STOP").refusal->reason, Reason::NotSignedIn);
        f.badge(1101);
        f.touch("STOP");
        QVERIFY(f.view().question && f.view().question->kind == Question::Kind::WhichStopReason);
        QCOMPARE(f.touch("CHOOSE", u"no-material"_s).what, What::StationStopped);
        QVERIFY(f.view().stop && !f.view().stop->planned);
        QCOMPARE(f.view().stop->reason.in(u"de"_s), u"Material fehlt"_s);
        f.scan(unitA);
        QVERIFY(!f.view().stop);
        QCOMPARE(f.command("STOP", "BREAK").what, What::StationStopped);
        QCOMPARE(f.command("RESUME").what, What::StationResumed);
        QVERIFY(!f.view().stop);
    }
    void a_call_for_help_stays_open_until_somebody_answers()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.command("HELP");
        QVERIFY(f.view().helpCalledMs > 0);
        QCOMPARE(f.command("ANSWER", "KIT-1").what, What::CallAnswered);
        QCOMPARE(f.view().helpCalledMs, 0);
    }
    void the_waiting_list_is_walked_between_scans_and_shows_what_is_due_here()
    {
        Factory f;
        for (int i = 1; i <= 40; ++i)
            f.bring(unitOf(i), i <= 36 ? "020" : "010");
        f.at("PRS-1");
        QTRY_COMPARE(f.view().waiting.size(), size_t(4));
        QCOMPARE(f.view().waiting.front().unit, unitOf(37));
        QCOMPARE(f.view().waiting.front().operation, op("020"));
        f.badge(1103);
        QSignalSpy changed(f.session.get(), &Session::viewChanged);
        f.scan(unitOf(37));
        f.command("HOLD", "AUDIT");
        QCOMPARE(changed.size(), 2);
        f.session->updateWaiting();
        QTRY_VERIFY(f.view().waiting.size() == 4 && f.view().waiting.back().onHold);
    }
    void entries_of_other_stations_change_what_is_on_the_table()
    {
        Factory f;
        f.bring(unitA, "010");
        Factory other;
        QVERIFY(other.journal->takeFeed(0, 1, feedOf(*f.journal)));
        {
            Recorder desk(*other.journal, other.plant, other.clock, StationName::known(u"SUP-1"_s));
            const Given given{.person = &other.plant.people.at(PersonId::known(u"P401"_s))};
            QVERIFY(
                !desk.give(PlaceHold{Subject::of(unitA), HoldId::known(u"H-7"_s), u"supplier-notice"_s, {}},
                         given)
                     ->refusal());
        }
        f.at("PRS-1");
        f.badge(1103);
        f.scan(unitA);
        QVERIFY(!f.view().unit->hold);
        QVERIFY(f.journal->takeFeed(0, 1, feedOf(*other.journal)));
        f.session->refresh();
        QVERIFY(f.view().unit->hold);
        QCOMPARE(f.view().unit->holdId, u"H-7"_s);
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::TakeTo);
        QCOMPARE(f.scan("HSG-40:1TH47113-02").refusal->reason, Reason::OnHold);
    }
};

QTEST_GUILESS_MAIN(StationViewTest)
#include "station_view_test.moc"
