// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/signing.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace unitrail {

/**
 * A record for others, signed by the station that made it: one line of compact JSON with sorted keys,
 *   {"key": public key, "record": {...}, "signature": Ed25519 over the record's compact bytes}
 * key and signature in base64. A record names what it is in "kind" and "v".
 */
QByteArray signedRecord(const QJsonObject &record, const SigningKey &key);

/** What a check of such a file found. */
struct RecordCheck {
    QString kind; ///< "dossier"; empty: it could not be read
    QString key; ///< base64: who signed it, if the signature is right
    qint64 entries = 0; ///< whose hash was computed again
    qint64 links = 0; ///< of these, followed by the next one of their chain
    QStringList faults; ///< what is wrong, one a line; none: all is as it was signed

    [[nodiscard]] bool good() const { return faults.isEmpty(); }
};

/** Needs nothing but the bytes. `expectedKey`: base64 of the station's public key, or empty. */
RecordCheck checkRecord(const QByteArray &bytes, const QString &expectedKey = {});

} // namespace unitrail
