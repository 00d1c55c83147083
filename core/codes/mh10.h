// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bytes.h"
#include "core/codes/code.h"

#include <QDate>

#include <optional>

namespace unitrail {

/** What a data identifier is to a station. */
enum class DataRole : quint8 {
    Other,
    Part,
    Revision,
    ParentPart,
    Serial,
    SerialRange,
    Package,
    Equipment,
    Document,
    Version,
    Lot,
    Quantity,
    Date,
    Expiry,
    Made,
    Order,
    WorkOrder,
    Operation,
    Location,
    Origin,
    Enterprise,
    Supplier,
    Person,
    Container,
    Attribute,
};

/** A data identifier of ANSI MH10.8.2. */
struct DataIdentifier {
    Bytes identifier; ///< "1P"
    DataRole role = DataRole::Other;
    Bytes title;
};

/** The row, or nullptr: an identifier that is not in the table is kept and shown all the same. */
const DataIdentifier *dataIdentifier(Bytes identifier);

struct DataIdentifiers {
    const DataIdentifier *from, *to;
    [[nodiscard]] const DataIdentifier *begin() const { return from; }
    [[nodiscard]] const DataIdentifier *end() const { return to; }
};
DataIdentifiers dataIdentifiers();

/** Only what has check digits can be wrong by itself: 8S, an SSCC, and 9N, a PPN. */
std::optional<CodeError> checkDataIdentifier(Bytes identifier, Bytes value, int position);

/** The date that D, 1D, 4D, 12D, 14D or 16D says, or nothing when it is not a real one. Two-digit years as in
 * GS1. */
std::optional<QDate> dateOfDataIdentifier(Bytes identifier, Bytes value);

/**
 * YYMMDD -> a date; day 00 is the last one of the month. The century is that of GS1 (General
 * Specifications 7.12): at most 50 years away, reckoned from 2026, so 77..99 are 1977..1999 and 00..76 are
 * 2000..2076.
 */
std::optional<QDate> dateFromYymmdd(Bytes text);
std::optional<QDate> dateFromYyyymmdd(Bytes text);

} // namespace unitrail
