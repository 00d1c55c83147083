// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/decode_json.h"
#include "core/codes/decode_lines.h"
#include "tests/fuzz/fuzz_check.h"

#include <QBuffer>
#include <QJsonDocument>

using namespace unitrail;

/** Whatever stands on the input of `unitrail decode`: one line of JSON for each line, that is read again. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Plant plant;
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    for (int options = 0; options < 3; ++options) {
        QByteArray answers;
        QBuffer in(&bytes);
        QBuffer out(&answers);
        in.open(QIODevice::ReadOnly);
        out.open(QIODevice::WriteOnly);
        FUZZ_CHECK(
            decodeLines(in, out, plant, {.json = true, .epc = options == 1, .digitalLink = options == 2})
            == 0);
        const qsizetype lines = bytes.count('\n') + (bytes.isEmpty() || bytes.endsWith('\n') ? 0 : 1);
        FUZZ_CHECK(answers.count('\n') == lines);
        for (const QByteArray &line : answers.split('\n'))
            FUZZ_CHECK(line.isEmpty() || QJsonDocument::fromJson(line).isObject());
    }
    return 0;
}
