// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/trace.h"

#include <QJsonObject>

#include <optional>

/* A recall that is only practised: a case is drawn, the clock runs, and the answer is held against the
 * journal, entry by entry. */
namespace unitrail {

/** Something that was really built in, as a lot, by its supplier's number or by its serial. The same seed and
 * journal draw the same case; none: nothing was ever built in. */
Result<std::optional<RecallQuestion>> drawDrill(Journal &journal, quint64 seed);

/** Units by the entries alone: neither index nor cache is asked. */
struct WalkedRecall {
    QStringList ever, now; ///< sorted
    qint64 entries = 0; ///< that were read
};
/** Only starts from components: serials, lots and supplier lots, without a window. */
Result<WalkedRecall> walkRecall(Journal &journal, const RecallQuestion &question);

struct Drill {
    RecallQuestion question;
    quint64 seed = 0;
    qint64 askedMs = 0; ///< UTC
    qint64 tookMs = 0; ///< from the question to the list: time to list
    QString position; ///< how far the journal was known
    QStringList answered; ///< units that contain it now, by the recall
    WalkedRecall walked;
    QStringList missing, extra; ///< in the recall's list, against the walk; ever and now

    [[nodiscard]] bool right() const { return missing.isEmpty() && extra.isEmpty(); }
};

/** Holds the recall's answer against a walk over the journal. */
Result<Drill> checkDrill(Journal &journal, const Recall &recall, quint64 seed, qint64 tookMs);

/** The entry that tells of it; `report`: SHA-256 of the signed report, hex. */
DrillCompleted completedOf(const Drill &drill, const QString &report);

/** "kind": "drill"; a signed record is made of it. */
QJsonObject drillJson(const Drill &drill);
QString drillText(const Drill &drill);

} // namespace unitrail
