// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/id_source.h"

#include "core/base/sha256.h"

#include <QRandomGenerator>
#include <QSysInfo>
#include <QtEndian>

namespace unitrail {

/** The last 62 bits of an id: all that is random in its lower half. */
static constexpr quint64 lowMask = (quint64(1) << 62) - 1;

EventId IdSource::next(qint64 wallMs, qint64 incarnation, qint64 sequence)
{
    static const QByteArray boot = QSysInfo::bootUniqueId();
    struct {
        std::array<quint64, 4> random;
        qint64 incarnation;
        qint64 sequence;
    } seed{{}, incarnation, sequence};
    QRandomGenerator::system()->fillRange(seed.random.data(), qsizetype(seed.random.size()));
    const QByteArray random = Sha256()
                                  .add(QByteArrayView(reinterpret_cast<const char *>(&seed), sizeof(seed)))
                                  .add(boot)
                                  .result();

    if (wallMs > m_last.wallMs()) {
        m_last = EventId::make(wallMs, random);
        return m_last;
    }
    const quint64 low = qFromBigEndian<quint64>(m_last.bytes.data() + 8) & lowMask;
    const quint64 step = 1 + (qFromBigEndian<quint64>(random.constData()) >> 24); // 1 to 2^40
    if (low > lowMask - step) {
        m_last = EventId::make(m_last.wallMs() + 1, random);
    } else {
        const quint64 variant = quint64(2) << 62;
        qToBigEndian<quint64>(variant | (low + step), m_last.bytes.data() + 8);
    }
    return m_last;
}

} // namespace unitrail
