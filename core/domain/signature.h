// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace unitrail {

/** SHA-256 of an entry's body, in hex: what a signature is bound to. */
QString bodyDigest(const QByteArray &body);

/** Meaning of a signature about a unit: work that was done by what no longer held counts all the same. */
inline constexpr QLatin1StringView lateWorkMeaning{"late-work"};

/** A signature of this meaning decides something that waits for somebody in charge. */
bool isDecision(const QString &meaning);

/** Whether a signature still stands over what was signed. */
struct SignatureCheck {
    std::vector<EventId> altered; ///< their bodies are not those that were signed
    std::vector<EventId> missing; ///< not known here
    int entries = 0;

    [[nodiscard]] bool holds() const { return entries > 0 && altered.empty() && missing.empty(); }
    bool operator==(const SignatureCheck &) const = default;
};

/** `bodyOf` brings the stored bytes of an entry, or nothing. */
SignatureCheck checkSignature(const SignatureApplied &signature,
    const std::function<std::optional<QByteArray>(const EventId &)> &bodyOf);

} // namespace unitrail
