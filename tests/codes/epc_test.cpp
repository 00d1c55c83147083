// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/bits.h"
#include "core/codes/epc.h"
#include "core/codes/epc_schemes.h"
#include "core/codes/gs1_elements.h"
#include "core/codes/read_code.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace unitrail;

static EpcReading readHex(const char *hex)
{
    const QByteArray digits(hex);
    const QByteArray bytes = QByteArray::fromHex(digits.size() % 2 == 0 ? digits : digits + '0');
    return readEpcBinary(bytesOf(bytes), size_t(digits.size()) * 4);
}

static QString digits(QRandomGenerator &random, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QChar(u'0' + random.bounded(10));
    return text;
}

static QString text(QRandomGenerator &random, int sizeMax, const QByteArray &letters)
{
    QString result;
    for (int i = random.bounded(1, sizeMax + 1); i > 0; --i)
        result += QLatin1Char(letters[random.bounded(int(letters.size()))]);
    return result;
}

static const QByteArray set82
    = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

class EpcTest : public QObject {
    Q_OBJECT

private slots:
    void the_examples_of_the_standard_are_read()
    {
        const EpcReading sgtin = readHex("3074257BF7194E4000001A85");
        QVERIFY(!sgtin.error);
        QCOMPARE(sgtin.epc.tagUri(), QString("urn:epc:tag:sgtin-96:3.0614141.812345.6789"));
        QCOMPARE(bracketedText(sgtin.epc.elements), QString("(01)80614141123458(21)6789"));
        const EpcReading plus = readHex("F73095212341234538566CB0AFC4");
        QVERIFY(!plus.error);
        QCOMPARE(plus.epc.scheme, QString("sgtin+"));
        QCOMPARE(bracketedText(plus.epc.elements), QString("(01)09521234123453(21)32a/b"));
        QCOMPARE(
            bracketedText(readHex("FA00614141E655D8FBBEC0").epc.elements), QString("(8004)0614141XY-77"));
    }

    void what_is_no_epc_says_why_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const char *hex, const char *error) {
            QTest::newRow(name) << QByteArray(hex) << QString::fromLatin1(error);
        };
        row("nothing", "", "epc.short");
        row("never written", "000000000000000000000000", "epc.blank");
        row("the tag's own number", "E2003412013FFC000F2B5C01", "epc.tid");
        row("no such scheme", "AA74257BF7194E4000001A85", "epc.header");
        row("partition 7", "303C257BF7194E4000001A85", "epc.partition");
        row("half of it", "3074257BF7194E40", "epc.short");
        row("more than it", "3074257BF7194E4000001A850001", "epc.rest");
        row("reserved bits", "3174257BF4499602D2000001", "epc.reserved");
    }
    void what_is_no_epc_says_why()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QString, error);
        const EpcReading reading = readHex(hex.constData());
        QVERIFY(reading.error);
        QCOMPARE(reading.error->code, error);
    }

    void zeros_that_fill_the_last_word_are_not_part_of_it()
    {
        const EpcReading whole = readHex("3074257BF7194E4000001A85");
        const EpcReading filled = readHex("3074257BF7194E4000001A8500000000");
        QVERIFY(!filled.error);
        QCOMPARE(filled.epc, whole.epc);
    }

    void numbers_beyond_what_a_double_holds_are_exact()
    {
        Epc epc{.scheme = "giai-96", .filter = 0, .parts = {"061414", "2305843009213693951"}};
        const auto written = epcBinary(epc);
        QVERIFY(bool(written));
        QCOMPARE(readEpcBinary(bytesOf(*written), size_t(written->size()) * 8).epc.parts[1],
            QString("2305843009213693951"));
    }

    void every_scheme_with_a_partition_comes_back_as_it_was_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < partitionedSchemes.size(); ++i)
            QTest::newRow(std::string(partitionedSchemes[i].name).c_str()) << int(i);
    }
    void every_scheme_with_a_partition_comes_back_as_it_was()
    {
        QFETCH(int, index);
        const PartitionedScheme &scheme = partitionedSchemes[size_t(index)];
        QRandomGenerator random(quint32(index) + 1);
        for (int i = 0; i < 2000; ++i) {
            const int prefix = random.bounded(6, 13);
            Epc epc{.scheme = asciiText(scheme.name), .filter = random.bounded(8)};
            epc.parts.push_back(digits(random, prefix));
            if (scheme.referenceIsText)
                epc.parts.push_back(text(random, scheme.referenceSizeMax(prefix), set82));
            else if (scheme.bodyDigits > 0)
                epc.parts.push_back(digits(random, scheme.bodyDigits - prefix));
            else
                epc.parts.push_back(QString::number(random.bounded(1, 1000)));
            if (scheme.identity == "itip") {
                epc.parts.push_back(QStringLiteral("0%1").arg(random.bounded(1, 5)));
                epc.parts.push_back(QStringLiteral("0%1").arg(random.bounded(5, 10)));
            }
            if (scheme.serial == EpcSerial::Integer)
                epc.parts.push_back(QString::number(random.generate64() >> (64 - scheme.serialBits)));
            else if (scheme.serial == EpcSerial::Text)
                epc.parts.push_back(text(random, scheme.serialBits / 7, set82));
            else if (scheme.serial == EpcSerial::OneAndDigits)
                epc.parts.push_back(digits(random, random.bounded(1, 13)));
            const auto written = epcBinary(epc);
            QVERIFY2(bool(written), written ? "" : qPrintable(written.error().text + epc.tagUri()));
            const EpcReading reading = readEpcBinary(bytesOf(*written), size_t(written->size()) * 8);
            QVERIFY2(!reading.error, reading.error ? qPrintable(reading.error->text + epc.tagUri()) : "");
            epc.elements = reading.epc.elements; // read only
            QCOMPARE(reading.epc, epc);
            QCOMPARE(readEpcUri(epc.tagUri()).epc, epc);
            const auto made = epcOfElements(epc.elements, epc.scheme, epc.filter, prefix);
            QVERIFY2(bool(made), made ? "" : qPrintable(made.error().text));
            QCOMPARE(*made, epc);
        }
    }

    void every_plus_scheme_comes_back_as_it_was()
    {
        QRandomGenerator random(7);
        const std::vector<QByteArray> alphabets{
            "0123456789", "0123456789ABCDEF", "0123456789abcdef", "ABCabc-_09", "AZ-.:19", set82};
        for (int i = 0; i < 6000; ++i) {
            const QByteArray &letters = alphabets[size_t(random.bounded(int(alphabets.size())))];
            const std::vector<Epc> epcs{
                {.scheme = "sgtin+",
                    .filter = random.bounded(8),
                    .elements = {{"01", "09521234123453"}, {"21", text(random, 20, letters)}}},
                {.scheme = "sscc+", .filter = 2, .elements = {{"00", "106141412345678908"}}},
                {.scheme = "sgln+",
                    .filter = 1,
                    .elements = {{"414", "0614141123452"}, {"254", "x" + text(random, 19, letters)}}},
                {.scheme = "sgln+", .filter = 1, .elements = {{"414", "0614141123452"}}},
                {.scheme = "grai+",
                    .filter = 0,
                    .elements = {{"8003", "00614141123452" + text(random, 16, letters)}}},
                {.scheme = "giai+",
                    .filter = 0,
                    .elements = {{"8004", "0614141" + text(random, 23, letters)}}},
                {.scheme = "gsrn+", .filter = 0, .elements = {{"8018", "061414112345678902"}}},
                {.scheme = "gsrnp+", .filter = 0, .elements = {{"8017", "061414112345678902"}}},
                {.scheme = "gdti+",
                    .filter = 0,
                    .elements = {{"253", "0614141123452" + text(random, 17, letters)}}},
                {.scheme = "sgcn+",
                    .filter = 0,
                    .elements = {{"255", "0614141123452" + digits(random, random.bounded(1, 13))}}},
                {.scheme = "itip+",
                    .filter = 0,
                    .elements = {{"8006", "095212341234530102"}, {"21", text(random, 20, letters)}}},
                {.scheme = "cpi+",
                    .filter = 0,
                    .elements = {{"8010", "0614141" + text(random, 20, "ABC09-/#")},
                        {"8011", QString::number(random.bounded(1, 100000))}}},
                {.scheme = "dsgtin+",
                    .filter = 3,
                    .elements
                    = {{"01", "09521234123453"}, {"21", text(random, 20, letters)}, {"17", "281231"}}},
                {.scheme = "sgtin+",
                    .filter = 3,
                    .elements = {{"01", "09521234123453"}, {"21", "A1"}, {"10", text(random, 20, letters)},
                        {"17", "281231"}, {"3103", "000750"}}},
                {.scheme = "sgtin+",
                    .filter = 3,
                    .elements = {{"01", "09521234123453"}, {"21", "A1"}, {"4321", "1"}, {"4307", "DE"},
                        {"4331", "000120-"}, {"423", "276040"}, {"7040", "1ABC"},
                        {"8007", "DE89370400440532013000"}}},
            };
            for (const Epc &epc : epcs) {
                const auto written = epcBinary(epc);
                QVERIFY2(bool(written), written ? "" : qPrintable(epc.scheme + written.error().text));
                const EpcReading reading = readEpcBinary(bytesOf(*written), size_t(written->size()) * 8);
                QVERIFY2(!reading.error,
                    reading.error ? qPrintable(epc.scheme + reading.error->text + bracketedText(epc.elements))
                                  : "");
                QVERIFY(reading.warnings.empty());
                QCOMPARE(reading.epc, epc);
            }
        }
    }

    void schemes_of_their_own_kind_come_back_as_they_were()
    {
        const std::vector<Epc> epcs{
            {.scheme = "gid-96", .filter = -1, .parts = {"31415", "271828", "1414"}},
            {.scheme = "usdod-96", .filter = 3, .parts = {"CAGEY", "5678"}},
            {.scheme = "usdod-96", .filter = 3, .parts = {"2S194A", "12"}},
            {.scheme = "adi-var", .filter = 3, .parts = {"35962", "", "A/B-1"}},
            {.scheme = "adi-var", .filter = 3, .parts = {"35962", "PQ7VZ4", "#17"}},
            {.scheme = "cpi-var", .filter = 3, .parts = {"0614141", "5PQ7/Z43#", "12345"}},
        };
        for (const Epc &epc : epcs) {
            const auto written = epcBinary(epc);
            QVERIFY2(bool(written), qPrintable(epc.tagUri()));
            const EpcReading reading = readEpcBinary(bytesOf(*written), size_t(written->size()) * 8);
            QVERIFY2(!reading.error, qPrintable(epc.tagUri()));
            QCOMPARE(reading.epc.tagUri(), epc.tagUri());
            QCOMPARE(readEpcUri(epc.tagUri()).epc.parts, epc.parts);
        }
    }

    void a_key_that_is_not_cut_right_is_refused()
    {
        const std::vector<Element> wrong{{"01", "09521234123454"}, {"21", "1"}};
        QVERIFY(!epcOfElements(wrong, "sgtin-96", 1, 7));
        QVERIFY(!epcOfElements({{"01", "09521234123453"}, {"21", "01"}}, "sgtin-96", 1, 7));
        QVERIFY(!epcOfElements({{"01", "09521234123453"}, {"21", "1"}}, "sgtin-96", 1, 5));
        QVERIFY(!epcOfElements({{"01", "09521234123453"}, {"21", "1"}}, "none-96", 1, 7));
    }

    void a_tag_of_our_part_is_the_item_and_any_other_an_alias()
    {
        Plant plant;
        Part part{.number = PartNumber::known("LA-40"),
            .revision = {},
            .name = {},
            .levelReason = {},
            .gtin = "80614141123458",
            .serialPattern = {},
            .serialCheck = {},
            .lotPattern = {},
            .shelfLifeDays = {},
            .openLifeDays = {}};
        plant.parts.emplace(part.number, part);
        const Meaning alias = AliasCode{"epc", "3074257BF7194E4000001A85"};
        QCOMPARE(readEpc("3074257bf7194e4000001a85", plant).meanings,
            std::vector<Meaning>{(ItemCode{.part = part.number, .serial = SerialNumber::known("6789")})});
        QCOMPARE(readEpc("3074257BF7194E4000001A85", Plant()).meanings, std::vector<Meaning>{alias});
        QCOMPARE(readEpc(QByteArray::fromHex("3074257BF7194E4000001A85"), Plant()).meanings,
            std::vector<Meaning>{alias});
        // Its serials end in a check character, and 6789 does not: the tag is numbered in another way.
        plant.parts.begin()->second.serialCheck = "mod34";
        const Code numbered = readEpc("3074257BF7194E4000001A85", plant);
        QVERIFY(!numbered.error);
        QCOMPARE(numbered.meanings, std::vector<Meaning>{alias});
        QVERIFY(readEpc("E2003412013FFC000F2B5C01", plant).meanings.empty());
    }
};

QTEST_GUILESS_MAIN(EpcTest)
#include "epc_test.moc"
