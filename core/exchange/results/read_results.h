// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/commands.h"
#include "core/exchange/results/json_reader.h"

namespace unitrail {

/** One run of a machine's program on one unit, as its file says. What no field holds stays in the file. */
struct TestResult {
    QString serial; ///< PART/SERIAL, a serial or another identifier of the unit
    QString program{}; ///< name and version
    Verdict outcome = Verdict::Pass; ///< Pass, Fail, Error, Aborted
    std::vector<MachineValue> values{};
    QString why{}; ///< of a retest
};

/** What a file of results holds, or what is wrong with it and where. */
struct ResultReading {
    std::vector<TestResult> results{}; ///< never empty when nothing is wrong; no serial twice
    QString mistake{}; ///< one line, with its place; empty: none
    bool cutOff = false; ///< it ends in the middle: somebody may still be writing it
};

inline constexpr qsizetype resultBytesMax = 16 * 1024 * 1024;

/**
 * Reads what test machines leave: the JSON output of OpenHTF, a run of an OpenTAP test plan as JSON, or CSV
 * (result-csv.md). The bytes say which; names of files say nothing. Numbers stay as they were written.
 */
ResultReading readResults(const QByteArray &bytes);

// One reader a format, for tests of its own.
ResultReading readOpenHtf(const JsonNode &record);
ResultReading readOpenTap(const JsonNode &run);
ResultReading readResultCsv(const QByteArray &bytes);

/** "PASS", "passed", "OK" ...: nothing for what is no outcome of a run. */
std::optional<Verdict> runOutcome(const QString &text);

} // namespace unitrail
