// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/pack_table.h"

#include "core/exchange/csv.h"
#include "core/trace/trace.h"

#include <QDateTime>

namespace unitrail {

static QStringList cellsOf(const PackList::Line &line)
{
    const auto unit = line.subject.unit();
    const auto lot = line.subject.lot();
    const QString kind = unit ? QStringLiteral("unit")
        : lot                 ? QStringLiteral("loose")
                              : QStringLiteral("container");
    const QString part = unit ? unit->part.text() : lot ? lot->part.text() : QString();
    const QString quantity = unit ? QStringLiteral("1") : line.quantity;
    const QString shipped = line.shippedMs > 0
        ? QDateTime::fromMSecsSinceEpoch(line.shippedMs, Qt::UTC).toString(Qt::ISODate)
        : QString();
    return {kind, QString::number(line.level), line.container ? line.container->text() : QString(),
        unit || lot ? QString() : line.subject.name(), line.sscc, part,
        unit ? unit->serial.text() : QString(), lot ? lot->lot.text() : QString(), quantity,
        line.life ? lifeCycleName(*line.life) : QString(), shipped,
        line.evidence ? line.evidence->text() : QString()};
}

QByteArray packListCsv(const PackList &list)
{
    QByteArray csv = "\xef\xbb\xbf";
    csv += csvRecord({QStringLiteral("order"), QStringLiteral("customer"), QStringLiteral("kind"),
        QStringLiteral("level"), QStringLiteral("in_container"), QStringLiteral("container"),
        QStringLiteral("sscc"), QStringLiteral("part"), QStringLiteral("serial"), QStringLiteral("lot"),
        QStringLiteral("quantity"), QStringLiteral("state"), QStringLiteral("shipped_utc"),
        QStringLiteral("evidence")});
    for (const PackList::Line &line : list.lines)
        csv += csvRecord(QStringList{list.order, list.customer} + cellsOf(line));
    return csv;
}

} // namespace unitrail
