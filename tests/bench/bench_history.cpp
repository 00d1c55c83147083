// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/trace.h"
#include "tests/bench/bench.h"
#include "tests/bench/raw_reader.h"
#include "tests/bench/scale.h"
#include "ui/screens/history_screen.h"

#include <random>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int unitsPerRun = 300;

/** The least that reads a unit's entries: three statements, and the bytes as they lie there. */
class RawHistory {
public:
    explicit RawHistory(const QString &directory)
        : m_cache(directory + u"/cache.db"_s)
        , m_journal(directory + u"/journal.db"_s)
        , m_subject(m_cache.prepare("SELECT id FROM subject WHERE name = ? AND scope = ?"))
        , m_entries(
              m_cache.prepare("SELECT entry FROM subject_entry WHERE subject = ? ORDER BY depth, entry"))
        , m_body(m_journal.prepare("SELECT id, hlc, hash, body FROM journal WHERE id = ?"))
    { }
    qint64 read(const UnitId &unit)
    {
        const QByteArray part = unit.part.text().toUtf8(), serial = unit.serial.text().toUtf8();
        sqlite3_bind_text(m_subject, 1, serial.constData(), int(serial.size()), SQLITE_STATIC);
        sqlite3_bind_text(m_subject, 2, part.constData(), int(part.size()), SQLITE_STATIC);
        if (sqlite3_step(m_subject) != SQLITE_ROW)
            giveUp(unit.text() + u" is not in the file"_s);
        sqlite3_bind_int64(m_entries, 1, sqlite3_column_int64(m_subject, 0));
        qint64 rows = 0;
        while (sqlite3_step(m_entries) == SQLITE_ROW) {
            sqlite3_bind_int64(m_body, 1, sqlite3_column_int64(m_entries, 0));
            if (sqlite3_step(m_body) == SQLITE_ROW && !RawReader::bytes(m_body, 2).isEmpty()
                && !RawReader::bytes(m_body, 3).isEmpty())
                ++rows;
            sqlite3_reset(m_body);
        }
        sqlite3_reset(m_entries);
        sqlite3_reset(m_subject);
        return rows;
    }

private:
    RawReader m_cache, m_journal;
    sqlite3_stmt *m_subject, *m_entries, *m_body;
};

static std::vector<UnitId> someUnits(const QString &directory, size_t count)
{
    RawReader cache(directory + u"/cache.db"_s);
    sqlite3_stmt *list = cache.prepare("SELECT scope, name FROM standing JOIN subject ON subject.id = "
                                       "subject WHERE life IS NOT NULL ORDER BY id LIMIT 200000");
    std::vector<UnitId> units;
    while (sqlite3_step(list) == SQLITE_ROW)
        units.push_back(
            {PartNumber::known(RawReader::text(list, 0)), SerialNumber::known(RawReader::text(list, 1))});
    std::mt19937 random(7);
    std::shuffle(units.begin(), units.end(), random);
    units.resize(std::min(units.size(), count), units.front());
    return units;
}

static void historyOn(Bench &bench, const Ground &ground)
{
    const ManualClock clock(0);
    const auto journal = take(Journal::open(ground.directory, clock));
    const std::vector<UnitId> units = someUnits(ground.directory, size_t(unitsPerRun * bench.options.runs));
    RawHistory raw(ground.directory);
    std::vector<Run> runs;
    qint64 entries = 0;
    bool complete = true;
    for (size_t from = 0; from + unitsPerRun <= units.size(); from += unitsPerRun) {
        Run run;
        for (size_t i = from; i < from + unitsPerRun; ++i) {
            const auto ours = [&] {
                const qint64 began = nowNs();
                const History history = take(historyOf(*journal, units[i]));
                run.product.add(msSince(began));
                return qint64(history.entries.size());
            };
            const auto least = [&] {
                const qint64 began = nowNs();
                const qint64 rows = raw.read(units[i]);
                run.control.add(msSince(began));
                return rows;
            };
            // Whoever is second finds the pages in memory: take turns.
            const qint64 first = i % 2 ? ours() : least();
            const qint64 second = i % 2 ? least() : ours();
            complete = complete && first == second && first > 0;
            entries += first;
        }
        runs.push_back(std::move(run));
    }
    const QString name = u"bench_history/"_s + ground.name;
    bench.report.row(name, runs, {.p50 = 10.0, .p99 = {}});
    bench.report.value(
        name + u"/entries-per-unit"_s, qint64(units.size()), double(entries) / double(units.size()));
    bench.report.fact(name + u"/complete"_s, qint64(units.size()), complete ? 1 : 0, u"=1"_s, complete);
}

/** P5 at size: any unit of the file, and the one with the longest life. */
static void historyAtScale(Bench &bench)
{
    const ScaleGround &ground = scaleGround(bench);
    const ManualClock clock(0);
    const auto journal = take(Journal::open(ground.directory, clock));
    RawHistory raw(ground.directory);
    std::mt19937 random(11);
    Series all;
    std::vector<Run> runs;
    bool complete = true;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run run;
        for (int i = 0; i < unitsPerRun; ++i) {
            const UnitId unit = ground.scale.unit(qint64(random()) % ground.scale.units());
            qint64 began = nowNs();
            const History history = take(historyOf(*journal, unit));
            run.product.add(msSince(began));
            all.add(run.product.values.back());
            // Both find the pages in memory.
            began = nowNs();
            (void)raw.read(unit);
            const qint64 rows = raw.read(unit);
            run.control.add(msSince(began) / 2);
            complete = complete && rows == qint64(history.entries.size()) && rows >= Scale::entriesPerUnit;
        }
        runs.push_back(std::move(run));
    }
    const QString name = u"bench_history/%1-units"_s.arg(ground.scale.units());
    bench.report.row(name, runs, {.p50 = 10.0, .p99 = {}});
    const double p99 = all.at(0.99);
    bench.report.fact(name + u"/p99-ms"_s, qint64(all.values.size()), p99, u"<=1"_s, p99 <= 1);
    bench.report.fact(name + u"/complete"_s, qint64(all.values.size()), complete ? 1 : 0, u"=1"_s, complete);

    Series longest;
    qint64 entries = 0;
    for (int i = 0; i < 30; ++i) {
        const qint64 began = nowNs();
        entries = qint64(take(historyOf(*journal, ground.scale.longest())).entries.size());
        longest.add(msSince(began));
    }
    bench.report.fact(name + u"/longest-life-ms"_s, entries, longest.at(0.99), u"<=100"_s,
        entries == Scale::longLife && longest.at(0.99) <= 100);
}

/** From a scanned serial to the painted record: resolved, read, filled in and drawn, beside the raw reading.
 */
static void paintedAtScale(Bench &bench)
{
    const ScaleGround &ground = scaleGround(bench);
    const ManualClock clock(0);
    const auto journal = take(Journal::open(ground.directory, clock));
    RawHistory raw(ground.directory);
    const UnitId longest = ground.scale.longest();
    const Theme theme(Theme::Kind::Light, Metrics(5.88));
    const Speech speech{Language()};
    HistoryScreen screen(theme, nullptr);
    screen.resize(1280, 724);
    screen.ensurePolished();
    std::vector<Run> runs;
    Series painted;
    qsizetype entries = 0;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run run;
        for (int i = 0; i < 20; ++i) {
            qint64 began = nowNs();
            const std::vector<UnitId> named = take(journal->resolve(longest.serial.text()));
            if (named.size() != 1)
                giveUp(longest.text() + u" is not one unit"_s);
            History history = take(historyOf(*journal, named.front()));
            entries = qsizetype(history.entries.size());
            screen.show({.unit = named.front(),
                            .partName = {},
                            .standing = std::move(history.standing),
                            .entries = std::move(history.entries),
                            .operations = {},
                            .people = {}},
                speech);
            const QPixmap seen = screen.grab();
            if (seen.isNull())
                giveUp(u"nothing was painted"_s);
            run.product.add(msSince(began));
            painted.add(run.product.values.back());
            began = nowNs();
            (void)raw.read(longest);
            run.control.add(msSince(began));
        }
        runs.push_back(std::move(run));
    }
    const QString name = u"bench_history/painted"_s;
    bench.report.row(name, runs, {.p50 = {}, .p99 = {}});
    bench.report.fact(name + u"/p99-ms"_s, entries, painted.at(0.99), u"<=100"_s,
        entries == Scale::longLife && painted.at(0.99) <= 100);
}

/** P5: a unit's whole record as objects, first touch of each unit. */
void benchHistory(Bench &bench)
{
    historyAtScale(bench);
    paintedAtScale(bench);
    bench.report.begin();
    historyOn(bench, bench.campaign());
    const std::vector<Ground> grounds = bench.growing();
    for (size_t i = 1; i < grounds.size(); ++i)
        historyOn(bench, grounds[i]);
}

} // namespace unitrail::bench
