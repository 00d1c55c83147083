// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

namespace unitrail {

/** Says so when nobody has scanned, touched or typed for a while (UX C11). It decides nothing. */
class IdleLock : public QObject {
    Q_OBJECT
public:
    IdleLock(const Clock &clock, int minutes, QObject *parent);

    /** What goes to this widget and all others of the program counts as well. */
    void watch(QObject *application);
    /** Somebody did something. */
    void stir();
    /** Looks at the clock; the timer asks it every few seconds. */
    void look();

signals:
    void idle(); ///< once, until somebody stirs

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int lookMs = 5000;
    const Clock &m_clock;
    qint64 m_allowedMs;
    qint64 m_lastMs;
    bool m_told = false;
    QTimer m_timer;
};

} // namespace unitrail
