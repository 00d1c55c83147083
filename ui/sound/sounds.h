// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/view.h"

#include <QByteArray>

#include <optional>

namespace unitrail {

/** The six sounds (UX C7). They differ in rhythm and direction, not only in pitch. */
enum class Sound { Accepted, Refused, Attention, Complete, Hold, Undo };
inline constexpr int soundCount = 6;
inline constexpr int soundRate = 48000; ///< samples a second, mono, 16 bit little-endian

/** The samples, made from sines: no recording, no licence. */
QByteArray soundWave(Sound sound);

/** What an answer sounds like; nothing is silent. */
std::optional<Sound> soundOf(Answer::Kind kind);

/** A newer sound cuts an older one, but a good one never covers a bad one. */
bool mayCut(Sound playing, Sound wanted);

} // namespace unitrail
