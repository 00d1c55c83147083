// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bytes.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace unitrail {

/*
 * Check digits and check characters. All are pure; a null QChar (or 0) says that the text holds what the
 * scheme cannot check, and never means "no check needed".
 */

/** GS1 mod 10 over the digits in front of the check digit: weights 3, 1, 3 ... from the right. */
char gs1CheckDigit(Bytes digits);
/** Whether the last digit is the GS1 check digit of those before it. Digits only, at least two. */
bool gs1CheckDigitFits(Bytes digits);

/**
 * The two check characters of a GMN or MUDI (GS1 General Specifications, 7.9.5): each character's place in
 * character set 82 weighted with the primes 2, 3, 5 ... from the right, mod 1021, written in base 32.
 * Empty when a character is outside the set.
 */
QByteArray gs1CheckPair(Bytes text);

/** HIBC: mod 43 over everything from the leading '+'. 0 when a character is outside of Code 39. */
char hibcCheckCharacter(Bytes text);

/**
 * The check character of a serial in base 34: the digits and the letters without I and O, which people take
 * for 1 and 0. Hyphens, dots, slashes and blanks are layout and do not count; any other character gives a
 * null QChar.
 *
 * A weighted sum modulo an even number cannot find every swap of two neighbours (the weights must be odd, so
 * their differences are even). This is therefore the scheme of Verhoeff and Gumm: the characters are elements
 * of the dihedral group of order 34, the turns and flips of a 17-gon. From the right, the check character
 * being number 0, character number i is permuted i times by
 *
 *     turn k -> turn (1 - k),   flip k -> flip (k + 1)     (mod 17; turns are the values 0..16, flips 17..33)
 *
 * and the product of all, right to left, is the identity. It finds every single wrong character and every
 * swap of two different neighbours, the check character included. H. P. Gumm, IEEE Trans. Inf. Theory 31
 * (1985).
 */
QChar checkCharacter34(QStringView text);

/**
 * Checks a whole text, its check character last, by the algorithm a part or a code book rule names:
 * "iso7064-mod37-36" or "mod34". No algorithm, or one that is not known, is the caller's mistake: false.
 */
bool checkCharacterFits(QStringView algorithm, QStringView text);
/** Whether the algorithm is one of those; a plant file that names another is wrong. */
bool isCheckAlgorithm(QStringView algorithm);

} // namespace unitrail
