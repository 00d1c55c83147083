// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

#include <cstdio>

int benchDecode(const QStringList &arguments);

using namespace unitrail::bench;

namespace {

struct Row {
    const char *name;
    void (*run)(Bench &bench);
};

const Row rows[]{
    {"bench_commit", benchCommit},
    {"bench_scan", benchScan},
    {"bench_contained", benchContained},
    {"bench_measuring", benchMeasuring},
    {"bench_history", benchHistory},
    {"bench_recall", benchRecall},
    {"bench_growth", benchGrowth},
    {"bench_mixed", benchMixed},
    {"bench_board", benchBoard},
    {"bench_sync", benchSync},
    {"bench_size", benchSize},
    {"bench_start", benchStart},
    {"bench_simulate", benchSimulate},
    {"bench_mint", benchMint},
    {"bench_ingest", benchIngest},
    {"bench_decode", [](Bench &) { benchDecode({}); }},
};

int usage()
{
    std::fprintf(stderr,
        "usage: bench [--large] [--journal DIR] [--runs N] [name ...]\n"
        "  --large       also on a journal of 10,000,000 entries, which takes minutes to make\n"
        "  --scale DIR   the journal of 1,000,000 units (20,000 without --large) stays there, for the next time\n"
        "  --journal DIR also on this one, made by `unitrail simulate --units 135000`; scans are added to "
        "it\n"
        "  --runs N      median of N runs; 3 when it is not given\n"
        "names:");
    for (const Row &row : rows)
        std::fprintf(stderr, " %s", row.name);
    std::fprintf(stderr, "\n");
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    Application application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == QStringLiteral("--child")) {
        if (arguments.value(1) == QStringLiteral("station"))
            childStation(application, arguments.value(2));
        if (arguments.value(1) == QStringLiteral("killed"))
            childKilled(arguments.value(2));
        childFloor(application);
    }

    Bench::Options options;
    QStringList names;
    while (!arguments.isEmpty()) {
        const QString word = arguments.takeFirst();
        if (word == QStringLiteral("--large"))
            options.large = true;
        else if (word == QStringLiteral("--journal") && !arguments.isEmpty())
            options.journal = arguments.takeFirst();
        else if (word == QStringLiteral("--scale") && !arguments.isEmpty())
            options.scale = arguments.takeFirst();
        else if (word == QStringLiteral("--runs") && arguments.value(0).toInt() > 0)
            options.runs = arguments.takeFirst().toInt();
        else if (std::any_of(std::begin(rows), std::end(rows),
                     [&](const Row &row) { return word == QLatin1String(row.name); }))
            names << word;
        else
            return usage();
    }

    Report report(QDir::tempPath());
    Bench bench(application, report, options);
    for (const Row &row : rows) {
        if (!names.isEmpty() && !names.contains(QLatin1String(row.name)))
            continue;
        report.begin();
        row.run(bench);
    }
    return report.finish(bench.postgres);
}
