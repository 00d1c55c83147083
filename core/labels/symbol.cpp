// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/symbol.h"

#include "core/codes/gs1_elements.h"

#include <QPainter>
#include <QPainterPath>

#include <memory>
#include <zint.h>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

/** How zint is told, and the quiet zone of the symbology's standard in modules. */
struct Drawing {
    int zintSymbology;
    bool isGs1;
    int quietZone;
};

} // namespace

static Drawing drawingOf(Symbology symbology)
{
    switch (symbology) {
    case Symbology::DataMatrix:
        return {BARCODE_DATAMATRIX, false, 1};
    case Symbology::Gs1DataMatrix:
        return {BARCODE_DATAMATRIX, true, 1};
    case Symbology::Qr:
        return {BARCODE_QRCODE, false, 4};
    case Symbology::Code128:
        return {BARCODE_CODE128, false, 10};
    case Symbology::Gs1Code128:
        return {BARCODE_GS1_128, true, 10};
    }
    Q_UNREACHABLE();
}

/** zint marks an AI by square brackets, which no value of an AI can hold. */
static Result<QByteArray> zintElements(const QByteArray &elements)
{
    const Gs1Reading reading = readElementString(bytesOf(elements));
    if (reading.error)
        return Failure{Failure::Kind::Input,
            u"this element string cannot be drawn: %1; correct the value"_s.arg(reading.error->text)};
    QByteArray text;
    for (const Gs1Field &field : reading.fields) {
        text += '[';
        text.append(field.identifier.data(), qsizetype(field.identifier.size()));
        text += ']';
        text.append(field.value.data(), qsizetype(field.value.size()));
    }
    return text;
}

Result<Modules> modulesOf(const Symbol &symbol)
{
    if (symbol.data.isEmpty())
        return Failure{Failure::Kind::Input, u"there is nothing to draw: the code is empty"_s};
    const Drawing drawing = drawingOf(symbol.symbology);
    QByteArray data = symbol.data;
    if (drawing.isGs1) {
        auto elements = zintElements(symbol.data);
        if (!elements)
            return elements.error();
        data = *std::move(elements);
    } else if (symbol.symbology == Symbology::Code128 && std::any_of(data.begin(), data.end(), [](char c) {
                   return static_cast<unsigned char>(c) > 127;
               })) {
        return Failure{Failure::Kind::Input, u"Code 128 holds ASCII only; take a Data Matrix"_s};
    }

    const std::unique_ptr<zint_symbol, void (*)(zint_symbol *)> zint(ZBarcode_Create(), ZBarcode_Delete);
    if (!zint)
        return Failure{Failure::Kind::Storage, u"there is no memory left to draw a code"_s};
    zint->symbology = drawing.zintSymbology;
    // Which AIs there are is for our own table to say; zint's is older.
    zint->input_mode = drawing.isGs1 ? GS1_MODE | GS1NOCHECK_MODE : DATA_MODE;
    zint->show_hrt = 0;
    if (drawing.zintSymbology == BARCODE_DATAMATRIX)
        zint->option_3 = DM_SQUARE;
    const int code = ZBarcode_Encode(
        zint.get(), reinterpret_cast<const unsigned char *>(data.constData()), static_cast<int>(data.size()));
    if (code >= ZINT_ERROR)
        return Failure{Failure::Kind::Input,
            u"the code cannot be drawn (%1); make it shorter"_s.arg(QString::fromUtf8(zint->errtxt))};

    Modules modules{.size = {zint->width, zint->rows},
        .dark = QBitArray(zint->width * zint->rows),
        .quietZone = drawing.quietZone};
    for (int row = 0; row < zint->rows; ++row) {
        for (int column = 0; column < zint->width; ++column) {
            const bool dark = (zint->encoded_data[row][column / 8] >> (column % 8)) & 1;
            modules.dark.setBit(row * zint->width + column, dark);
        }
    }
    return modules;
}

void drawModules(QPainter &painter, const Modules &modules, const QRectF &area)
{
    const qreal width = area.width() / modules.size.width();
    const qreal height = area.height() / modules.size.height();
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (int row = 0; row < modules.size.height(); ++row) {
        for (int column = 0; column < modules.size.width();) {
            int end = column;
            while (end < modules.size.width() && modules.isDark(end, row))
                ++end;
            if (end > column)
                path.addRect(
                    area.x() + column * width, area.y() + row * height, (end - column) * width, height);
            column = std::max(end, column + 1);
        }
    }
    painter.save();
    // Edges between pixels would make grey ones; a reader wants black and white.
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillPath(path, Qt::black);
    painter.restore();
}

QByteArray aimOf(Symbology symbology)
{
    switch (symbology) {
    case Symbology::DataMatrix:
        return "]d1";
    case Symbology::Gs1DataMatrix:
        return "]d2";
    case Symbology::Qr:
        return "]Q1";
    case Symbology::Code128:
        return "]C0";
    case Symbology::Gs1Code128:
        return "]C1";
    }
    Q_UNREACHABLE();
}

} // namespace unitrail
