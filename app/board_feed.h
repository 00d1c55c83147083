// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/journal/journal.h"
#include "core/trace/receipt.h"

#include <QObject>
#include <QThread>

#include <atomic>

namespace unitrail {

/** Computes the live board on a thread of its own: nobody at the station waits for it. */
class BoardFeed : public QObject {
    Q_OBJECT
public:
    BoardFeed(const Plant &plant, Journal &journal, const Clock &clock, QObject *parent);
    ~BoardFeed() override;
    Q_DISABLE_COPY_MOVE(BoardFeed)

    /** Answers with answered(), unless it is at it already. */
    void ask();

    /** The figure as it is now, with what it was computed from; answers with frozen(). */
    void freeze(const FigureRequest &request);

signals:
    void frozen(const unitrail::FigureFrozen &figure);
    void answered(const unitrail::Board &board);

private:
    const Plant m_plant; ///< a copy: the other thread reads it
    Journal &m_journal;
    const Clock &m_clock;
    QThread m_thread;
    QObject *m_worker; ///< lives there
    bool m_busy = false;
    std::atomic<bool> m_ending = false;
};

} // namespace unitrail
