// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/aim.h"

#include <iterator>

namespace unitrail {

// ISO/IEC 15424, with what scanners are known to send besides.
static constexpr AimId table[]{
    {'A', '0', Carries::Text, false, "Code 39"},
    {'A', '1', Carries::Text, false, "Code 39"},
    {'A', '3', Carries::Text, false, "Code 39"},
    {'A', '4', Carries::Text, false, "Code 39"},
    {'A', '5', Carries::Text, false, "Code 39"},
    {'A', '7', Carries::Text, false, "Code 39"},
    {'B', '0', Carries::Text, false, "Telepen"},
    {'B', '1', Carries::Text, false, "Telepen"},
    {'B', '4', Carries::Text, false, "Telepen"},
    {'C', '0', Carries::Text, false, "Code 128"},
    {'C', '1', Carries::Gs1, false, "Code 128"},
    {'C', '2', Carries::Text, false, "Code 128"},
    {'C', '4', Carries::Text, false, "Code 128"},
    {'T', '0', Carries::Text, false, "Code 49"},
    {'T', '1', Carries::Text, false, "Code 49"},
    {'T', '2', Carries::Text, false, "Code 49"},
    {'T', '4', Carries::Text, false, "Code 49"},
    {'d', '0', Carries::Text, false, "Data Matrix"},
    {'d', '1', Carries::Text, false, "Data Matrix"},
    {'d', '2', Carries::Gs1, false, "Data Matrix"},
    {'d', '3', Carries::Text, false, "Data Matrix"},
    {'d', '4', Carries::Text, true, "Data Matrix"},
    {'d', '5', Carries::Gs1, true, "Data Matrix"},
    {'d', '6', Carries::Text, true, "Data Matrix"},
    {'d', '7', Carries::Text, false, "DMRE (ISO/IEC 21471)"},
    {'d', '8', Carries::Gs1, false, "DMRE (ISO/IEC 21471)"},
    {'d', '9', Carries::Text, false, "DMRE (ISO/IEC 21471)"},
    {'d', 'A', Carries::Text, true, "DMRE (ISO/IEC 21471)"},
    {'d', 'B', Carries::Gs1, true, "DMRE (ISO/IEC 21471)"},
    {'d', 'C', Carries::Text, true, "DMRE (ISO/IEC 21471)"},
    {'E', '0', Carries::Gtin, false, "EAN/UPC"},
    {'E', '1', Carries::Text, false, "EAN/UPC"},
    {'E', '2', Carries::Text, false, "EAN/UPC"},
    {'E', '3', Carries::GtinWithAddOn, false, "EAN/UPC"},
    {'E', '4', Carries::Gtin, false, "EAN/UPC"},
    {'F', '0', Carries::Text, false, "Codabar"},
    {'F', '1', Carries::Text, false, "Codabar"},
    {'F', '2', Carries::Text, false, "Codabar"},
    {'F', '4', Carries::Text, false, "Codabar"},
    {'G', '0', Carries::Text, false, "Code 93"},
    {'H', '0', Carries::Text, false, "Code 11"},
    {'H', '1', Carries::Text, false, "Code 11"},
    {'H', '3', Carries::Text, false, "Code 11"},
    {'I', '0', Carries::Text, false, "Interleaved 2 of 5"},
    {'I', '1', Carries::Gtin, false, "Interleaved 2 of 5"},
    {'I', '3', Carries::Text, false, "Interleaved 2 of 5"},
    {'J', '0', Carries::Text, false, "DotCode"},
    {'J', '1', Carries::Gs1, false, "DotCode"},
    {'J', '2', Carries::Text, false, "DotCode"},
    {'J', '3', Carries::Text, true, "DotCode"},
    {'J', '4', Carries::Gs1, true, "DotCode"},
    {'J', '5', Carries::Text, true, "DotCode"},
    {'K', '0', Carries::Text, false, "Code 16K"},
    {'K', '1', Carries::Gs1, false, "Code 16K"},
    {'K', '2', Carries::Text, false, "Code 16K"},
    {'K', '4', Carries::Text, false, "Code 16K"},
    {'L', '0', Carries::Text, false, "PDF417 / MicroPDF417"},
    {'L', '1', Carries::Text, true, "PDF417 / MicroPDF417"},
    {'L', '2', Carries::Text, false, "PDF417 / MicroPDF417"},
    {'L', '3', Carries::Gs1, false, "MicroPDF417"},
    {'L', '4', Carries::Text, false, "MicroPDF417"},
    {'L', '5', Carries::Text, false, "MicroPDF417"},
    {'M', '0', Carries::Text, false, "MSI"},
    {'M', '1', Carries::Text, false, "MSI"},
    {'O', '4', Carries::Text, false, "Codablock F"},
    {'O', '5', Carries::Gs1, false, "Codablock F"},
    {'O', '6', Carries::Text, false, "Codablock A"},
    {'P', '0', Carries::Text, false, "Plessey"},
    {'Q', '0', Carries::Text, false, "QR Code"},
    {'Q', '1', Carries::Text, false, "QR Code"},
    {'Q', '2', Carries::Text, true, "QR Code"},
    {'Q', '3', Carries::Gs1, false, "QR Code"},
    {'Q', '4', Carries::Gs1, true, "QR Code"},
    {'Q', '5', Carries::Text, false, "QR Code"},
    {'Q', '6', Carries::Text, true, "QR Code"},
    {'R', '0', Carries::Text, false, "Straight 2 of 5 (2-bar start/stop)"},
    {'R', '1', Carries::Text, false, "Straight 2 of 5 (2-bar start/stop)"},
    {'R', '3', Carries::Text, false, "Straight 2 of 5 (2-bar start/stop)"},
    {'S', '0', Carries::Text, false, "Straight 2 of 5 (3-bar start/stop)"},
    {'U', '0', Carries::Text, false, "MaxiCode"},
    {'U', '1', Carries::Text, false, "MaxiCode"},
    {'U', '2', Carries::Text, true, "MaxiCode"},
    {'U', '3', Carries::Text, true, "MaxiCode"},
    {'X', '0', Carries::Text, false, "Other bar code"},
    {'X', 'F', Carries::Text, false, "DX film edge"},
    {'Y', '0', Carries::Text, false, "System expansion"},
    {'Z', '0', Carries::Text, false, "Non-barcode data"},
    {'Z', '1', Carries::Text, false, "Non-barcode data"},
    {'Z', '2', Carries::Text, false, "Non-barcode data"},
    {'Z', '6', Carries::Text, false, "Non-barcode data"},
    {'z', '0', Carries::Text, false, "Aztec"},
    {'z', '1', Carries::Gs1, false, "Aztec"},
    {'z', '2', Carries::Text, false, "Aztec"},
    {'z', '3', Carries::Text, true, "Aztec"},
    {'z', '4', Carries::Gs1, true, "Aztec"},
    {'z', '5', Carries::Text, true, "Aztec"},
    {'z', '6', Carries::Text, false, "Aztec"},
    {'z', '7', Carries::Gs1, false, "Aztec"},
    {'z', '8', Carries::Text, false, "Aztec"},
    {'z', '9', Carries::Text, true, "Aztec"},
    {'z', 'A', Carries::Gs1, true, "Aztec"},
    {'z', 'B', Carries::Text, true, "Aztec"},
    {'z', 'C', Carries::Text, false, "Aztec"},
    {'e', '0', Carries::Gs1, false, "GS1 DataBar / GS1 Composite"},
    {'e', '1', Carries::Gs1, false, "GS1 Composite"},
    {'e', '2', Carries::Text, false, "GS1 Composite"},
    {'e', '3', Carries::Text, true, "GS1 Composite"},
    {'h', '0', Carries::Text, false, "Han Xin"},
    {'h', '1', Carries::Text, true, "Han Xin"},
    {'h', '2', Carries::Gs1, false, "Han Xin"},
    {'h', '3', Carries::Gs1, true, "Han Xin"},
    {'h', '4', Carries::Text, false, "Han Xin"},
    {'h', '8', Carries::Text, false, "Han Xin"},
    {'g', '0', Carries::Text, false, "Grid Matrix"},
    {'o', '1', Carries::Text, false, "OCR"},
    {'o', '2', Carries::Text, false, "OCR-B"},
    {'o', '3', Carries::Text, false, "MICR"},
};

AimIds aimIds()
{
    return {std::begin(table), std::end(table)};
}

bool hasAimShape(Bytes bytes)
{
    const auto isLetter = [](char c) { return isUpper(c) || isLower(c); };
    return bytes.size() >= 3 && bytes[0] == ']' && isLetter(bytes[1])
        && (isDigit(bytes[2]) || isLetter(bytes[2]));
}

const AimId *leadingAimId(Bytes bytes)
{
    if (!hasAimShape(bytes))
        return nullptr;
    for (const AimId &id : table) {
        if (id.code == bytes[1] && id.modifier == bytes[2])
            return &id;
    }
    return nullptr;
}

Bytes withoutEci(Bytes data, std::string &storage)
{
    storage.clear();
    storage.reserve(data.size());
    for (size_t i = 0; i < data.size(); ++i) {
        if (data[i] != '\\') {
            storage += data[i];
        } else if (i + 6 < data.size() && areDigits(data.substr(i + 1, 6))) {
            i += 6;
        } else {
            storage += '\\';
            if (i + 1 < data.size() && data[i + 1] == '\\')
                ++i;
        }
    }
    return storage;
}

} // namespace unitrail
