// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/idle_lock.h"

#include <QEvent>

namespace unitrail {

IdleLock::IdleLock(const Clock &clock, int minutes, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_allowedMs(qint64(minutes) * 60'000)
    , m_lastMs(clock.steadyMs())
{
    connect(&m_timer, &QTimer::timeout, this, &IdleLock::look);
    m_timer.start(lookMs);
}

void IdleLock::watch(QObject *application)
{
    application->installEventFilter(this);
}

void IdleLock::stir()
{
    m_lastMs = m_clock.steadyMs();
    m_told = false;
}

void IdleLock::look()
{
    if (m_told || m_clock.steadyMs() - m_lastMs < m_allowedMs)
        return;
    m_told = true;
    emit idle();
}

bool IdleLock::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        stir();
        break;
    default:
        break;
    }
    return false;
}

} // namespace unitrail
