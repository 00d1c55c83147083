// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/check_characters.h"
#include "core/codes/read_code.h"

#include <QByteArray>

/* What the scanners of the demo factory send, as resources/demo/practice.toml and codes.toml show it. */
namespace unitrail {

inline QByteArray command(const QString &verb, const QString &argument = {})
{
    return commandText(verb, argument).toLatin1();
}
inline QByteArray value(const QString &text)
{
    return command(QStringLiteral("VALUE"), text);
}

/** "LA40-26-", six digits and their check character. */
inline QString unitSerial(int number)
{
    const QString serial = QStringLiteral("LA40-26-%1").arg(number, 6, 10, QLatin1Char('0'));
    return serial + checkCharacter34(serial);
}
inline QByteArray unitCode(int number)
{
    return "LA-40-100:S" + unitSerial(number).toLatin1();
}
inline QString unitName(int number)
{
    return QStringLiteral("LA-40-100/") + unitSerial(number);
}

namespace badge {
inline const QByteArray nadia = "NM-B1114V"; ///< no certificate
inline const QByteArray carla = "NM-B11032"; ///< press
inline const QByteArray ana = "NM-B11016"; ///< torque, ESD
inline const QByteArray elif = "NM-B1105X"; ///< ESD
inline const QByteArray eva = "NM-B1301J"; ///< supervisor
} // namespace badge

} // namespace unitrail
