// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"
#include "tests/station/demo_station.h"
#include "ui/screens/measuring_page.h"
#include "ui/station_window.h"

#include <QLabel>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int digitsPerRun = 400;

/** From the touch of a key to the repainted window. */
static double paintedAfter(Application &application, QObject *window, const std::function<void()> &touch)
{
    qint64 painted = 0;
    application.painted = [&](QObject *receiver) {
        if (receiver == window)
            painted = nowNs();
    };
    const qint64 touched = nowNs();
    touch();
    while (painted == 0) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (msSince(touched) > 60'000)
            giveUp(u"a digit was never painted"_s);
    }
    application.painted = {};
    return double(painted - touched) / 1e6;
}

/** The last digit of a value, until its verdict is on the screen; beside a label that shows the number alone.
 */
void benchMeasuring(Bench &bench)
{
    Factory factory;
    factory.bring(unitA, "040");
    Session &session = factory.at("CAL-1");
    factory.badge(1106);
    factory.scan(unitA);
    StationWindow window(factory.clock);
    window.addPage(new MeasuringPage(window.theme(), &window));
    QObject::connect(
        &session, &Session::viewChanged, &window, [&window](const StationView &view) { window.show(view); });
    window.resize(1280, 800);
    window.show(session.view());
    window.backToWork();
    window.show();

    QLabel label;
    label.setStyleSheet(u"font-size: 72pt"_s);
    label.resize(1280, 800);
    label.show();
    QCoreApplication::processEvents();

    std::vector<Run> runs;
    bench.report.begin();
    for (int k = 0; k < bench.options.runs; ++k) {
        Run run;
        for (int i = 0; i < digitsPerRun; ++i) {
            for (const QString &verb : {u"CLEAR"_s, u"D0"_s, u"DOT"_s, u"D6"_s})
                session.takeVerb(verb);
            QCoreApplication::processEvents();
            const QString digit = u"D%1"_s.arg(i % 10);
            run.product.add(paintedAfter(bench.application, &window, [&] { session.takeVerb(digit); }));
            if (!session.view().measuring || !session.view().measuring->live)
                giveUp(u"there was no verdict"_s);
            run.control.add(
                paintedAfter(bench.application, &label, [&] { label.setText(u"0.6%1"_s.arg(i)); }));
        }
        runs.push_back(std::move(run));
    }
    bench.report.row(u"bench_measuring"_s, runs);
}

} // namespace unitrail::bench
