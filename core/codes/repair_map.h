// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace unitrail {

/**
 * What one device is known to do to the characters of a code, and how to undo it: a scanner that sends "~"
 * for GS, a wedge whose layout is not the host's. It belongs to one device in the station's configuration, is
 * written by a person or proposed by the test sheet, and is never guessed from a scan.
 */
struct RepairMap {
    struct Replacement {
        QByteArray from, to;
        bool operator==(const Replacement &) const = default;
    };
    std::vector<Replacement> replacements; ///< none: the bytes are right as they come

    bool operator==(const RepairMap &) const = default;
};

/** One pass from the left, the longest match first; what was put in is not looked at again. */
QByteArray repaired(const QByteArray &bytes, const RepairMap &map);

/**
 * As the configuration writes it: parts apart by blanks, each "wrong=right" or "layout=SCANNER/HOST" with the
 * layouts us, de, de-nodeadkeys (a German host whose accents are characters) and fr. Escapes in both halves:
 * {GS} {RS} {EOT} {SP} {EQ} {xHH}. "~={GS} layout=us/de". A pair counts more than what a layout says of the
 * same character. The Failure names the part.
 */
Result<RepairMap> repairMapFromText(const QString &text);
/** The same again, layouts written out; a map that was read and written reads the same. */
QString repairMapText(const RepairMap &map);
/** Bytes as a repair map writes them: "{GS}", "~", "{x00}". */
QString repairText(const QByteArray &bytes);

/** The keyboard layouts a repair map knows. */
QStringList keyboardLayouts();
/**
 * What a host of one layout shows for a character of a scanner of another: nothing for a dead key. None where
 * the tables do not know, because the character takes a third key.
 */
std::optional<QByteArray> shownForKey(char character, const QString &scanner, const QString &host);

} // namespace unitrail
