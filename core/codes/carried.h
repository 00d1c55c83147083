// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

/*
 * What is carried to a station that no network reaches, as printed codes: the command
 * CMD.CARRY.n-of-sum-data.K, as many of them as are needed, in any order. The data is compressed and written
 * in base 32, so that a QR code holds it in its alphanumeric mode and a keyboard wedge cannot mistake a
 * letter's case.
 */
namespace unitrail {

/** More bytes are not carried so: nobody scans thirty codes without a slip. */
inline constexpr qsizetype carriedMax = 24'000;
inline constexpr int carriedCodesMax = 24;
/** Of one code's text. */
inline constexpr qsizetype carriedTextMax = 900;

/** The codes that carry it; none: it is too much. */
QStringList carriedCodes(const QByteArray &bytes);

/** Puts together what was scanned, one after the other. What belongs to another whole begins a new one. */
class CarriedParts {
public:
    struct Taken {
        bool understood = false;
        int have = 0;
        int of = 0;
        QByteArray whole; ///< when the last part is there
    };
    /** The argument of a CARRY command. */
    Taken take(const QString &argument);

private:
    QString m_sum;
    int m_of = 0;
    std::map<int, QString> m_parts;
};

} // namespace unitrail
