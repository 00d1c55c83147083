// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/domain/plant.h"
#include "core/journal/journal.h"
#include "core/practice/simulate.h"
#include "core/station/session.h"
#include "tests/bench/frame.h"

#include <QApplication>
#include <QTemporaryDir>

#include <functional>
#include <map>
#include <memory>

namespace unitrail::bench {

/** Tells when a window has been painted: after its update request was carried out. */
class Application : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;
    std::function<void(QObject *window)> painted;
};

/** A journal of the practice line. */
struct Ground {
    QString name; ///< "100k"
    QString directory;
    SimulationReport made; ///< empty for one that was given
    double seconds = 0; ///< what making it took
};

/** What benchmarks stand on: the demo factory, and journals that its practice line has filled. */
class Bench {
public:
    struct Options {
        QString journal; ///< a directory that `unitrail simulate` has filled; the benchmarks add to it
        QString scale; ///< a directory for the journal of bench/scale.h; kept
        bool large = false; ///< make one of 10,000,000 entries
        int runs = 3;
    };
    Bench(Application &application, Report &report, Options options);

    Application &application;
    Report &report;
    const Options options;
    const Plant plant;
    QString postgres; ///< the server's version, when one was started

    /** Of 5,000 units, some 370,000 entries; made at the first need and only read. */
    const Ground &campaign();
    /** About 100,000 entries, and the large one when it was asked for; benchmarks may add to them. */
    std::vector<Ground> growing();
    [[nodiscard]] QString freshDirectory();

private:
    Ground make(const QString &name, int units);

    QTemporaryDir m_root;
    int m_directories = 0;
    std::optional<Ground> m_campaign;
    std::vector<Ground> m_growing;
};

/** A station with nobody's hands: its session, and a clock that moves two seconds with each scan. */
class ScannedStation {
public:
    ScannedStation(const Bench &bench, const QString &directory, const QString &station);

    /** The next of an endless shift where units begin: a new unit's label, then "complete", and so on. */
    [[nodiscard]] QByteArray nextCode();
    /** As a reader would hand it over; two seconds after the one before. */
    [[nodiscard]] Scan scan(const QByteArray &bytes);
    /** Ends the program unless the last scan was recorded as done. */
    void demandDone() const;
    void signIn();

    ManualClock clock;
    std::unique_ptr<Journal> journal;
    Session session;
    std::optional<Answer> answer; ///< the last one

private:
    const Plant &m_plant;
    qint64 m_codes = 0;
    qint64 m_firstSerial;
};

/** The label of the n-th unit that the practice line never makes; n from 0. */
QByteArray labelOf(const Plant &plant, qint64 n);

void benchCommit(Bench &bench);
void benchScan(Bench &bench);
void benchContained(Bench &bench);
void benchMeasuring(Bench &bench);
void benchHistory(Bench &bench);
void benchMixed(Bench &bench);
void benchGrowth(Bench &bench);
void benchRecall(Bench &bench);
void benchBoard(Bench &bench);
void benchSync(Bench &bench);
void benchSize(Bench &bench);
void benchStart(Bench &bench);
void benchSimulate(Bench &bench);
void benchMint(Bench &bench);
void benchIngest(Bench &bench);

/** What bench_start starts as processes of their own. Never return. */
[[noreturn]] void childStation(Application &application, const QString &directory);
[[noreturn]] void childFloor(Application &application);
[[noreturn]] void childKilled(const QString &directory);

} // namespace unitrail::bench
