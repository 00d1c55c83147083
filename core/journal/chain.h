// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QUuid>

namespace unitrail {

/** What comes before the first entry of a chain. */
QByteArray chainStart(); ///< 32 zero bytes

/** SHA-256("TRC1" | station[16] | inc[8 BE] | seq[8 BE] | hlc[8 BE] | previous hash[32] | body) (SYNC B2). */
QByteArray chainHash(const QUuid &station, qint64 incarnation, qint64 sequence, qint64 hlc,
    QByteArrayView previous, QByteArrayView body);

/** Strictly greater than the last one, and not behind the wall: 48 bit of milliseconds, 16 bit of counter
 * (SYNC B3). */
qint64 nextHlc(qint64 last, qint64 wallMs);

} // namespace unitrail
