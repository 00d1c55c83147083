// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/chain.h"

#include "core/base/sha256.h"

#include <QtEndian>

#include <algorithm>

namespace unitrail {

QByteArray chainStart()
{
    return QByteArray(32, '\0');
}

QByteArray chainHash(const QUuid &station, qint64 incarnation, qint64 sequence, qint64 hlc,
    QByteArrayView previous, QByteArrayView body)
{
    Q_ASSERT(previous.size() == 32);
    std::array<char, 76> head; // one piece: the hash function is asked twice, not seven times
    std::copy_n("TRC1", 4, head.data());
    const QByteArray uuid = station.toRfc4122();
    std::copy_n(uuid.constData(), 16, head.data() + 4);
    qToBigEndian(incarnation, head.data() + 20);
    qToBigEndian(sequence, head.data() + 28);
    qToBigEndian(hlc, head.data() + 36);
    std::copy_n(previous.data(), 32, head.data() + 44);
    return Sha256().add(QByteArrayView(head.data(), qsizetype(head.size()))).add(body).result();
}

qint64 nextHlc(qint64 last, qint64 wallMs)
{
    // 47 bits keep the number positive; they last until the year 6429.
    const qint64 wall = std::clamp<qint64>(wallMs, 0, (Q_INT64_C(1) << 47) - 1) << 16;
    return std::max(last + 1, wall);
}

} // namespace unitrail
