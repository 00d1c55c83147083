// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/domain/plant.h"

#include <QIODevice>

namespace unitrail {

struct DecodeOptions {
    bool json = false; ///< one JSON object a line; else one line for people
    bool epc = false; ///< the lines are EPC memory in hexadecimal, or EPC URIs
    bool digitalLink = false; ///< the lines are Digital Links, or element strings to be made one
};

/** One scan a line, with the escapes {GS} {RS} {EOT} {FS} {US} {xHH}; blanks at the end belong to the scan.
 */
QByteArray unescapedLine(QByteArray line);

/** What one line says under these options. */
Code decodeLine(const QByteArray &line, const Plant &plant, const DecodeOptions &options);

/**
 * Reads lines to the end of `in` and writes one line for each to `out`. The answer is a process exit code: 0
 * when all lines were answered, also those that are no code; 1 when `out` does not take any more.
 */
int decodeLines(QIODevice &in, QIODevice &out, const Plant &plant, const DecodeOptions &options);

} // namespace unitrail
