// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/dossier.h"
#include "core/station/hold_many.h"
#include "core/station/recorder.h"
#include "core/station/session.h"
#include "ui/screens/recall_page.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThread>

#include <functional>
#include <optional>

namespace unitrail {

/** What a question brought, from the thread that asked it. */
struct RecallFound {
    Recall recall;
    std::vector<RecalledUnit> ofOrders; ///< all units of the work orders concerned
};

/**
 * Finds the answer on a thread of its own. Before the whole answer it may tell what the exact links say; both
 * count as the answer to the question that was asked.
 */
using RecallSearchWay = std::function<Result<RecallFound>(
    const RecallQuestion &question, qint64 nowMs, const std::function<void(const Recall &)> &first)>;
/** Reads beside the running station, on connections of its own: nobody at the station waits for it. */
RecallSearchWay searchBeside(const QString &directory, const Plant &plant);

/**
 * The recall page's questions, one after the other, and what is done with their answers. The newest question
 * is the one that is shown: while an older one is still being searched, it waits, and the older answer is
 * dropped.
 */
class RecallDesk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecallDesk)

public:
    /** All of these outlive the desk; the page owns it. */
    RecallDesk(Session &session, Journal &journal, const Plant &plant, const Clock &clock, RecallPage &page,
        RecallSearchWay search);
    ~RecallDesk() override;

    void ask(const RecallQuestion &question);
    /** While the page is open a lot's label is a question, and no work of the station's. */
    [[nodiscard]] bool takeScan(const Scan &scan);
    [[nodiscard]] const RecallShown &shown() const { return m_shown; }

private:
    void start();
    void findCase();
    void contain(const QString &reason);
    void takeFirst(const Recall &exact);
    void take(const Result<RecallFound> &answer);
    void lookAtCase();
    [[nodiscard]] Given given() const;
    bool give(const Command &command);
    void hold(const std::vector<UnitId> &units, const QString &reason);
    void holdOn();
    void held();
    [[nodiscard]] QString heldWords() const;
    [[nodiscard]] DossierFrame frame() const;
    Outcome save();
    void keep();

    Session &m_session;
    Journal &m_journal;
    const Plant &m_plant;
    const Clock &m_clock;
    RecallPage &m_page;
    Recorder m_recorder;
    RecallSearchWay m_search;
    RecallShown m_shown;
    std::optional<HoldMany> m_holding; ///< while it goes on
    Given m_heldBy; ///< whoever began it
    QElapsedTimer m_toldHeld;
    QPointer<QThread> m_thread; ///< the question that is being searched
    bool m_outdated = false; ///< ... is no longer the one that is shown
    std::optional<QStringList> m_before; ///< what the same question brought the last time
    qint64 m_beforeMs = 0;
};

} // namespace unitrail
