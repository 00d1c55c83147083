// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/recorder.h"
#include "tests/bench/bench.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdlib>

namespace unitrail::bench {

/** What `unitrail mint` does, from the first number looked for to all of them on the disk. */
static double mintMs(const Plant &plant, const QString &directory, int count)
{
    const SystemClock clock;
    auto journal = Journal::open(directory, clock);
    if (!journal)
        std::abort();
    Recorder recorder(**journal, plant, clock, StationName::known(QStringLiteral("KIT-1")));
    const PartNumber part = PartNumber::known(QStringLiteral("LA-40-100"));
    QElapsedTimer timer;
    timer.start();
    const auto serials = recorder.nextSerials(part, count);
    const Result<Judged> judged
        = serials ? recorder.give(ReserveSerials{part, *serials}, {}) : Result<Judged>(serials.error());
    if (!judged || judged->refusal() || int(judged->entries.size()) != count)
        std::abort();
    return double(timer.nsecsElapsed()) / 1e6;
}

void benchMint(Bench &bench)
{
    constexpr int count = 10'000;
    bench.report.note(QStringLiteral("bench_mint: %1 serials reserved in one go, durable, ms").arg(count));
    std::vector<double> runs;
    for (int run = 0; run < bench.options.runs; ++run)
        runs.push_back(mintMs(bench.plant, bench.freshDirectory(), count));
    std::sort(runs.begin(), runs.end());
    bench.report.value(QStringLiteral("bench_mint/10k-ms"), count, runs[runs.size() / 2]);
}

} // namespace unitrail::bench
