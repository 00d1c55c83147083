// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/sampling.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace unitrail {

namespace {

/** Table 1, general levels I, II and III: up to this lot size, these code letters. */
struct LotRange {
    qint64 most;
    std::array<char16_t, 3> letters;
};
constexpr std::array lotRanges{LotRange{8, {u'A', u'A', u'B'}}, LotRange{15, {u'A', u'B', u'C'}},
    LotRange{25, {u'B', u'C', u'D'}}, LotRange{50, {u'C', u'D', u'E'}}, LotRange{90, {u'C', u'E', u'F'}},
    LotRange{150, {u'D', u'F', u'G'}}, LotRange{280, {u'E', u'G', u'H'}}, LotRange{500, {u'F', u'H', u'J'}},
    LotRange{1'200, {u'G', u'J', u'K'}}, LotRange{3'200, {u'H', u'K', u'L'}},
    LotRange{10'000, {u'J', u'L', u'M'}}, LotRange{35'000, {u'K', u'M', u'N'}},
    LotRange{150'000, {u'L', u'N', u'P'}}, LotRange{500'000, {u'M', u'P', u'Q'}}};
constexpr std::array<char16_t, 3> beyond{u'N', u'Q', u'R'};

/** Table 2-A, rows: code letter and sample size. */
struct Row {
    char16_t letter;
    int sample;
};
constexpr std::array rows{Row{u'A', 2}, Row{u'B', 3}, Row{u'C', 5}, Row{u'D', 8}, Row{u'E', 13},
    Row{u'F', 20}, Row{u'G', 32}, Row{u'H', 50}, Row{u'J', 80}, Row{u'K', 125}, Row{u'L', 200},
    Row{u'M', 315}, Row{u'N', 500}, Row{u'P', 800}, Row{u'Q', 1'250}, Row{u'R', 2'000}};

/**
 * Table 2-A, body. The plans lie on its diagonals: a column begins with an acceptance number of 0, and each
 * row below is the next of these. Two arrows stand behind the 0: one up to it, one down to the 1.
 */
constexpr int arrowUp = -1, arrowDown = -2;
constexpr std::array diagonal{0, arrowUp, arrowDown, 1, 2, 3, 5, 7, 10, 14, 21};

} // namespace

const std::vector<Decimal> &acceptableQualityLimits()
{
    static const std::vector<Decimal> limits{Decimal(65, 3), Decimal(10, 2), Decimal(15, 2), Decimal(25, 2),
        Decimal(40, 2), Decimal(65, 2), Decimal(10, 1), Decimal(15, 1), Decimal(25, 1), Decimal(40, 1),
        Decimal(65, 1)};
    return limits;
}

char16_t codeLetter(qint64 lotSize, int level)
{
    Q_ASSERT(level >= 1 && level <= 3);
    const auto column = size_t(level - 1);
    for (const LotRange &range : lotRanges) {
        if (lotSize <= range.most)
            return range.letters[column];
    }
    return beyond[column];
}

std::optional<SinglePlan> singleSampling(qint64 lotSize, int level, const Decimal &aql)
{
    const auto &limits = acceptableQualityLimits();
    const auto column = std::find(limits.begin(), limits.end(), aql);
    if (lotSize < 2 || level < 1 || level > 3 || column == limits.end())
        return {};
    const char16_t letter = codeLetter(lotSize, level);
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&](const Row &candidate) { return candidate.letter == letter; });
    const auto last = ptrdiff_t(diagonal.size()) - 1;
    const ptrdiff_t begins = limits.end() - 1 - column; // 6.5 begins in the first row
    // Above the column's begin an arrow points down to it, below its end one points up to it.
    ptrdiff_t row = std::clamp(found - rows.begin(), begins, begins + last);
    if (diagonal[size_t(row - begins)] == arrowUp)
        row -= 1;
    else if (diagonal[size_t(row - begins)] == arrowDown)
        row += 1;
    const int accept = diagonal[size_t(row - begins)];
    return SinglePlan{.letter = rows[size_t(row)].letter,
        .sample = int(std::min<qint64>(rows[size_t(row)].sample, lotSize)),
        .accept = accept,
        .reject = accept + 1};
}

bool isDrawn(qint64 position, qint64 lotSize, int sample, const QByteArray &lot)
{
    if (sample >= lotSize)
        return true;
    // A permutation of the positions: four rounds over both halves of the bits, keyed by the lot, walked
    // until it lands inside the lot again. Those that come first are drawn.
    int halfBits = 1;
    while ((qint64(1) << (2 * halfBits)) < lotSize)
        ++halfBits;
    const quint64 mask = (quint64(1) << halfBits) - 1;
    const QByteArray key = QCryptographicHash::hash(lot, QCryptographicHash::Sha256);
    const auto round = [&](quint64 half, int number) {
        quint64 mixed = half + 1;
        for (int i = 0; i < 8; ++i)
            mixed = (mixed ^ quint8(key[number * 8 + i])) * 0x9E3779B97F4A7C15u;
        return (mixed >> 32) & mask;
    };
    auto place = quint64(position);
    do {
        quint64 left = place >> halfBits, right = place & mask;
        for (int number = 0; number < 4; ++number) {
            const quint64 next = left ^ round(right, number);
            left = right;
            right = next;
        }
        place = left << halfBits | right;
    } while (qint64(place) >= lotSize);
    return qint64(place) < sample;
}

} // namespace unitrail
