// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/language.h"

#include "core/base/decimal.h"

#include <QDateTime>
#include <QTimeZone>

namespace unitrail {

static constexpr QChar firstStrongIsolate(0x2068);
static constexpr QChar popIsolate(0x2069);

Language Language::of(const QString &code, int offsetMinutes)
{
    const QLocale locale
        = code == QStringLiteral("en") ? QLocale(QLocale::English, QLocale::UnitedKingdom) : QLocale(code);
    return {code, locale, offsetMinutes};
}

QString Language::number(const QString &decimal) const
{
    QString text = decimal;
    if (Decimal::fromText(decimal))
        text.replace(u'.', locale.decimalPoint()).replace(u'-', locale.negativeSign());
    return text;
}

static QDateTime onTheWall(qint64 ms, int offsetMinutes)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone(offsetMinutes * 60));
}

QString Language::time(qint64 ms) const
{
    return onTheWall(ms, offsetMinutes).toString(QStringLiteral("HH:mm"));
}

QString Language::timeWithSeconds(qint64 ms) const
{
    return onTheWall(ms, offsetMinutes).toString(QStringLiteral("HH:mm:ss"));
}

QString Language::date(qint64 ms) const
{
    //: the format of a date, in the letters of QDateTime::toString
    return locale.toString(
        onTheWall(ms, offsetMinutes).date(), QCoreApplication::translate("Language", "d MMM yyyy"));
}

QString Language::moment(qint64 ms) const
{
    return date(ms) + u' ' + time(ms);
}

const std::vector<LanguageChoice> &languageChoices()
{
    static const std::vector<LanguageChoice> choices{
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("de"), QStringLiteral("Deutsch")},
    };
    return choices;
}

Translations::~Translations()
{
    if (m_installed && QCoreApplication::instance())
        QCoreApplication::removeTranslator(&m_translator);
}

bool Translations::use(const QString &code)
{
    if (code == m_code)
        return true;
    if (m_installed)
        QCoreApplication::removeTranslator(&m_translator);
    m_installed = false;
    m_code = QStringLiteral("en");
    if (code == QStringLiteral("en"))
        return true;
    if (!m_translator.load(QStringLiteral(":/i18n/unitrail_%1.qm").arg(code)))
        return false;
    m_installed = QCoreApplication::installTranslator(&m_translator);
    m_code = m_installed ? code : m_code;
    return m_installed;
}

QString isolated(const QString &text)
{
    return text.isEmpty() ? text : firstStrongIsolate + text + popIsolate;
}

QString filled(const QString &sentence, std::initializer_list<Placeholder> values)
{
    QString text = sentence;
    for (const Placeholder &value : values)
        text.replace(u'{' + QLatin1String(value.name) + u'}', value.value);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == firstStrongIsolate)
            return text;
        if (text[i].isLetterOrNumber()) {
            text[i] = text[i].toUpper();
            return text;
        }
    }
    return text;
}

} // namespace unitrail
