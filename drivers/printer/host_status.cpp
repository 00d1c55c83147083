// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/host_status.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace unitrail {

static constexpr char stx = 0x02, etx = 0x03;
/** The strings are 30 to 40 characters; a longer one is something else. */
static constexpr qsizetype stringMax = 128;

void HostStatusReader::clear()
{
    m_string.clear();
    m_inString = false;
    m_begun.reset();
    m_complete.reset();
}

void HostStatusReader::add(const QByteArray &bytes)
{
    for (const char byte : bytes) {
        if (byte == stx) {
            m_string.clear();
            m_inString = true;
        } else if (byte == etx && m_inString) {
            m_inString = false;
            takeString(m_string);
        } else if (m_inString) {
            m_string += byte;
            m_inString = m_string.size() <= stringMax;
        }
    }
}

static bool isNumber(const QByteArray &field)
{
    return !field.isEmpty() && field.size() <= 8
        && std::all_of(field.begin(), field.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void HostStatusReader::takeString(const QByteArray &text)
{
    // 1: aaa,paper,pause,dddd,formats,full,g,partial,000,corrupt,cold,hot
    // 2: mmm,n,head,ribbon,q,r,s,waiting,labels,v,www
    const QList<QByteArray> fields = text.split(',');
    const qsizetype count = fields.size();
    const bool numbers = std::all_of(fields.begin(), fields.end(), isNumber);
    const auto says = [&](qsizetype field) { return fields[field].toInt() != 0; };
    if (numbers && count == 12) {
        m_begun = HostStatus{.paperOut = says(1),
            .paused = says(2),
            .bufferFull = says(5),
            .corruptMemory = says(9),
            .tooCold = says(10),
            .tooHot = says(11),
            .formatsWaiting = fields[4].toInt()};
    } else if (numbers && count == 11 && m_begun) {
        m_begun->headOpen = says(2);
        m_begun->ribbonOut = says(3);
        m_begun->labelsLeft = fields[8].toInt();
        m_complete = std::exchange(m_begun, std::nullopt);
    } else if (count != 2) {
        m_begun.reset(); // half of an answer and half of something else
    }
}

std::optional<HostStatus> HostStatusReader::take()
{
    return std::exchange(m_complete, std::nullopt);
}

} // namespace unitrail
