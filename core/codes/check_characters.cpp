// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"

#include "core/codes/gs1_ais.h"
#include "core/codes/read_code.h"

#include <array>

namespace unitrail {

char gs1CheckDigit(Bytes digits)
{
    int sum = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool gs1CheckDigitFits(Bytes digits)
{
    return digits.size() > 1 && gs1CheckDigit(digits.substr(0, digits.size() - 1)) == digits.back();
}

QByteArray gs1CheckPair(Bytes text)
{
    // As many primes as the longest AI with a check pair has characters in front of it, and some.
    static constexpr std::array primes{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67,
        71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113};
    static constexpr Bytes letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    if (text.size() > primes.size())
        return {};
    int sum = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const int value = cset82Value(text[text.size() - 1 - i]);
        if (value < 0)
            return {};
        sum += value * primes[i];
    }
    sum %= 1021;
    return QByteArray(1, letters[static_cast<size_t>(sum >> 5)]) + letters[static_cast<size_t>(sum & 31)];
}

char hibcCheckCharacter(Bytes text)
{
    static constexpr Bytes alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
    size_t sum = 0;
    for (const char c : text) {
        const size_t value = alphabet.find(c);
        if (value == Bytes::npos)
            return 0;
        sum += value;
    }
    return alphabet[sum % alphabet.size()];
}

static bool isLayout(QChar c)
{
    return c == u'-' || c == u'.' || c == u'/' || c == u' ';
}

static int value36(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    if (c >= u'A' && c <= u'Z')
        return c.unicode() - u'A' + 10;
    if (c >= u'a' && c <= u'z')
        return c.unicode() - u'a' + 10;
    return -1;
}

/** ISO/IEC 7064, hybrid system MOD 37,36. Punctuation is layout; what is not ASCII cannot be checked. */
QChar checkCharacter3736(QStringView text)
{
    int p = 36;
    for (const QChar c : text) {
        const int value = value36(c);
        if (value < 0) {
            if (c < u' ' || c > u'~')
                return {};
            continue;
        }
        const int sum = (p + value) % 36;
        p = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    const int check = (37 - p) % 36;
    return QChar(check < 10 ? u'0' + check : u'A' + check - 10);
}

static constexpr std::u16string_view letters34 = u"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

static int value34(QChar c)
{
    const size_t value = letters34.find(c.unicode());
    return value == std::u16string_view::npos ? -1 : static_cast<int>(value);
}

/** The product of two elements of the dihedral group: 0..16 turn by k, 17..33 flip, then turn by k - 17. */
static int turned(int a, int b)
{
    const bool flipsA = a >= 17;
    const bool flipsB = b >= 17;
    const int turnsA = a % 17;
    const int turnsB = b % 17;
    const int turns = flipsA ? (turnsA - turnsB + 17) % 17 : (turnsA + turnsB) % 17;
    return turns + (flipsA != flipsB ? 17 : 0);
}

/** The permutation, applied that often: turns have period 2, flips period 17. */
static int permuted(int value, int times)
{
    if (value >= 17)
        return 17 + (value - 17 + times) % 17;
    return times % 2 == 0 ? value : (18 - value) % 17;
}

QChar checkCharacter34(QStringView text)
{
    int product = 0;
    int place = 1;
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        if (isLayout(text[i]))
            continue;
        const int value = value34(text[i]);
        if (value < 0)
            return {};
        product = turned(product, permuted(value, place));
        ++place;
    }
    // The inverse: a turn back, or the same flip again.
    const int check = product >= 17 ? product : (17 - product) % 17;
    return QChar(letters34[static_cast<size_t>(check)]);
}

bool isCheckAlgorithm(QStringView algorithm)
{
    return algorithm == u"iso7064-mod37-36" || algorithm == u"mod34";
}

bool checkCharacterFits(QStringView algorithm, QStringView text)
{
    if (text.size() < 2)
        return false;
    const QStringView checked = text.chopped(1);
    const QChar check = algorithm == u"mod34" ? checkCharacter34(checked)
        : algorithm == u"iso7064-mod37-36"    ? checkCharacter3736(checked)
                                              : QChar();
    return !check.isNull() && check == text.back();
}

} // namespace unitrail
