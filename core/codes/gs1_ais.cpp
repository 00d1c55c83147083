// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_ais.h"

namespace unitrail {

static constexpr Bytes set82
    = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

static constexpr std::array<qint8, 256> valuesOf(Bytes set)
{
    std::array<qint8, 256> values{};
    values.fill(-1);
    for (size_t i = 0; i < set.size(); ++i)
        values[static_cast<unsigned char>(set[i])] = static_cast<qint8>(i);
    return values;
}
static constexpr auto values82 = valuesOf(set82);
static constexpr auto values39 = valuesOf("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
static constexpr auto values64
    = valuesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=");

int cset82Value(char c)
{
    return values82[static_cast<unsigned char>(c)];
}

bool isInSet(CharacterSet set, char c)
{
    const auto byte = static_cast<unsigned char>(c);
    switch (set) {
    case CharacterSet::Digits:
        return isDigit(c);
    case CharacterSet::Set82:
        return values82[byte] >= 0;
    case CharacterSet::Set39:
        return values39[byte] >= 0;
    case CharacterSet::Base64Url:
        return values64[byte] >= 0;
    }
    return false;
}

size_t applicationIdentifierSize(Bytes data)
{
    if (data.size() < 2 || !isDigit(data[0]) || !isDigit(data[1]))
        return 0;
    switch (numberOf(data.substr(0, 2))) {
    case 23:
    case 24:
    case 25:
    case 40:
    case 41:
    case 42:
    case 71:
        return 3;
    case 31:
    case 32:
    case 33:
    case 34:
    case 35:
    case 36:
    case 39:
    case 43:
    case 70:
    case 72:
    case 80:
    case 81:
    case 82:
        return 4;
    default:
        return 2;
    }
}

size_t predefinedSize(Bytes ai)
{
    if (ai.size() < 2 || !isDigit(ai[0]) || !isDigit(ai[1]))
        return 0;
    switch (numberOf(ai.substr(0, 2))) {
    case 0:
        return 18;
    case 1:
    case 2:
    case 3:
        return 14;
    case 11:
    case 12:
    case 13:
    case 15:
    case 16:
    case 17:
        return 6;
    case 20:
        return 2;
    case 31:
    case 32:
    case 33:
    case 34:
    case 35:
    case 36:
        return 6;
    case 41:
        return 13;
    default:
        return 0;
    }
}

/** Where the rows that begin with two digits start and end: at most forty rows are then left to look at. */
struct RowRange {
    quint16 from = 0, to = 0;
};

static std::array<RowRange, 100> rowRanges()
{
    std::array<RowRange, 100> ranges{};
    const ApplicationIdentifiers rows = applicationIdentifiers();
    for (quint16 i = 0; rows.from + i != rows.to; ++i) {
        RowRange &range = ranges[static_cast<size_t>(numberOf(rows.from[i].first.substr(0, 2)))];
        if (range.to == 0)
            range.from = i;
        range.to = static_cast<quint16>(i + 1);
        // A run that crosses a ten is found under each of them: 91 to 99.
        if (rows.from[i].first.size() == 2) {
            for (qint64 prefix = numberOf(rows.from[i].first) + 1; prefix <= numberOf(rows.from[i].last);
                 ++prefix)
                ranges[static_cast<size_t>(prefix)] = {i, static_cast<quint16>(i + 1)};
        }
    }
    return ranges;
}

const ApplicationIdentifier *applicationIdentifier(Bytes ai)
{
    static const std::array<RowRange, 100> ranges = rowRanges();
    if (ai.size() < 2 || ai.size() > 4 || !areDigits(ai))
        return nullptr;
    const RowRange range = ranges[static_cast<size_t>(numberOf(ai.substr(0, 2)))];
    const ApplicationIdentifier *rows = applicationIdentifiers().begin();
    for (quint16 i = range.from; i < range.to; ++i) {
        if (ai.size() == rows[i].first.size() && ai >= rows[i].first && ai <= rows[i].last)
            return rows + i;
    }
    return nullptr;
}

const ApplicationIdentifier *leadingApplicationIdentifier(Bytes data)
{
    const size_t size = applicationIdentifierSize(data);
    return size == 0 || data.size() < size ? nullptr : applicationIdentifier(data.substr(0, size));
}

} // namespace unitrail
