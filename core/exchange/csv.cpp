// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/csv.h"

#include "core/base/decimal.h"

namespace unitrail {

/** What a spreadsheet takes for the beginning of a formula; the wide forms too, where input methods make
 * them. */
static bool beginsFormula(QChar c)
{
    return QStringView(u"=+-@\t\r\uff1d\uff0b\uff0d\uff20").contains(c);
}

/**
 * A cell that is text in every spreadsheet. One that is told to cut at semicolons, tabs or lines in spite of
 * the quotes finds no formula behind them either.
 */
static QString cell(QString text)
{
    if (!text.isEmpty() && beginsFormula(text.front()) && !Decimal::fromText(text))
        text.prepend(u'\'');
    for (qsizetype i = text.size() - 1; i > 0; --i) {
        if (beginsFormula(text[i]) && QStringView(u";\t\n\r").contains(text[i - 1]))
            text.insert(i, u'\'');
    }
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
