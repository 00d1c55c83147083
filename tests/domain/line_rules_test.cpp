// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static Workplace placeOf(const World &w, const char *station)
{
    return w.standing(Subject::of(small::at(station))).workplace();
}

class LineRulesTest : public QObject {
    Q_OBJECT

    static World world()
    {
        World w;
        w.plant.stopReasons = {{.code = QStringLiteral("break"), .planned = true},
            {.code = QStringLiteral("breakdown"), .planned = false}};
        return w;
    }

private slots:
    void a_stop_has_one_of_the_plants_reasons()
    {
        World w = world();
        REFUSED(w.judge(StopStation{}), ReasonNeeded);
        REFUSED(w.judge(StopStation{QStringLiteral("rain")}), UnknownCode);
        const Decision decision = w.give(StopStation{QStringLiteral("BREAK")}); // as it is printed
        QVERIFY(factOf<StationStopped>(decision)->planned);
        QCOMPARE(placeOf(w, "KIT-1").stop->reason, QStringLiteral("break"));
        QCOMPARE(w.judge(StopStation{QStringLiteral("break")}), Decision(Facts{}));
    }
    void another_reason_takes_the_place_of_the_first()
    {
        World w = world();
        w.then(StopStation{QStringLiteral("break")}).then(StopStation{QStringLiteral("breakdown")});
        QCOMPARE(placeOf(w, "KIT-1").stop->reason, QStringLiteral("breakdown"));
        w.then(ResumeStation{});
        QVERIFY(!placeOf(w, "KIT-1").stop);
        QCOMPARE(w.judge(ResumeStation{}), Decision(Facts{}));
    }
    void whoever_begins_work_ends_the_stop()
    {
        World w = world();
        passed(w, "010").at("PRS-1").then(StopStation{QStringLiteral("break")});
        const Decision decision = w.give(start());
        QVERIFY(factOf<StationResumed>(decision));
        QVERIFY(factOf<OperationStarted>(decision));
        QVERIFY(!placeOf(w, "PRS-1").stop);
    }
    void nobody_stops_a_station_unseen_and_anybody_calls_for_help()
    {
        World w = world();
        w.by(nullptr);
        REFUSED(w.judge(StopStation{QStringLiteral("break")}), NotSignedIn);
        GRANTED(w.give(CallHelp{}));
        QVERIFY(placeOf(w, "KIT-1").call);
    }
    void a_call_is_open_from_the_first_until_it_is_answered_from_anywhere()
    {
        World w = world();
        const qint64 first = w.scene.nowMs;
        w.then(CallHelp{}).then(CallHelp{QStringLiteral("again"), pump});
        QCOMPARE(placeOf(w, "KIT-1").call->atMs, first);
        const auto answer = AnswerCall{Subject::of(small::at("KIT-1")), QStringLiteral("coming")};
        w.at("PRS-1").then(answer);
        QVERIFY(!placeOf(w, "KIT-1").call);
        QCOMPARE(w.judge(answer), Decision(Facts{}));
    }
    void a_figure_is_frozen_by_those_in_charge()
    {
        World w = world();
        const FreezeFigure freeze{{.definition = QStringLiteral("fpy"), .value = QStringLiteral("0.97")}};
        REFUSED(w.judge(freeze), NotAllowed);
        w.by("sue");
        GRANTED(w.judge(freeze));
    }
};

QTEST_GUILESS_MAIN(LineRulesTest)
#include "line_rules_test.moc"
