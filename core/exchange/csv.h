// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace unitrail {

/**
 * One record of RFC 4180, CRLF at its end. A text that a spreadsheet would take for a formula (it starts with
 * = + - @ TAB or CR) gets an apostrophe in front; a plain number does not.
 */
QByteArray csvRecord(const QStringList &cells);

} // namespace unitrail
