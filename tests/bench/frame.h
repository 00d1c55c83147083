// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <ctime>
#include <optional>
#include <vector>

/*
 * The frame of the benchmarks: measured series, their control measured in the same loop, and one line for
 * each row:
 *
 *     name n p50 p90 p99 max control_p50 control_p99 ratio_p50 ratio_p99 gate PASS|FAIL|INVALID
 *
 * Times are milliseconds. A row without a gate ends in "- -", one without a control has "-" in its columns.
 * Gates are ratios or counts, never times: one machine's millisecond is not another's.
 */
namespace unitrail::bench {

/** CLOCK_MONOTONIC: the same in every process of this machine. */
inline qint64 nowNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

inline double msSince(qint64 beganNs)
{
    return double(nowNs() - beganNs) / 1e6;
}

struct Series {
    std::vector<double> values;

    void add(double value) { values.push_back(value); }
    /** Nearest rank; 0 for an empty series. */
    [[nodiscard]] double at(double quantile) const;
};

/** One pass over the work: the product, and what the least that could do it takes in the same loop. */
struct Run {
    Series product;
    Series control;
};

struct Gate {
    std::optional<double> p50{}; ///< ratio to the control, at most
    std::optional<double> p99{};
};

/** Append 256 bytes and fdatasync: the disk's own pace, in milliseconds. */
class DiskProbe {
public:
    explicit DiskProbe(const QString &directory);
    ~DiskProbe();
    Q_DISABLE_COPY_MOVE(DiskProbe)
    double append();
    Series measure(int count);

private:
    int m_file = -1;
};

/** What is printed, and whether the machine was quiet enough to judge by it. */
class Report {
public:
    explicit Report(const QString &directory);

    /** A benchmark begins: its rows are judged by how the machine changes from here on. */
    void begin();
    /** Figures and ratios are the median of the runs; n is their sum. */
    void row(const QString &name, const std::vector<Run> &runs, const Gate &gate = {});
    /** A count or size that needs no quiet machine; `held`: the gate's verdict. */
    void fact(const QString &name, qint64 n, double value, const QString &gate, bool held);
    /** One value beside the least possible, both the higher the better or the lower: the ratio says; no gate.
     */
    void value(const QString &name, qint64 n, double value, std::optional<double> control = {});
    /** A line that no program reads: plans, tables. */
    void note(const QString &text);
    /** The env line. Returns the code to leave with: 1 when a gate has failed. */
    int finish(const QString &postgres);

private:
    [[nodiscard]] bool disturbed();
    void print(const QString &name, qint64 n, const QStringList &columns, const QString &gate,
        const QString &verdict);

    QString m_directory;
    DiskProbe m_disk;
    Series m_first; ///< fdatasync when the program began
    double m_loadFirst;
    double m_begun = 0; ///< p50 of fdatasync when the benchmark began
    int m_failed = 0;
};

/** Of the last minute; 0 where the system does not tell. */
double loadOfMachine();

/** The world is not as this benchmark needs it: says why and ends the program. */
[[noreturn]] void giveUp(const QString &why);

/** The value, or the end of the program. */
template <typename R> auto take(R &&result)
{
    if (!result)
        giveUp(result.error().text);
    return *std::forward<R>(result);
}

} // namespace unitrail::bench
