// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/test_sheet.h"
#include "core/labels/symbol.h"

#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

namespace unitrail {

/** What is written on the sheet, in the reader's language. */
struct TestSheetWords {
    QString title;
    QString how; ///< one or two sentences
    QStringList captions; ///< one for each code: what it tries out
};

/** One code on an A4 sheet, all in millimetres from its top left corner. */
struct PlacedTestCode {
    const TestCode *code = nullptr;
    Modules modules;
    QRectF symbol; ///< without its quiet zone, which is clear
    QRectF caption;
};

inline constexpr QSizeF testSheetSizeMm{210, 297};
/** The codes of testSheet(), in their order, each where nothing comes near its quiet zone. */
const std::vector<PlacedTestCode> &placedTestCodes();

/** Draws the sheet; the painter's unit is a millimetre. Needs a QGuiApplication, for the letters. */
void drawTestSheet(QPainter &painter, const TestSheetWords &words);
/** The same as a PDF of one page. */
QByteArray testSheetPdf(const TestSheetWords &words);

} // namespace unitrail
