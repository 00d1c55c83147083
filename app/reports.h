// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/report.h"
#include "core/trace/genealogy.h"
#include "core/trace/recall.h"
#include "core/trace/shipment.h"
#include "core/trace/trace.h"
#include "ui/words/speech.h"

namespace unitrail {

/** What a printed report is bound to: the signed record, which travels in it as an attachment. */
struct Bound {
    QString name; ///< of the attached file
    QByteArray record; ///< signed
    QString key; ///< base64, of who signed
    QString plant;
    qint64 madeMs = 0;
};

Report recallReport(const Recall &recall, const Speech &speech, const Bound &bound);
Report genealogyReport(const Genealogy &genealogy, const std::optional<std::vector<BomFinding>> &findings,
    const Speech &speech, qint64 madeMs);
/** What a lorry is loaded with, for whom; who has not left yet is named so. */
Report packListReport(const PackList &list, const Speech &speech, const Plant &plant, qint64 madeMs);
Report dossierReport(const std::vector<History> &units, const Speech &speech, const Bound &bound);

} // namespace unitrail
