// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/signed_record.h"
#include "core/trace/recall.h"
#include "core/trace/trace.h"

#include <QJsonObject>

#include <vector>

namespace unitrail {

inline const QString dossierKind = QStringLiteral("dossier");

/** What a dossier says besides the entries themselves. */
struct DossierFrame {
    qint64 madeMs = 0;
    QString program; ///< version
    QString station; ///< that made it
    QString plant; ///< its name and revision
    QString plantDigest; ///< SHA-256, hex
};

/**
 * The device history record of some units (21 CFR 820.184): of each every entry with its bytes, its position
 * in the chain, its hash and the one before it; the hashes of attached files, the signatures, and the
 * definition they were judged by. Nothing in it has to be believed: see checkDossier().
 */
Result<QJsonObject> dossierOf(Journal &journal, const std::vector<UnitId> &units, const DossierFrame &frame);

/** Adds what is wrong with a dossier: each entry's hash, the chain where entries follow each other, entries
 * that others were made upon and that are left out, the bytes that signatures are bound to, the list of
 * attachments.
 */
void checkDossier(const QJsonObject &record, RecordCheck &check);

/** A recall's answer as a record to be signed, and the check of its snapshot. */
QJsonObject recallRecord(const Recall &recall, const DossierFrame &frame);
void checkRecall(const QJsonObject &record, RecordCheck &check);
/** Whether the report of a drill says what its own lists say. */
void checkDrillReport(const QJsonObject &record, RecordCheck &check);

} // namespace unitrail
