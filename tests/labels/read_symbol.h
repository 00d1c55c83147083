// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/labels/symbol.h"

#include <QImage>
#include <QPainter>

#define ZX_USE_UTF8 // as later releases have it; 1.4 asks for the choice
#include <ZXing/ReadBarcode.h>

#include <vector>

/* What a scanner sees: ZXing in its place. */
namespace unitrail {

/** The symbol in black on white with its quiet zone; `scale` pixels a module, bars 40 modules high. */
inline QImage imageOf(const Modules &modules, int scale = 4)
{
    const int height = modules.isLinear() ? 40 : modules.size.height();
    const int quiet = modules.quietZone + 1;
    QImage image(
        QSize(modules.size.width() + 2 * quiet, height + 2 * quiet) * scale, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawModules(
        painter, modules, QRectF(quiet * scale, quiet * scale, modules.size.width() * scale, height * scale));
    return image;
}

struct SeenCode {
    QByteArray aim;
    QByteArray bytes;
    bool operator==(const SeenCode &) const = default;
};

inline std::vector<SeenCode> codesIn(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(
        grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum, int(grey.bytesPerLine()));
    ZXing::DecodeHints hints;
    hints.setFormats(
        ZXing::BarcodeFormat::DataMatrix | ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::Code128);
    hints.setTryHarder(true);
    std::vector<SeenCode> seen;
    for (const ZXing::Result &result : ZXing::ReadBarcodes(view, hints)) {
        const auto &bytes = result.bytes();
        seen.push_back({QByteArray::fromStdString(result.symbologyIdentifier()),
            QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()))});
    }
    return seen;
}

} // namespace unitrail
