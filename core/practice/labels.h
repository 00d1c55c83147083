// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/events.h"
#include "core/domain/plant.h"

#include <QByteArray>

/* What the scanners of the practice line send: the labels of the demo factory, as resources/demo/codes.toml
 * describes them. */
namespace unitrail {

/** GS1 DataMatrix: ]d2 01 GTIN 21 serial GS 10 lot; a part without a GTIN has a plain label. */
QByteArray unitLabel(const UnitId &unit, const Part &part, const std::optional<LotNumber> &productLot);
/** A serialized component or a lot, as Code 128 or, for what the supplier marks so, ISO 15434 format 06. */
QByteArray componentLabel(const Component &component, const std::optional<QDate> &expiry);
QByteArray lotLabel(
    const LotId &lot, const std::optional<QDate> &expiry, const std::optional<Decimal> &quantity);
/** ]C1 00 and 18 digits. */
QByteArray ssccLabel(const QString &sscc);

/** The 18 digits of the n-th logistic unit of this plant, with its GS1 check digit. */
QString ssccOf(qint64 number);
/** SGTIN-96 (GS1 EPC Tag Data Standard) as 24 hexadecimal digits; company prefix of 7 digits. */
QString sgtin96(const QString &gtin, qint64 serial);
/**
 * An example with another number in it: the digits from the right are replaced, as many as `digits`, and the
 * rest stays, so that what fitted the pattern still does. "BS4-471137-0113", 42, 6 -> "BS4-471100-0042".
 */
QString numbered(const QString &example, qint64 number, int digits);

} // namespace unitrail
