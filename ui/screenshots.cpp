// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screenshots.h"

#include "core/base/clock.h"
#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/practice_panel.h"
#include "ui/station_window.h"

#include <QApplication>
#include <QDir>

namespace unitrail {

Result<QStringList> renderScreens(
    const QString &outDir, const QString &language, Theme::Kind theme, const QSize &size)
{
    if (!QDir().mkpath(outDir))
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1: cannot make this folder; choose another with --out").arg(outDir)};
    const ManualClock clock(sampleNowMs, sampleOffsetMinutes);
    QStringList files;
    constexpr int quickly = 85; // packs hardly less; packing well takes six times as long as drawing
    const auto save = [&](StationWindow &window, const QString &name) -> Outcome {
        const QString file
            = QStringLiteral("%1/%2_%3_%4_%5x%6.png")
                  .arg(outDir, name, language,
                      theme == Theme::Kind::Light ? QStringLiteral("light") : QStringLiteral("dark"))
                  .arg(size.width())
                  .arg(size.height());
        if (!window.grab().save(file, "PNG", quickly))
            return Failure{
                Failure::Kind::Storage, QStringLiteral("%1: cannot write; is there space?").arg(file)};
        files << file;
        return Done{};
    };
    const auto prepare = [&](StationWindow &window) {
        window.resize(size);
        window.setStationLanguage(language);
        window.setTheme(theme);
        window.setTerminalInfo(sampleTerminal());
    };

    for (const Sample &sample : sampleViews()) {
        StationWindow window(clock);
        prepare(window);
        window.show(sample.view);
        window.show();
        if (const Outcome saved = save(window, sample.name); !saved)
            return saved.error();
    }
    StationWindow window(clock);
    prepare(window);
    window.show(sampleViews().front().view);
    window.show();
    window.showHistory(sampleHistory());
    if (const Outcome saved = save(window, QStringLiteral("s6-history")); !saved)
        return saved.error();
    window.showHistory(sampleShippedHistory());
    if (const Outcome saved = save(window, QStringLiteral("s6-shipped")); !saved)
        return saved.error();
    for (const UnitHistory &history : {sampleOtherHistory(), sampleHistory()}) {
        window.showHistory(history);
        if (history.unit != sampleHistory().unit)
            window.findChild<HistoryScreen *>()->compareWithNext();
    }
    if (const Outcome saved = save(window, QStringLiteral("s6-compare")); !saved)
        return saved.error();
    window.showTerminal();
    if (const Outcome saved = save(window, QStringLiteral("s11-terminal")); !saved)
        return saved.error();
    window.showMenu();
    if (const Outcome saved = save(window, QStringLiteral("menu")); !saved)
        return saved.error();
    for (const PageSample &sample : pageSamples()) {
        Page *page = sample.make(window.theme(), &window);
        window.addPage(page);
        window.openPage(page);
        if (const Outcome saved = save(window, sample.name); !saved)
            return saved.error();
        window.backToWork();
    }
    return files;
}

} // namespace unitrail
