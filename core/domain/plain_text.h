// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/events.h"

#include <QString>

namespace unitrail {

/**
 * Text that every file and server gives back unchanged (SYNC B2): U+0000, which PostgreSQL has no text for,
 * half of a surrogate pair, which UTF-8 has no bytes for, and U+FEFF, which Qt drops where a text starts with
 * it, become U+FFFD. What was scanned is kept beside it as bytes.
 */
QString plainText(const QString &text);

/** The event with all its texts made plain: what is folded at once equals what is folded from the file later.
 */
Event withPlainTexts(Event event);

} // namespace unitrail
