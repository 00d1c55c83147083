// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"

#include <QByteArrayView>
#include <QHash>

#include <optional>

namespace unitrail {

/** A tag as a reader saw it, in the reader's own bytes. */
struct TagSeen {
    std::optional<quint16> protocolControl{};
    QByteArrayView epc;
    int rssiDbm = 0;
    int antenna = 0;
};

/**
 * As a scan, the EPC as hexadecimal. The PC word says how long the EPC is (TDS 1.13, section 9.1); nothing
 * when fewer bytes came than it says, or not whole words.
 */
[[nodiscard]] std::optional<Scan> scanOf(const TagSeen &tag);

/** The PC word for an EPC of so many bytes: its length, nothing else set. */
[[nodiscard]] quint16 protocolControlFor(qsizetype epcSize);

/** Hexadecimal digits of either case -> bytes; nothing when it is anything else. */
[[nodiscard]] std::optional<QByteArray> bytesOfHex(const QByteArray &hex);

/**
 * A tag in the field is read many times a second; this lets it through once, until it was away for a while. A
 * tag is away when it was not read for absentAfterMs.
 */
class PassFilter {
public:
    /** More than any field holds; when it is reached the ones seen longest ago are forgotten. */
    static constexpr qsizetype tagsMax = 4096;

    explicit PassFilter(qint64 absentAfterMs)
        : m_absentAfterMs(absentAfterMs)
    { }
    [[nodiscard]] bool isNew(const QByteArray &tag, qint64 nowMs);
    void forget() { m_lastSeen.clear(); }

private:
    void forgetAbsent(qint64 nowMs);

    qint64 m_absentAfterMs;
    QHash<QByteArray, qint64> m_lastSeen;
};

} // namespace unitrail
