// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTranslator>

namespace unitrail {

/**
 * The language of UX F5: every text in brackets, with accents and longer than English, as a long language
 * would be. Text that comes out without brackets was not translatable. Placeholders stay what they are.
 */
class PseudoTranslator : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        if (QLatin1String(context) == QLatin1String("Language"))
            return text; // the format of a date
        QString result;
        bool inBraces = false;
        for (const QChar c : text) {
            inBraces = c == u'{' || (inBraces && c != u'}');
            result += inBraces ? c : accented(c);
        }
        const qsizetype letters = text.size();
        const double longer = letters <= 10 ? 1.0 : letters <= 20 ? 0.6 : 0.35;
        const auto extra = static_cast<qsizetype>(static_cast<double>(letters) * longer);
        QString tail;
        for (qsizetype i = 0; i < extra; ++i)
            tail += i % 6 == 0 ? u' ' : u'x';
        return u'[' + result + tail + u']';
    }

private:
    static QChar accented(QChar c)
    {
        static const QString plain = QStringLiteral("aeiouyAEIOUcnsz");
        static const QString marked = QStringLiteral("áéíóúýÁÉÍÓÚçñšž");
        const qsizetype at = plain.indexOf(c);
        return at < 0 ? c : marked[at];
    }
};

} // namespace unitrail
