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

/** In front of every label, so that an earlier one's settings do not count. ^CI28: field data is UTF-8. */
static QByteArray paperOf(const QSize &size)
{
    return "^XA^CI28^LH0,0^PW" + number(size.width()) + "^LL" + number(size.height()) + '\n';
}

QByteArray zplOf(const LabelLayout &layout)
{
    QByteArray zpl = paperOf(layout.size);
    for (const auto &item : layout.items) {
        zpl += match(
            item, [](const PlacedText &text) { return fieldOf(text); },
            [](const PlacedSymbol &symbol) { return graphicOf(symbol); });
    }
    return zpl + "^PQ1^XZ\n";
}

/** So often the digit that follows: G to Y are 1 to 19, g to z are 20, 40 ... 400. */
static QByteArray timesOf(int times)
{
    QByteArray letters;
    for (; times >= 400; times -= 400)
        letters += 'z';
    if (times >= 20)
        letters += char('g' + times / 20 - 1);
    if (times % 20 > 0)
        letters += char('G' + times % 20 - 1);
    return letters;
}

/** One row of hexadecimal digits, shorter: a comma for nothing but white to its end, letters for repetitions.
 */
static QByteArray shortened(const QByteArray &row)
{
    qsizetype end = row.size();
    while (end > 0 && row[end - 1] == '0')
        --end;
    QByteArray made;
    for (qsizetype at = 0; at < end;) {
        qsizetype next = at + 1;
        while (next < end && row[next] == row[at])
            ++next;
        if (next - at > 2)
            made += timesOf(int(next - at)) + row[at];
        else
            made += row.mid(at, next - at);
        at = next;
    }
    return end < row.size() ? made + ',' : made;
}

QByteArray zplPictureOf(const LabelLayout &layout)
{
    const QImage picture = pictureOf(layout);
    const int bytesPerRow = (picture.width() + 7) / 8;
    QByteArray data, before;
    for (int y = 0; y < picture.height(); ++y) {
        const uchar *dots = picture.constScanLine(y);
        QByteArray bits(bytesPerRow, '\0');
        for (int x = 0; x < picture.width(); ++x) {
            if (dots[x] == 0)
                bits[x / 8] = char(uchar(bits[x / 8]) | (0x80 >> (x % 8)));
        }
        // A colon is the row before once more.
        data += y > 0 && bits == before ? QByteArray(1, ':') : shortened(bits.toHex().toUpper());
        before = bits;
    }
    const QByteArray total = number(bytesPerRow * picture.height());
    return paperOf(layout.size) + "^FO0,0^GFA," + total + ',' + total + ',' + number(bytesPerRow) + ',' + data
        + "^FS\n^PQ1^XZ\n";
}

} // namespace unitrail
