// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/csv.h"

#include "core/base/decimal.h"

namespace unitrail {

static QString cell(QString text)
{
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front()) && !Decimal::fromText(text))
        text.prepend(u'\'');
    const bool quoted = text.contains(u'"') || text.contains(u',') || text.contains(u'\n')
        || text.contains(u'\r') || text.startsWith(u' ') || text.endsWith(u' ');
    if (!quoted)
        return text;
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

QByteArray csvRecord(const QStringList &cells)
{
    QStringList made;
    for (const QString &text : cells)
        made.append(cell(text));
    return made.join(u',').toUtf8() + "\r\n";
}

} // namespace unitrail
