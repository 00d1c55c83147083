// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"
#include "core/codes/decode_json.h"
#include "core/codes/decode_lines.h"
#include "core/codes/read_code.h"
#include "core/codes/repair_map.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QtTest>

using namespace unitrail;

static Plant plantWithRules()
{
    Plant plant;
    plant.badgePrefix = "BADGE-";
    Part part{.number = PartNumber::known("LA-40"),
        .revision = {},
        .name = {},
        .levelReason = {},
        .gtin = "09521234123453",
        .serialPattern = {},
        .serialCheck = "mod34",
        .lotPattern = {},
        .shelfLifeDays = {},
        .openLifeDays = {}};
    plant.parts.emplace(part.number, part);
    plant.codeRules.push_back({.name = "lot",
        .pattern = QRegularExpression("LOT:(?<lot>.+)"),
        .meaning = CodeRule::Meaning::Lot,
        .part = part.number,
        .check = {}});
    plant.codeRules.push_back({.name = "unit",
        .pattern = QRegularExpression("LA40-(?<serial>.*)"),
        .meaning = CodeRule::Meaning::Unit,
        .part = part.number,
        .check = "mod34"});
    return plant;
}

/** Bytes put in, taken out, changed, doubled, cut and swapped: what a damaged label or a bad line does. */
static QByteArray mutated(const QByteArray &sample, QRandomGenerator &random)
{
    static const QByteArray special("\x1d\x1e\x04]()/+$%&?=.^~{}[\\\x00\xff\x80 0123456789AIOaz", 44);
    QByteArray bytes = sample;
    for (int count = random.bounded(1, 6); count > 0 && !bytes.isEmpty(); --count) {
        const auto at = qsizetype(random.bounded(int(bytes.size())));
        switch (random.bounded(7)) {
        case 0:
            bytes[at] = special[random.bounded(int(special.size()))];
            break;
        case 1:
            bytes.insert(at, special[random.bounded(int(special.size()))]);
            break;
        case 2:
            bytes.remove(at, 1 + random.bounded(3));
            break;
        case 3:
            bytes.truncate(at);
            break;
        case 4:
            bytes.insert(at, bytes.mid(at, random.bounded(1, 20)));
            break;
        case 5:
            std::swap(bytes[at], bytes[qsizetype(random.bounded(int(bytes.size())))]);
            break;
        default:
            bytes[at] = static_cast<char>(random.bounded(256));
            break;
        }
    }
    return bytes;
}

class CodeRobustnessTest : public QObject {
    Q_OBJECT

private slots:
    void no_input_breaks_a_parser_data()
    {
        QTest::addColumn<QByteArray>("sample");
        QTest::addColumn<bool>("epc");
        const auto row = [](const char *name, const char *line, bool epc = false) {
            QTest::newRow(name) << unescapedLine(line) << epc;
        };
        row("gs1",
            "]d20109521234123453"
            "21LA40-26-000001X{GS}10LA40-26A{GS}17281231{GS}8030abc=");
        row("gs1 of many kinds",
            "]C1004080614141123458"
            "8110106141416543213500110000310123196000");
        row("gs1 brackets", "(01)09521234123453(10)AB\\(C(17)281231");
        row("digital link", "https://id.gs1.org/01/09521234123453/10/A%2FB/21/LA40?17=281231&linkType=x#y");
        row("iso 15434",
            "[)>{RS}06{GS}17V0CVA5{GS}1P1234{GS}S674A36458{GS}14D20290331{RS}05{GS}10A{RS}{EOT}");
        row("iso 15434 binary",
            "[)>{RS}09{GS}jpeg{GS}none{GS}5{GS}ab{RS}{EOT}c{RS}12{GS}SER 1{GS}MFR X{RS}{EOT}");
        row("hibc", "+A99912345/$$52001510X3/16D20111212/S77DE1G45-");
        row("hibc secondary", "+$$82409053C001LC");
        row("eci", "]d5\\0000260109521234123453\\\\21A");
        row("command", "CMD.DEFECT.S-04.K");
        row("badge", "BADGE-1017K");
        row("plain", "LA40-26-000001X");
        row("epc hex", "3674257BF6B7A659B2C2BF100000000000000000000000000000", true);
        row("epc plus hex", "F73095212341234538566CB0AFC4", true);
        row("epc uri", "urn:epc:tag:sgtin-198:3.0614141.712345.32a%2Fb", true);
        row("epc bytes", "{x30}{x74}{x25}{x7B}{xF7}{x19}{x4E}{x40}{x00}{x00}{x1A}{x85}", true);
    }
    void no_input_breaks_a_parser()
    {
        QFETCH(QByteArray, sample);
        QFETCH(bool, epc);
        const Plant plant = plantWithRules();
        QRandomGenerator random(15434);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100'000; ++i) {
            QByteArray bytes;
            if (i % 4 == 0) {
                for (int size = random.bounded(64); size > 0; --size)
                    bytes += static_cast<char>(random.bounded(256));
            } else {
                bytes = mutated(sample, random);
            }
            const Code code = epc ? readEpc(bytes, plant) : readCode(bytes, plant);
            QCOMPARE(code.raw, bytes);
            if (code.error && !epc)
                QVERIFY2(code.meanings.empty(), bytes.toHex());
            if (i % 16 == 0)
                QVERIFY2(QJsonDocument::fromJson(decodeJson(code)).isObject(), bytes.toHex());
        }
        // Far from 1 ms each, on any machine; the bench measures what it really takes.
        QVERIFY2(timer.elapsed() < 100'000, "an input takes more than a millisecond on average");
    }

    void nothing_long_takes_long()
    {
        const Plant plant = plantWithRules();
        std::vector<QByteArray> inputs;
        const qsizetype size = 1 << 20;
        inputs.push_back("]d2" + QByteArray("90A\x1d").repeated(size / 4));
        inputs.push_back("]d2" + QByteArray("3101000001").repeated(size / 10));
        inputs.push_back("]d290" + QByteArray(size, 'A'));
        inputs.push_back("(90)" + QByteArray("A(90)").repeated(size / 5));
        inputs.push_back("(90)" + QByteArray(size, ')'));
        inputs.push_back("https://a" + QByteArray("/01").repeated(size / 3));
        inputs.push_back("https://a/01/09521234123453?" + QByteArray("99=A&").repeated(size / 5));
        inputs.push_back("https://a/01/09521234123453?" + QByteArray(size, '&'));
        inputs.push_back("[)>\x1e"
                         "06"
            + QByteArray("\x1d").repeated(size));
        inputs.push_back("[)>\x1e"
            + QByteArray("06\x1d"
                         "SA\x1e")
                  .repeated(size / 6));
        inputs.push_back("[)>\x1e" + QByteArray("07A\x1e").repeated(size / 4));
        QByteArray hibc = "+A99912345" + QByteArray("/S1").repeated(size / 3);
        inputs.push_back(hibc + hibcCheckCharacter(bytesOf(hibc)));
        inputs.push_back("]d5" + QByteArray("\\000026").repeated(size / 7));
        inputs.push_back("CMD." + QByteArray(".").repeated(size));
        inputs.push_back(QByteArray(size, '\x1d'));
        inputs.push_back(QByteArray(size, '\xc3'));
        for (const QByteArray &input : inputs) {
            QElapsedTimer timer;
            timer.start();
            const Code code = readCode(input, plant);
            QCOMPARE(code.raw.size(), input.size());
            QVERIFY2(
                timer.elapsed() < 10000, input.left(40) + " took " + QByteArray::number(timer.elapsed()));
        }
        QElapsedTimer timer;
        timer.start();
        readEpc("F7" + QByteArray(size, '9'), plant);
        readEpc("FA" + QByteArray(size, '9'), plant);
        QVERIFY(timer.elapsed() < 10000);
    }
};

QTEST_GUILESS_MAIN(CodeRobustnessTest)
#include "code_robustness_test.moc"
