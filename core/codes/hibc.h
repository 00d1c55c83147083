// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bytes.h"
#include "core/codes/code.h"

#include <QDate>

namespace unitrail {

/**
 * A HIBC supplier label (ANSI/HIBC 2.6): primary, secondary, or both joined by a slash.
 *
 * The elements: LIC, PCN, UM (unit of measure), quantity, expiry, lot, serial, made, link. A date is written
 * as exactly as the label knows it: "2005-09", "2005-09-28", "2005-09-28T22".
 */
struct HibcReading {
    std::vector<Element> elements;
    std::optional<CodeError> error;

    [[nodiscard]] QString value(const char *identifier) const;
};

HibcReading readHibc(Bytes message);

/** The last good day of such a date: of a month without a day its last. */
std::optional<QDate> dayOfHibcDate(const QString &date);

} // namespace unitrail
