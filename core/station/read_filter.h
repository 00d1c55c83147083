// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/devices/scan.h"

#include <QHash>

namespace unitrail {

/**
 * Codes that a reader sends twice for one reading (UX C3): the same again from the same device within 1.5 s,
 * a lot within 0.4 s because lots may legitimately repeat. Another code in between means that somebody went
 * on and came back.
 */
class ReadFilter {
public:
    /** Takes note of this reading. True: it is the same one again. A label that stays before a reader is one
     * reading. */
    [[nodiscard]] bool isRepeated(const Scan &scan, const Code &code);
    /** Something was taken back, or somebody else is here: what was read may be meant anew, but for this
     * device's last. */
    void forget(const QString &exceptDevice);

private:
    struct Read {
        QByteArray bytes;
        qint64 atMs = 0;
    };
    QHash<QString, Read> m_last; ///< by device
};

} // namespace unitrail
