// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"

#include <QByteArray>

#include <optional>
#include <vector>

/*
 * Sampling by attributes, lot by lot: single sampling plans of normal inspection (ISO 2859-1:1999 tables 1
 * and 2-A; the same numbers stand in MIL-STD-105E, which is free). Pure.
 */
namespace unitrail {

/** How many of a lot are looked at, and from how many nonconforming ones on it is not accepted. */
struct SinglePlan {
    char16_t letter = u'A'; ///< the row that is used, after the arrows
    int sample = 0; ///< units; never more than the lot has
    int accept = 0; ///< so many nonconforming ones and the lot is accepted ...
    int reject = 1; ///< ... one more, and it is not
    bool operator==(const SinglePlan &) const = default;
};

/** Acceptable quality limits for which there is a column here, percent nonconforming: 0.065 to 6.5. */
const std::vector<Decimal> &acceptableQualityLimits();

/** Code letter of a lot under general inspection level 1, 2 or 3. */
char16_t codeLetter(qint64 lotSize, int level);

/** Nothing for a lot of fewer than 2, a level other than 1 to 3, or a limit that is not in the table. */
std::optional<SinglePlan> singleSampling(qint64 lotSize, int level, const Decimal &aql);

/**
 * Whether the unit at this position, 0 to lotSize - 1, is among those drawn. Exactly `sample` of all
 * positions are; which ones looks like chance, and is the same on every machine for the same lot.
 */
bool isDrawn(qint64 position, qint64 lotSize, int sample, const QByteArray &lot);

} // namespace unitrail
