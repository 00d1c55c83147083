// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

namespace unitrail::bench {

void benchSimulate(Bench &bench)
{
    const Ground &ground = bench.campaign();
    bench.report.note(QStringLiteral(
        "bench_simulate: the value is entries a second, batches of the practice line, %1 entries")
                          .arg(ground.made.entries));
    bench.report.value(QStringLiteral("bench_simulate/entries-per-second"), ground.made.entries,
        double(ground.made.entries) / ground.seconds);
}

} // namespace unitrail::bench
