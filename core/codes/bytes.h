// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <string_view>

namespace unitrail {

/** What a reader sent, looked at and not copied. Parsers work on bytes; QStrings are made for what is kept.
 */
using Bytes = std::string_view;

inline constexpr char eotByte = '\x04'; ///< end of an ISO 15434 message
inline constexpr char gsByte = '\x1d'; ///< between fields; what a reader sends for FNC1
inline constexpr char rsByte = '\x1e'; ///< between ISO 15434 envelopes

inline Bytes bytesOf(const QByteArray &array)
{
    return {array.constData(), static_cast<size_t>(array.size())};
}

/** For bytes that were found to be ASCII. */
inline QString asciiText(Bytes bytes)
{
    return QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/** UTF-8 where it is valid, else Latin-1: a reader does not say which, and no byte may be lost. */
QString textOf(Bytes bytes);

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool areDigits(Bytes text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}
/** The number that up to 18 digits make; what is not a digit must not come here. */
constexpr qint64 numberOf(Bytes digits)
{
    qint64 number = 0;
    for (const char c : digits)
        number = number * 10 + (c - '0');
    return number;
}
constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

} // namespace unitrail
