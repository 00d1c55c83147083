// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/journal.h"

#include <QString>

#include <vector>

/*
 * Whose containments a station takes over when they are carried to it. Trusted are its own key, the keys of
 * containments it has already (central lets only enrolled stations write), and those that somebody in charge
 * entered, on the screen with a signature (TrustIssuer) or on the command line: one a line in "trusted.keys" of
 * the data directory, the key in base64, then the station's name.
 */
namespace unitrail {

struct TrustedKey {
    QString key; ///< base64
    QString name;
    bool operator==(const TrustedKey &) const = default;
};

Result<bool> trusts(Journal &journal, const QString &key);

Result<std::vector<TrustedKey>> trustedKeys(const QString &directory);
/** Signs the terms with this station's key, and says which that is. */
Outcome signContainment(Journal &journal, const ContainmentId &containment, ContainmentIssued &terms);
/** Adds it, once. */
Outcome trustKey(const QString &directory, const TrustedKey &key);

} // namespace unitrail
