// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/binary_framer.h"

namespace unitrail {

std::vector<QByteArray> BinaryFramer::feed(QByteArrayView bytes)
{
    std::vector<QByteArray> frames;
    m_buffer.append(bytes);
    qsizetype at = 0;
    while (at < m_buffer.size()) {
        const QByteArrayView rest = QByteArrayView(m_buffer).sliced(at);
        const Judgement judgement = m_judge(rest);
        if (judgement.kind == Judgement::Kind::Unfinished) {
            Q_ASSERT(rest.size() < frameSizeMax);
            break;
        }
        if (judgement.kind == Judgement::Kind::None) {
            ++at;
            continue;
        }
        Q_ASSERT(judgement.size > 0 && judgement.size <= rest.size());
        frames.push_back(rest.first(judgement.size).toByteArray());
        at += judgement.size;
    }
    m_buffer.remove(0, at);
    return frames;
}

} // namespace unitrail
