// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace unitrail {

/**
 * Bytes as a configuration writes them: text, with {CR} {LF} {TAB} {STX} {ETX} {ENQ} {ACK} {BEL} {SYN} {ESC}
 * {GS} {RS} {EOT} and {xHH} for what cannot be typed. Nothing when a brace stands alone or names no byte.
 */
std::optional<QByteArray> bytesFromWords(const QString &text);

} // namespace unitrail
