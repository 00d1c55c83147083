// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace unitrail {

/** The verifier of a PIN: Argon2id with 64 MiB and three passes, salt included (SECURITY S3). Takes about 0.1
 * s. */
QString pinVerifier(const QString &pin);
bool isPinOf(const QString &pin, const QString &verifier);

} // namespace unitrail
