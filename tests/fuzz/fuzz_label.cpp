// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/layout.h"
#include "core/labels/zpl_field.h"
#include "tests/fuzz/fuzz_check.h"

#include <algorithm>
#include <cctype>

using namespace unitrail;

/** What stands in a template and what comes from a serial: no byte of it can be a printer's command. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QByteArray field = zplField(bytes);
    FUZZ_CHECK(std::all_of(field.begin(), field.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || QByteArrayView(" .:/-_").contains(c);
    }));
    const QString text = QString::fromUtf8(bytes);
    const LabelData known{
        {Label::Field::Serial, text}, {Label::Field::Gtin, QStringLiteral("04012345000412")}};
    (void)filledContent(text, known);
    (void)filledContent(text, {});
    if (const auto elements
        = gs1ElementsOf({Label::Field::Gtin, Label::Field::Serial, Label::Field::Lot}, known))
        FUZZ_CHECK(!elements->empty());
    return 0;
}
