// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace unitrail {

static QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

const Tokens &Tokens::light()
{
    static const Tokens tokens{
        .window = rgb(0xE3E6EA),
        .surface = rgb(0xF7F8FA),
        .raised = rgb(0xFFFFFF),
        .sunken = rgb(0xD3D8DE),
        .text = rgb(0x14181D),
        .text2 = rgb(0x404A55),
        .disabled = rgb(0x6B7580),
        .border = rgb(0x7A8490),
        .focus = rgb(0x0A4A94),
        .divider = rgb(0xB4BCC5),
        .bar = rgb(0x2B333C),
        .onBar = rgb(0xFFFFFF),
        .onBar2 = rgb(0xD5DBE1),
        .accents = {{
            {rgb(0x006049), rgb(0xFFFFFF), rgb(0xD6EFE6), rgb(0x00412F), rgb(0x00785C)},
            {rgb(0xFFB81C), rgb(0x1A1200), rgb(0xFFF0CC), rgb(0x4A3200), rgb(0x8F5A00)},
            {rgb(0xA6121F), rgb(0xFFFFFF), rgb(0xFBDFDD), rgb(0x6E0A12), rgb(0xB3141F)},
            {rgb(0x0A4A94), rgb(0xFFFFFF), rgb(0xD9E8F8), rgb(0x06315F), rgb(0x0A5CB8)},
            {rgb(0x1B1F24), rgb(0xFFC933), rgb(0xF3EAD0), rgb(0x2A2410), rgb(0x1B1F24)},
            {rgb(0x46505B), rgb(0xFFFFFF), rgb(0xE1E5EA), rgb(0x2B333C), rgb(0x5E6975)},
        }},
    };
    return tokens;
}

const Tokens &Tokens::dark()
{
    static const Tokens tokens{
        .window = rgb(0x14181C),
        .surface = rgb(0x1D2329),
        .raised = rgb(0x28303A),
        .sunken = rgb(0x0E1114),
        .text = rgb(0xEEF1F4),
        .text2 = rgb(0xBAC4CE),
        .disabled = rgb(0x8A95A1),
        .border = rgb(0x7F8B98),
        .focus = rgb(0x8CC8FF),
        .divider = rgb(0x3D4752),
        .bar = rgb(0x0B0E11),
        .onBar = rgb(0xFFFFFF),
        .onBar2 = rgb(0xBAC4CE),
        .accents = {{
            {rgb(0x3FC79A), rgb(0x00180F), rgb(0x0F3A2D), rgb(0xB5F0DB), rgb(0x3FC79A)},
            {rgb(0xFFC440), rgb(0x1A1200), rgb(0x453207), rgb(0xFFE3A3), rgb(0xFFC440)},
            {rgb(0xFF6B66), rgb(0x1C0203), rgb(0x571418), rgb(0xFFD3D0), rgb(0xFF6B66)},
            {rgb(0x6DB4FF), rgb(0x00101F), rgb(0x10365E), rgb(0xFFFFFF), rgb(0x6DB4FF)},
            {rgb(0x0A0C0E), rgb(0xFFC933), rgb(0x2E2812), rgb(0xFFE7A3), rgb(0xFFC933)},
            {rgb(0xA7B2BE), rgb(0x0E1114), rgb(0x323B45), rgb(0xE1E6EB), rgb(0xA7B2BE)},
        }},
    };
    return tokens;
}

static double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace unitrail
