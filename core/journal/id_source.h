// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/event_id.h"

#include <QByteArray>

namespace unitrail {

/**
 * Makes event ids. Their random bits are SHA-256(random bytes of the kernel, incarnation, next sequence, boot
 * id), so that a cloned machine whose random generator repeats itself does not repeat an id (SYNC B2). Each
 * is greater than the one before: within one millisecond, or when the wall clock was set back, it counts on
 * from the last one by a random step (RFC 9562, 6.2, method 2).
 */
class IdSource {
public:
    [[nodiscard]] EventId next(qint64 wallMs, qint64 incarnation, qint64 sequence);

private:
    EventId m_last;
};

} // namespace unitrail
