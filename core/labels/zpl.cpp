// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/match.h"
#include "core/labels/layout.h"
#include "core/labels/zpl_field.h"

#include <algorithm>

namespace unitrail {

/** More letters than this are on no label, and a printer's buffer ends somewhere. */
static constexpr qsizetype fieldSizeMax = 256;

static QByteArray number(int value)
{
    return QByteArray::number(value);
}

static QByteArray at(const QRect &area)
{
    return "^FO" + number(area.x()) + ',' + number(area.y());
}

static QByteArray fieldOf(const PlacedText &text)
{
    const int width = std::max(1, int(text.box.height() * text.stretch));
    return at(text.box) + "^A0N," + number(text.box.height()) + ',' + number(width) + "^FH_^FD"
        + zplField(text.text.left(fieldSizeMax).toUtf8()) + "^FS\n";
}

/** ^GFA: rows of dots, eight a byte, hexadecimal. */
static QByteArray graphicOf(const PlacedSymbol &symbol)
{
    const int bytesPerRow = (symbol.area.width() + 7) / 8;
    const auto rowOf = [&](int row) {
        QByteArray bits(bytesPerRow, '\0');
        for (int x = 0; x < symbol.area.width(); ++x) {
            if (symbol.modules.isDark(x / symbol.module, row))
                bits[x / 8] = char(uchar(bits[x / 8]) | (0x80 >> (x % 8)));
        }
        return bits.toHex().toUpper();
    };
    QByteArray hex;
    for (int row = 0; row < symbol.modules.size.height(); ++row) {
        const int times = symbol.modules.isLinear() ? symbol.area.height() : symbol.module;
        hex += rowOf(row).repeated(times);
    }
    const QByteArray total = number(bytesPerRow * symbol.area.height());
    return at(symbol.area) + "^GFA," + total + ',' + total + ',' + number(bytesPerRow) + ',' + hex + "^FS\n";
}

QByteArray zplOf(const LabelLayout &layout)
{
    // ^CI28: field data is UTF-8. ^PW and ^LL: the paper, so that an earlier label's settings do not count.
    QByteArray zpl
        = "^XA^CI28^LH0,0^PW" + number(layout.size.width()) + "^LL" + number(layout.size.height()) + '\n';
    for (const auto &item : layout.items) {
        zpl += match(
            item, [](const PlacedText &text) { return fieldOf(text); },
            [](const PlacedSymbol &symbol) { return graphicOf(symbol); });
    }
    return zpl + "^PQ1^XZ\n";
}

} // namespace unitrail
