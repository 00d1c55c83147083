// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/station_window_wiring.h"

#include "app/pages.h"
#include "app/unit_record.h"
#include "app/version.h"
#include "core/trace/trace.h"
#include "ui/idle_lock.h"
#include "ui/screens/history_screen.h"
#include "ui/screens/terminal_screen.h"
#include "ui/sound/sound_player.h"
#include "ui/widgets/question_strip.h"

#include <QCoreApplication>
#include <QTimer>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static void showHistory(StationWindow &window, Assembly &assembly, const UnitId &id)
{
    if (const auto record = unitRecord(assembly, id))
        window.showHistory(*record);
}

static void tellTerminal(StationWindow &window, const Assembly &assembly)
{
    TerminalInfo info{.version = programVersion(),
        .plant = assembly.plant().name + u' ' + assembly.plant().revision,
        .dataFolder = assembly.journal().directory()};
    for (const Assembly::Device &device : assembly.devices())
        info.devices.push_back(
            {device.name, device.kind, device.where, device.connected, device.degraded, device.repaired});
    window.setTerminalInfo(info);
}

void connectWindow(StationWindow &window, Assembly &assembly)
{
    Session &session = assembly.session();
    const auto verb = [&](auto signal, const QString &name) {
        QObject::connect(&window, signal, &session, [&session, name] { session.takeVerb(name); });
    };
    QObject::connect(
        &session, &Session::viewChanged, &window, [&window](const StationView &view) { window.show(view); });
    QObject::connect(&session, &Session::languageWished, &window, &StationWindow::setPersonLanguage);
    QObject::connect(&session, &Session::themeWished, &window, [&window](const QString &theme) {
        const bool dark = theme.isEmpty() ? window.theme().kind() == Theme::Kind::Light : theme == u"dark";
        window.setTheme(dark ? Theme::Kind::Dark : Theme::Kind::Light);
    });
    QObject::connect(&session, &Session::unitWished, &window,
        [&window, &assembly](const UnitId &unit) { showHistory(window, assembly, unit); });

    verb(&StationWindow::completeWished, u"COMPLETE"_s);
    verb(&StationWindow::undoWished, u"UNDO"_s);
    verb(&StationWindow::failWished, u"FAIL"_s);
    verb(&StationWindow::holdWished, u"HOLD"_s);
    verb(&StationWindow::reworkWished, u"REWORK"_s);
    verb(&StationWindow::helpWished, u"HELP"_s);
    verb(&StationWindow::signOutWished, u"LOGOUT"_s);
    QObject::connect(&window, &StationWindow::answerGiven, &session, [&session](const QString &choice) {
        if (choice == answerYes)
            session.takeVerb(u"YES"_s);
        else if (choice == answerNo)
            session.takeVerb(u"NO"_s);
        else
            session.takeVerb(u"CHOOSE"_s, choice);
    });
    QObject::connect(&window, &StationWindow::pinTyped, &session, &Session::takePin);
    auto *screen = window.findChild<HistoryScreen *>();
    QObject::connect(screen, &HistoryScreen::recordWished, screen, [screen, &assembly](const UnitId &unit) {
        const auto saved = saveRecord(assembly, unit, screen->language().value_or(Language()));
        saved ? screen->tellSaved(*saved, {}) : screen->tellSaved({}, saved.error().text);
    });
    QObject::connect(&window, &StationWindow::historyWished, &session,
        [&window, &assembly, &session](const std::optional<UnitId> &unit) {
            const auto &open = session.view().unit;
            if (unit || open)
                showHistory(window, assembly, unit ? *unit : open->unit);
        });

    addPages(window, assembly);
    tellTerminal(window, assembly);
    QObject::connect(&assembly, &Assembly::devicesChanged, &window,
        [&window, &assembly] { tellTerminal(window, assembly); });

    if (const int minutes = assembly.plant().idleLockMinutes; minutes > 0) {
        auto *lock = new IdleLock(assembly.clock(), minutes, &window);
        lock->watch(QCoreApplication::instance());
        QObject::connect(&session, &Session::answered, lock, &IdleLock::stir);
        QObject::connect(lock, &IdleLock::idle, &session, [&session] {
            if (!session.view().person.isEmpty())
                session.takeVerb(u"LOCK"_s, u"IDLE"_s);
        });
    }

    auto *sounds = new SoundPlayer(&window);
    QObject::connect(&window, &StationWindow::sounded, sounds, &SoundPlayer::play);
    // Opening the audio device takes a while: only when the first frame is on the screen.
    QTimer::singleShot(0, sounds, &SoundPlayer::prepare);
    window.show(session.view());
}

} // namespace unitrail
