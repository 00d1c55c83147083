// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/decode_json.h"
#include "core/codes/read_code.h"

using namespace unitrail;

static Plant plantWithRules()
{
    Plant plant;
    plant.badgePrefix = QStringLiteral("BADGE-");
    plant.codeRules.push_back({.name = QStringLiteral("lot"),
        .pattern = QRegularExpression(QStringLiteral("LOT:(?<lot>.+)")),
        .meaning = CodeRule::Meaning::Lot,
        .part = {},
        .check = QStringLiteral("mod34")});
    return plant;
}

/** The whole way of a scan: nothing with an error has a meaning, and every answer can be written down. */
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const Plant plant = plantWithRules();
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Code code = readCode(bytes, plant);
    Q_ASSERT(code.raw == bytes);
    Q_ASSERT(!code.error || code.meanings.empty());
    Q_ASSERT(decodeJson(code).startsWith('{'));
    return 0;
}
