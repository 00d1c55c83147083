// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

namespace unitrail {

/**
 * A call of one of central's functions. QPSQL pastes "bound" values into the statement as text, so nothing
 * may stand there that could mean anything else: an argument is a number, a UUID or base64, and this class
 * writes no other character between quotes (SYNC finding 6).
 */
class SqlCall {
public:
    explicit SqlCall(const char *function)
        : m_text(QStringLiteral("SELECT * FROM ") + QLatin1String(function) + u'(')
    { }

    SqlCall &number(qint64 value) { return quoted(QByteArray::number(value)); }
    SqlCall &id(const QUuid &value) { return quoted(value.toByteArray(QUuid::WithoutBraces)); }
    SqlCall &bytes(const QByteArray &value) { return quoted(value.toBase64()); } ///< arrives as base64 text
    SqlCall &text(const QString &value) { return bytes(value.toUtf8()); } ///< arrives as base64 of its UTF-8

    [[nodiscard]] QString sql() const { return m_text + u')'; }
    [[nodiscard]] qint64 size() const { return m_text.size(); }

private:
    SqlCall &quoted(const QByteArray &plain)
    {
        if (!m_text.endsWith(u'('))
            m_text += u',';
        m_text += u'\'';
        m_text += QLatin1String(plain);
        m_text += u'\'';
        return *this;
    }
    QString m_text;
};

} // namespace unitrail
