// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QBitArray>
#include <QByteArray>
#include <QRectF>
#include <QSize>

class QPainter;

namespace unitrail {

/** How bytes are drawn on paper. */
enum class Symbology {
    DataMatrix, ///< ECC 200, square; the AIM identifier is ]d1
    Gs1DataMatrix, ///< ]d2
    Qr, ///< ]Q1; takes a GS1 Digital Link
    Code128, ///< ]C0; ASCII only
    Gs1Code128, ///< GS1-128, ]C1
};

/** The AIM identifier that a reader sends in front of what such a symbol says. */
QByteArray aimOf(Symbology symbology);

/**
 * What shall be drawn. The data of a GS1 symbology is an element string as elementString() makes it: without
 * the FNC1 in front, a GS where one is needed. Of the others any bytes, which a reader sends as they are.
 */
struct Symbol {
    Symbology symbology = Symbology::DataMatrix;
    QByteArray data;
    bool operator==(const Symbol &) const = default;
};

/** The smallest squares (or, of a linear symbology, bars and gaps: one row) that the symbol is made of. */
struct Modules {
    QSize size; ///< of a linear symbology: height 1
    QBitArray dark; ///< row by row from the top left
    int quietZone = 0; ///< as many light modules the standard asks for around it; of bars at both ends

    [[nodiscard]] bool isDark(int column, int row) const { return dark.at(row * size.width() + column); }
    [[nodiscard]] bool isLinear() const { return size.height() == 1; }
    bool operator==(const Modules &) const = default;
};

/** What cannot be drawn: nothing, too much, an element string with a fault; the Failure says which. */
Result<Modules> modulesOf(const Symbol &symbol);

/**
 * Draws it into the rectangle, dark on what is there, quiet zone not included: the caller leaves room for it.
 * Neighbours that are dark are one shape, so that no hair line shows between them at any scale. A linear
 * symbol fills the height, a square one should get a rectangle of its own proportions.
 */
void drawModules(QPainter &painter, const Modules &modules, const QRectF &area);

} // namespace unitrail
