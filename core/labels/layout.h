// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/codes/code.h"
#include "core/labels/label_data.h"
#include "core/labels/symbol.h"

#include <QImage>
#include <QRect>

#include <variant>
#include <vector>

/*
 * A label with its data, in dots of the printer it is made for. Every output is drawn from this one value:
 * the printer's language, the picture on the screen, a PDF. So the preview is the print.
 */
namespace unitrail {

struct PlacedText {
    QRect box; ///< the text is made narrower to fit into its width; its height is that of the letters
    QString text;
    double stretch = 1; ///< of the letters' width, at most 1
};

struct PlacedSymbol {
    QRect area; ///< without the quiet zone
    int module = 1; ///< dots
    Symbol symbol;
    Modules modules;
    [[nodiscard]] QRect withQuietZone() const;
};

struct LabelLayout {
    QString name; ///< "unit/1"
    QSize size;
    int dpi = 203;
    std::vector<std::variant<PlacedText, PlacedSymbol>> items;
};

/**
 * Why not: a field that a symbol needs is not known, a symbol cannot hold it, or something does not fit on
 * the label. A text that names a field nobody knows is left out: half a sentence would say something wrong.
 */
Result<LabelLayout> layOut(const Label &label, const LabelData &data);

/** A content with its fields; nothing when one of them is not known. Braces are always a field's. */
std::optional<QString> filledContent(const QString &content, const LabelData &data);
/** The elements of a GS1 content; fields that are not known are left out but for the keys. */
std::optional<std::vector<Element>> gs1ElementsOf(
    const std::vector<Label::Field> &fields, const LabelData &data);
/** The application identifier a field is written with; empty: it has none. */
QString applicationIdentifierOf(Label::Field field);

/**
 * A symbol on it that this plant's readers take for a command or a badge: whoever scanned that label would
 * give the command. Nothing: there is none.
 */
std::optional<QString> commandOn(const LabelLayout &layout, const Plant &plant);

/** One dot a pixel, each black or white: what comes out of the printer. */
QImage pictureOf(const LabelLayout &layout);
/** Into the rectangle, which has the label's proportions; for a screen or a printer with a driver. */
void paintLabel(QPainter &painter, const LabelLayout &layout, const QRectF &target);

/**
 * The label in ZPL II. Symbols are sent as the dots they are, texts as fields: every byte that is not plainly
 * harmless is written as _XX behind ^FH, so that no text can hold a command.
 */
QByteArray zplOf(const LabelLayout &layout);

/**
 * The same as one picture, dot for dot that of pictureOf(): letters too look as they do on the screen, in
 * every script, whatever fonts the printer has. Longer, with a compression that every ZPL II printer knows.
 */
QByteArray zplPictureOf(const LabelLayout &layout);

} // namespace unitrail
