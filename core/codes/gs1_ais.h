// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bytes.h"

#include <array>

namespace unitrail {

/** The characters a component of a GS1 value may hold (General Specifications, 7.11). */
enum class CharacterSet : quint8 {
    Digits,
    Set82, ///< letters, digits and most punctuation of ISO 646
    Set39, ///< upper-case letters, digits, # - /
    Base64Url, ///< letters, digits, - _ and up to two = at the end
};

/** What a component must satisfy besides its characters and its length. */
enum class Rule : quint8 {
    None,
    CheckDigit, ///< its last digit is the mod 10 check digit
    CheckPair, ///< its last two characters are the check pair of a GMN
    PrefixFirst, ///< begins with a GS1 company prefix: four digits at least
    PrefixSecond, ///< the same behind the first digit
    Date6, ///< YYMMDD, a real day
    Date6DayOptional, ///< YYMMDD; day 00 is the last one of the month
    Date8, ///< YYYYMMDD
    Hour,
    Minute,
    Second,
    HourMinute,
    Country, ///< ISO 3166 numeric
    CountryOr999, ///< the same, or 999 for several
    CountryLetters, ///< ISO 3166 alpha-2
    Currency, ///< ISO 4217 numeric
    MediaType,
    PackageType,
    PieceOfTotal, ///< two halves: a piece and of how many
    PlaceInSequence, ///< "1/3"
    NotZero,
    Zero,
    NoLeadingZero,
    YesNo, ///< 1 or 0
    Winding, ///< 0, 1 or 9
    Sex, ///< ISO/IEC 5218
    HasNonDigit,
    Hyphen, ///< nothing but hyphens: a sign behind a temperature
    PercentEncoded, ///< each % is followed by two hexadecimal digits
    Latitude,
    Longitude,
    Iban,
    ImporterIndex,
    Coupon, ///< North American coupon code
    CouponOffer, ///< North American positive offer file
};

/** One piece of a value. A piece of variable length is always the last. */
struct AiComponent {
    CharacterSet set = CharacterSet::Digits;
    quint8 sizeMin = 0;
    quint8 sizeMax = 0; ///< 0: there is no such component
    bool optional = false; ///< may be missing, and then everything behind it is missing too
    std::array<Rule, 3> rules{};
};

/** One row of the table: an application identifier, or a run of them that differ in the last digit only. */
struct ApplicationIdentifier {
    Bytes first, last; ///< "3100" to "3105"; usually the same
    unsigned flags = 0;
    std::array<AiComponent, 5> components{};
    Bytes needs{}; ///< on the same item: groups apart by a blank must all hold; in a group | is or, + is and
    Bytes excludes{}; ///< never on the same item; n stands for any digit
    Bytes qualifiers{}; ///< of a Digital Link key, in the order they must have; | parts alternatives
    Bytes title{};

    static constexpr unsigned bare
        = 1; ///< no separator behind it: its length is known from its first two digits
    static constexpr unsigned attribute = 2; ///< may stand in the query of a Digital Link
    static constexpr unsigned key = 4; ///< may be the key of a Digital Link

    [[nodiscard]] constexpr bool isBare() const { return (flags & bare) != 0; }
    [[nodiscard]] constexpr bool isAttribute() const { return (flags & attribute) != 0; }
    [[nodiscard]] constexpr bool isKey() const { return (flags & key) != 0; }
};

/** The row of an identifier written with all its digits, or nullptr. */
const ApplicationIdentifier *applicationIdentifier(Bytes ai);
/** The identifier that the data begins with; its row, or nullptr. Its length follows from the first two
 * digits. */
const ApplicationIdentifier *leadingApplicationIdentifier(Bytes data);
/** How many digits an identifier has that begins with these two; 0 when the data does not begin with two
 * digits. */
size_t applicationIdentifierSize(Bytes data);
/**
 * The length of a value that needs no separator behind it, by the first two digits of its identifier; 0 for
 * all others (GS1 General Specifications, figure 7.8.5-2, as of 2026: 23 is no longer among them).
 */
size_t predefinedSize(Bytes ai);
/** The whole table, for tests and for people. */
struct ApplicationIdentifiers {
    const ApplicationIdentifier *from, *to;
    [[nodiscard]] const ApplicationIdentifier *begin() const { return from; }
    [[nodiscard]] const ApplicationIdentifier *end() const { return to; }
};
ApplicationIdentifiers applicationIdentifiers();

/** The place of a character in character set 82 (0..81), -1 for a character outside. */
int cset82Value(char c);
bool isInSet(CharacterSet set, char c);

/** Whether a component's content satisfies the rule. The characters and the length were checked before. */
bool satisfies(Rule rule, Bytes content);
/** What a rule asks for, for an engineer: "should be a real date YYMMDD". */
Bytes wordsFor(Rule rule);
/** "gs1.check-digit": the stable code of a broken rule. */
Bytes codeFor(Rule rule);

} // namespace unitrail
