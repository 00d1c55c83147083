// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/tower/text_tower.h"
#include "tests/drivers/pty.h"

#include <QtTest>

using namespace unitrail;

static const std::map<Light, TowerConfig::Switch> all{{Light::Red, {"R1", "R0"}},
    {Light::Yellow, {"Y1", "Y0"}}, {Light::Green, {"G1", "G0"}}, {Light::Blue, {"B1", "B0"}},
    {Light::Buzzer, {"Z1", "Z0"}}};
static const QByteArray dark = "R0Y0G0B0Z0";

/** A tower on a cable whose other end is the test. */
struct Stack {
    explicit Stack(int showForMs = 60'000)
    {
        tower = makeTower({.name = QStringLiteral("tower"),
            .connection = SerialConfig{.path = cable.path()},
            .switches = all,
            .showForMs = showForMs});
        tower->start();
    }
    /** Everything that was switched since the last look is this. */
    void expect(const QByteArray &bytes)
    {
        QByteArray came;
        [&] { QTRY_VERIFY2((came += cable.take()).size() >= bytes.size(), came.constData()); }();
        QCOMPARE(came, bytes);
    }
    Pty cable;
    std::unique_ptr<Tower> tower;
};

class TowerTest : public QObject {
    Q_OBJECT

private slots:
    void colours_are_those_of_the_standard()
    {
        using Lights = std::set<Light>;
        QCOMPARE(lightsFor(Signal::Idle, all), Lights{});
        QCOMPARE(lightsFor(Signal::Accepted, all), Lights{Light::Green});
        QCOMPARE(lightsFor(Signal::Attention, all), Lights{Light::Yellow});
        QCOMPARE(lightsFor(Signal::Refused, all), (Lights{Light::Red, Light::Buzzer}));
        QCOMPARE(lightsFor(Signal::Held, all), (Lights{Light::Blue, Light::Buzzer}));
        QCOMPARE(lightsFor(Signal::Stopped, all), (Lights{Light::Red, Light::Yellow, Light::Buzzer}));
    }

    void a_tower_says_what_it_can_with_the_lights_it_has()
    {
        const std::map<Light, TowerConfig::Switch> two{{Light::Red, {"1", "0"}}, {Light::Yellow, {"3", "2"}}};
        QCOMPARE(lightsFor(Signal::Held, two), std::set<Light>{Light::Yellow});
        QCOMPARE(lightsFor(Signal::Accepted, two), std::set<Light>{});
    }

    void it_switches_only_what_changes()
    {
        Stack stack;
        stack.expect(dark);
        stack.tower->show(Signal::Accepted);
        stack.expect("G1");
        stack.tower->show(Signal::Refused);
        stack.expect("R1G0Z1");
        stack.tower->show(Signal::Stopped);
        stack.expect("Y1");
        stack.tower->stop();
        stack.expect("R0Y0Z0");
    }

    void what_passes_goes_dark_by_itself_and_a_stop_stays()
    {
        Stack stack(1);
        stack.expect(dark);
        stack.tower->show(Signal::Accepted);
        stack.expect("G1G0");
        stack.tower->show(Signal::Accepted);
        stack.tower->show(Signal::Stopped);
        stack.expect("G1R1Y1G0Z1");
        QCoreApplication::processEvents();
        stack.expect("");
    }

    void a_tower_that_comes_back_shows_what_holds_now()
    {
        Stack stack;
        stack.expect(dark);
        stack.tower->show(Signal::Accepted);
        stack.expect("G1");
        stack.cable.unplug();
        QTRY_COMPARE(stack.tower->state().kind, DeviceState::Kind::Lost);
        stack.tower->show(Signal::Stopped);
        stack.cable.plugIn();
        stack.expect(dark + "R1Y1Z1");
    }
};

QTEST_GUILESS_MAIN(TowerTest)
#include "tower_test.moc"
