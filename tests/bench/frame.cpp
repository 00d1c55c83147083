// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/frame.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QSysInfo>
#include <QThread>

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace unitrail::bench {

static constexpr int probes = 200;

double Series::at(double quantile) const
{
    if (values.empty())
        return 0;
    std::vector<double> sorted = values;
    const size_t rank = size_t(std::ceil(quantile * double(sorted.size())));
    const size_t index = std::clamp<size_t>(rank, 1, sorted.size()) - 1;
    std::nth_element(sorted.begin(), sorted.begin() + qsizetype(index), sorted.end());
    return sorted[index];
}

DiskProbe::DiskProbe(const QString &directory)
{
    const QByteArray path = (directory + QStringLiteral("/fdatasync-XXXXXX")).toLocal8Bit();
    std::string name = path.toStdString();
    m_file = ::mkostemp(name.data(), O_APPEND | O_CLOEXEC);
    if (m_file < 0)
        giveUp(QStringLiteral("%1 cannot be written to").arg(directory));
    ::unlink(name.c_str());
}

DiskProbe::~DiskProbe()
{
    ::close(m_file);
}

double DiskProbe::append()
{
    static const char bytes[256]{};
    const qint64 began = nowNs();
    if (::write(m_file, bytes, sizeof bytes) != ssize_t(sizeof bytes) || ::fdatasync(m_file) != 0)
        giveUp(QStringLiteral("the disk does not take 256 bytes"));
    return msSince(began);
}

Series DiskProbe::measure(int count)
{
    Series series;
    for (int i = 0; i < count; ++i)
        series.add(append());
    return series;
}

double loadOfMachine()
{
    double load = 0;
    return ::getloadavg(&load, 1) == 1 ? load : 0;
}

void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench: %s\n", why.toUtf8().constData());
    std::fflush(stdout);
    std::_Exit(2);
}

static double median(std::vector<double> values)
{
    return Series{std::move(values)}.at(0.5);
}

template <typename Figure> static double medianOf(const std::vector<Run> &runs, Figure figure)
{
    std::vector<double> values;
    for (const Run &run : runs)
        values.push_back(figure(run));
    return median(std::move(values));
}

/** Enough digits for a microsecond and for a gigabyte. */
static QString figure(double value)
{
    return QString::number(value, 'f', value < 10 ? 4 : value < 1000 ? 2 : 0);
}

Report::Report(const QString &directory)
    : m_directory(directory)
    , m_disk(directory)
    , m_first(m_disk.measure(probes))
    , m_loadFirst(loadOfMachine())
{
    std::printf(
        "# name n p50 p90 p99 max control_p50 control_p99 ratio_p50 ratio_p99 gate PASS|FAIL|INVALID\n");
}

void Report::begin()
{
    m_begun = m_disk.measure(probes).at(0.5);
}

bool Report::disturbed()
{
    const double now = m_disk.measure(probes).at(0.5);
    const double change = std::max(now, m_begun) / std::min(now, m_begun);
    return change > 2 || loadOfMachine() > QThread::idealThreadCount();
}

void Report::print(
    const QString &name, qint64 n, const QStringList &columns, const QString &gate, const QString &verdict)
{
    if (verdict == QStringLiteral("FAIL"))
        ++m_failed;
    std::printf("%s %lld %s %s %s\n", name.toUtf8().constData(), static_cast<long long>(n),
        columns.join(u' ').toUtf8().constData(), gate.toUtf8().constData(), verdict.toUtf8().constData());
    std::fflush(stdout);
}

void Report::row(const QString &name, const std::vector<Run> &runs, const Gate &gate)
{
    QStringList columns;
    for (const double quantile : {0.5, 0.9, 0.99, 1.0})
        columns << figure(medianOf(runs, [&](const Run &run) { return run.product.at(quantile); }));
    qint64 n = 0;
    for (const Run &run : runs)
        n += qint64(run.product.values.size());
    double ratio50 = 0, ratio99 = 0;
    if (runs.front().control.values.empty()) {
        columns << QStringList(4, QStringLiteral("-"));
    } else {
        for (const double quantile : {0.5, 0.99})
            columns << figure(medianOf(runs, [&](const Run &run) { return run.control.at(quantile); }));
        ratio50 = medianOf(runs, [](const Run &run) { return run.product.at(0.5) / run.control.at(0.5); });
        ratio99 = medianOf(runs, [](const Run &run) { return run.product.at(0.99) / run.control.at(0.99); });
        columns << QString::number(ratio50, 'f', 2) << QString::number(ratio99, 'f', 2);
    }
    QStringList gates;
    if (gate.p50)
        gates << QStringLiteral("p50<=%1x").arg(*gate.p50);
    if (gate.p99)
        gates << QStringLiteral("p99<=%1x").arg(*gate.p99);
    if (gates.isEmpty())
        return print(name, n, columns, QStringLiteral("-"), QStringLiteral("-"));
    const bool held = (!gate.p50 || ratio50 <= *gate.p50) && (!gate.p99 || ratio99 <= *gate.p99);
    print(name, n, columns, gates.join(u','),
        disturbed() ? QStringLiteral("INVALID")
            : held  ? QStringLiteral("PASS")
                    : QStringLiteral("FAIL"));
}

void Report::fact(const QString &name, qint64 n, double value, const QString &gate, bool held)
{
    print(name, n, QStringList{figure(value)} + QStringList(7, QStringLiteral("-")), gate,
        held ? QStringLiteral("PASS") : QStringLiteral("FAIL"));
}

void Report::value(const QString &name, qint64 n, double value, std::optional<double> control)
{
    QStringList columns{figure(value), QStringLiteral("-"), QStringLiteral("-"), QStringLiteral("-")};
    columns << (control ? figure(*control) : QStringLiteral("-")) << QStringLiteral("-");
    columns << (control ? QString::number(value / *control, 'f', 2) : QStringLiteral("-"))
            << QStringLiteral("-");
    print(name, n, columns, QStringLiteral("-"), QStringLiteral("-"));
}

void Report::note(const QString &text)
{
    std::printf("# %s\n", text.toUtf8().constData());
}

static QString processor()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("?");
    const auto match = QRegularExpression(QStringLiteral("model name\\s*:\\s*(.+)"))
                           .match(QString::fromUtf8(file.readAll()));
    return match.hasMatch() ? match.captured(1).trimmed() : QStringLiteral("?");
}

static QString commit()
{
    QProcess git;
    git.start(QStringLiteral("git"),
        {QStringLiteral("-C"), QStringLiteral(UNITRAIL_SOURCE_DIR), QStringLiteral("describe"),
            QStringLiteral("--always"), QStringLiteral("--dirty")});
    git.waitForFinished();
    const QString name = QString::fromUtf8(git.readAllStandardOutput()).trimmed();
    return name.isEmpty() ? QStringLiteral("?") : name;
}

int Report::finish(const QString &postgres)
{
    const Series last = m_disk.measure(probes);
    const QStorageInfo storage(m_directory);
    const auto pair
        = [](double a, double b) { return QStringLiteral("%1/%2").arg(a, 0, 'f', 3).arg(b, 0, 'f', 3); };
    const QStringList words{
        QStringLiteral("cpu=\"%1\"").arg(processor()),
        QStringLiteral("cores=%1").arg(QThread::idealThreadCount()),
        QStringLiteral("load=")
            + QStringLiteral("%1/%2").arg(m_loadFirst, 0, 'f', 2).arg(loadOfMachine(), 0, 'f', 2),
        QStringLiteral("kernel=") + QSysInfo::kernelVersion(),
        QStringLiteral("filesystem=") + QString::fromUtf8(storage.fileSystemType()),
        QStringLiteral("fdatasync_start_p50/p99=") + pair(m_first.at(0.5), m_first.at(0.99)),
        QStringLiteral("fdatasync_end_p50/p99=") + pair(last.at(0.5), last.at(0.99)),
        QStringLiteral("sqlite=") + QString::fromLatin1(sqlite3_libversion()),
        QStringLiteral("qt=") + QString::fromLatin1(qVersion()),
        QStringLiteral("postgresql=") + (postgres.isEmpty() ? QStringLiteral("-") : postgres),
        QStringLiteral("commit=") + commit(),
    };
    std::printf("env %s\n", words.join(u' ').toUtf8().constData());
    return m_failed > 0 ? 1 : 0;
}

} // namespace unitrail::bench
