// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/recall_table.h"

#include "core/exchange/csv.h"

namespace unitrail {

static QByteArray recordOf(const RecalledUnit &found, const QString &snapshot)
{
    const Whereabouts &where = found.where;
    const QString status = !found.now ? QStringLiteral("removed")
        : found.exact                 ? QStringLiteral("exact")
                                      : QStringLiteral("possible");
    return csvRecord({found.unit.text(), found.unit.part.text(), found.unit.serial.text(), status,
        recallReasonName(found.reason), found.order ? found.order->text() : QString(),
        found.via ? found.via->text() : QString(), found.evidence.text(),
        found.removedBy ? found.removedBy->text() : QString(), whereaboutsName(where.kind),
        where.operation.isEmpty() ? where.after : where.operation, where.station, where.location,
        where.container, where.customer, where.customerOrder, QString::number(where.holds), snapshot});
}

QByteArray recallCsv(const Recall &recall)
{
    const QString snapshot = QString::fromLatin1(recall.snapshot().toHex());
    QByteArray csv = "\xef\xbb\xbf";
    csv += csvRecord({QStringLiteral("unit"), QStringLiteral("part"), QStringLiteral("serial"),
        QStringLiteral("link"), QStringLiteral("reason"), QStringLiteral("work_order"), QStringLiteral("via"),
        QStringLiteral("evidence"), QStringLiteral("removed_by"), QStringLiteral("where"),
        QStringLiteral("operation"), QStringLiteral("station"), QStringLiteral("location"),
        QStringLiteral("container"), QStringLiteral("customer"), QStringLiteral("customer_order"),
        QStringLiteral("holds"), QStringLiteral("snapshot")});
    for (const std::vector<RecalledUnit> *list : {&recall.units, &recall.possible}) {
        for (const RecalledUnit &unit : *list)
            csv += recordOf(unit, snapshot);
    }
    for (const ClearedUnit &cleared : recall.cleared) {
        QStringList cells{cleared.unit.text(), cleared.unit.part.text(), cleared.unit.serial.text(),
            QStringLiteral("cleared"), recallReasonName(cleared.reason), QString(), cleared.other,
            cleared.evidence.text()};
        while (cells.size() < 17)
            cells.append(QString());
        csv += csvRecord(cells << snapshot);
    }
    return csv;
}

} // namespace unitrail
