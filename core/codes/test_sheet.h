// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <vector>

namespace unitrail {

/** One code of the sheet that the scanner doctor prints and then judges what comes of it. */
struct TestCode {
    int number = 0; ///< 1 and up; stands beside it on paper
    QByteArray aim; ///< "]d1": the symbol it is printed as, and what a scanner should put in front
    QByteArray data; ///< what a scanner that is set up right sends behind that
};

/**
 * All codes of the sheet. Each begins differently, so that a scan says by itself which it was, and together
 * they hold every printable ASCII character and the separator GS, as a character and as FNC1. None means
 * anything in a plant.
 */
const std::vector<TestCode> &testSheet();

/** The characters without which no label of ours is read: capitals, digits, seven signs and GS. */
QByteArray testCharacters();

/** The sheet's code that a scan is, exactly: with its AIM identifier or without one. 0: it is none. */
int testCodeOf(const QByteArray &scan);

} // namespace unitrail
