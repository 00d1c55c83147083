// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"
#include "core/codes/decode_json.h"
#include "core/codes/gs1_elements.h"
#include "core/codes/read_code.h"

#include <QElapsedTimer>
#include <QStringList>

#include <cstdio>

using namespace unitrail;

namespace {

/** A plant of the demo factory's size: a dozen parts, three rules. */
Plant benchPlant()
{
    Plant plant;
    plant.badgePrefix = QStringLiteral("BADGE-");
    for (int i = 0; i < 12; ++i) {
        Part part{.number = PartNumber::known(QStringLiteral("PART-%1").arg(i)),
            .revision = {},
            .name = {},
            .levelReason = {},
            .gtin = {},
            .serialPattern = {},
            .serialCheck = {},
            .lotPattern = {},
            .shelfLifeDays = {},
            .openLifeDays = {}};
        const QByteArray digits = QByteArrayLiteral("095212341234") + QByteArray::number(5 + i).right(1);
        part.gtin = QString::fromLatin1(digits + gs1CheckDigit(bytesOf(digits)));
        plant.parts.emplace(part.number, part);
    }
    for (const char *pattern :
        {"LOT:(?<lot>[A-Z0-9-]+)", "CTN-[0-9]{6}", "(?<part>PART-[0-9]+)/(?<serial>[A-Z0-9-]+)"}) {
        plant.codeRules.push_back({.name = QString::fromLatin1(pattern),
            .pattern = QRegularExpression(QString::fromLatin1(pattern)),
            .meaning = CodeRule::Meaning::Container,
            .part = {},
            .check = {}});
        plant.codeRules.back().pattern.optimize();
    }
    return plant;
}

/** Calls it for about a second and prints "name n rate". */
template <typename Call> void measure(const char *name, Call call)
{
    QElapsedTimer timer;
    timer.start();
    qint64 count = 0;
    size_t sum = 0; // so that nothing is left out
    while (timer.elapsed() < 1000) {
        for (int i = 0; i < 1000; ++i)
            sum += call();
        count += 1000;
    }
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    std::printf(
        "decode/%s %lld %.0f\n", name, static_cast<long long>(count), static_cast<double>(count) / seconds);
    if (sum == 0)
        std::printf("decode/%s understood nothing\n", name);
}

} // namespace

/** One line a format: name, how many decodes, decodes per second on one core. */
int benchDecode(const QStringList &arguments)
{
    Q_UNUSED(arguments);
    const Plant plant = benchPlant();
    const QByteArray gs1 = QByteArrayLiteral("]d20109521234123453"
                                             "21LA40-26-0001"
                                             "\x1d"
                                             "10LA40-26A"); // 40 bytes of data and more
    measure("gs1-parse",
        [&] { return static_cast<size_t>(readElementString(bytesOf(gs1).substr(3)).fields.size()); });
    measure("gs1", [&] { return readCode(gs1, plant).meanings.size(); });
    struct Sample {
        const char *name;
        QByteArray bytes;
    };
    const Sample samples[]{
        {"ean-13", "]E09521234123453"},
        {"digital-link", "https://id.gs1.org/01/09521234123453/10/LA40-26A/21/LA40-26-0001"},
        {"iso15434",
            QByteArrayLiteral("[)>\x1e"
                              "06\x1d"
                              "1PPART-1\x1d"
                              "SM4711\x1d"
                              "1TB77\x1d"
                              "14D20290331\x1e\x04")},
        {"hibc", "+A99912345/$$52001510X3/16D20111212/S77DE1G45-"},
        {"code-book", "PART-7/LA40-26-0001"},
        {"command", commandText(QStringLiteral("COMPLETE")).toLatin1()},
        {"badge", badgeText(plant.badgePrefix, QStringLiteral("1017")).toLatin1()},
        {"unknown", "no rule knows this text"},
    };
    for (const Sample &sample : samples)
        measure(sample.name,
            [&] { return readCode(sample.bytes, plant).raw.size() > 0 ? size_t(1) : size_t(0); });
    measure("epc-sgtin-96", [&] { return readEpc("3074257BF7194E4000001A85", plant).elements.size(); });
    measure("epc-sgtin-198", [&] {
        return readEpc("3674257BF6B7A659B2C2BF100000000000000000000000000000", plant).elements.size();
    });
    measure("json-gs1", [&] { return static_cast<size_t>(decodeJson(readCode(gs1, plant)).size()); });
    return 0;
}
