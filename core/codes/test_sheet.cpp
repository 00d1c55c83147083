// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/test_sheet.h"

namespace unitrail {

const std::vector<TestCode> &testSheet()
{
    static const std::vector<TestCode> sheet{
        {1, "]d1",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ\x1d"
            "0123456789-./+%$:"},
        {2, "]C0",
            "ZYXWVUTSRQPONMLKJIHGFEDCBA\x1d"
            ":$%+/.-9876543210"},
        // What layouts swap, and two separators that were FNC1.
        {3, "]d2",
            "0109521234123453"
            "21zy-YZ/qw.QW_aA\x1d"
            "10m;M,L-7\x1d"
            "240A(B)=C?*"},
        {4, "]C1",
            "0109521234123453"
            "21Yz/7-q\x1d"
            "10A-1"},
        // The dead keys of some layout come last and with a digit behind them.
        {5, "]d1", "abcdefghijklmnopqrstuvwxyz !\"#&'()*,;<=>?@[\\]_{|}^1`2~3"},
        {6, "]Q1", "https://id.gs1.org/01/09521234123453/21/yZ-0?17=281231"},
        {7, "]C0", "TEST-CODE-7"},
    };
    return sheet;
}

QByteArray testCharacters()
{
    return testSheet().front().data;
}

int testCodeOf(const QByteArray &scan)
{
    for (const TestCode &code : testSheet()) {
        if (scan == code.data || scan == code.aim + code.data)
            return code.number;
    }
    return 0;
}

} // namespace unitrail
