// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_digital_link.h"
#include "core/codes/gs1_elements.h"

#include <QtTest>

using namespace unitrail;

static QByteArray escaped(const char *text)
{
    return QByteArray(text).replace("{GS}", "\x1d");
}

static std::vector<Element> elementsOf(const Gs1Reading &reading)
{
    std::vector<Element> elements;
    for (const Gs1Field &field : reading.fields)
        elements.push_back({asciiText(field.identifier), textOf(field.value)});
    return elements;
}

static QString errorOf(const Gs1Reading &reading)
{
    return reading.error ? QStringLiteral("%1@%2").arg(reading.error->code).arg(reading.error->position)
                         : QString();
}

class Gs1Test : public QObject {
    Q_OBJECT

private slots:
    void element_strings_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("error"); // code@position, or empty
        const auto row = [](const char *name, const char *input, const char *error) {
            QTest::newRow(name) << QString::fromLatin1(escaped(input)) << QString::fromLatin1(error);
        };
        row("the separator may follow a predefined length", "0109521234123453{GS}2112", "");
        row("a separator at the very end", "0109521234123453{GS}", "");
        row("two separators", "2112{GS}{GS}10A", "gs1.unknown-ai@5");
        row("nothing", "", "gs1.empty@0");
        row("an identifier and nothing", "21", "gs1.empty@2");
        row("half an identifier", "2112{GS}310", "gs1.unknown-ai@5");
        row("a wrong check digit", "0109521234123454", "gs1.check-digit@15");
        row("a letter in a number", "010952123412345X", "gs1.character@15");
        row("a date that is not one", "17260230", "gs1.date@2");
        row("the end of a month", "11260200", "");
        row("a day that must be one",
            "7003260200"
            "1200",
            "gs1.date@4");
        row("too long", "2122345678901234567890{GS}10A", "");
        row("longer", "21223456789012345678901", "gs1.too-long@22");
        row("no separator behind a fixed length that needs one",
            "422276"
            "10A",
            "gs1.too-long@6");
        row("a country that is none", "422000", "gs1.code-list@3");
        row("two values for one identifier", "10A{GS}10B", "gs1.repeated@6");
        row("the same value twice", "10A{GS}10A", "");
        row("what excludes each other",
            "0109521234123453"
            "0209521234123453",
            "gs1.exclusive@18");
        row("two weights",
            "3101000001"
            "3102000001",
            "gs1.exclusive@4");
        row("the same weight twice",
            "3101000001"
            "3101000001",
            "");
        row("a check pair", "80131987654Ad4X4bL5ttr2310c2K", "");
        row("a wrong check pair", "80131987654Ad4X4bL5ttr2310c3K", "gs1.check-pair@4");
        row("padding of base64url", "8030aa=", "");
        row("padding that fills nothing", "8030aaa=", "gs1.character@7");
        row("a signature needs the serial of its key",
            "8003"
            "00952123412345"
            "3{GS}8030abc",
            "gs1.check-digit@17");
        row("piece 3 of 2", "8006095212341234530302", "gs1.piece@18");
        row("IBAN", "8007DE91100000000123456789", "");
        row("IBAN with a wrong digit", "8007DE91100000000123456788", "gs1.iban@4");
        row("place in a sequence", "72581/3", "");
        row("place behind the end", "72584/3", "gs1.piece@4");
    }
    void element_strings()
    {
        QFETCH(QString, input);
        QFETCH(QString, error);
        const QByteArray bytes = input.toLatin1();
        QCOMPARE(errorOf(readElementString(bytesOf(bytes))), error);
    }

    void a_missing_partner_is_a_warning_and_says_who()
    {
        const Gs1Reading reading = readElementString("21ABC");
        QVERIFY(!reading.error);
        QCOMPARE(reading.warnings.size(), size_t(1));
        QCOMPARE(reading.warnings.front().code, QString("gs1.missing-partner"));
        QVERIFY(readElementString("0109521234123453"
                                  "21ABC")
                    .warnings.empty());
    }

    void what_was_read_before_an_error_is_kept()
    {
        const Gs1Reading reading = readElementString("0109521234123453"
                                                     "88X");
        QVERIFY(reading.error);
        QCOMPARE(reading.fields.size(), 1);
    }

    void an_opening_bracket_in_a_value_is_escaped()
    {
        std::string storage;
        const Gs1Reading reading = readBracketed("(10)A\\(B\\(C(21)x", storage);
        QCOMPARE(errorOf(reading), QString());
        QCOMPARE(elementsOf(reading), (std::vector<Element>{{"10", "A(B(C"}, {"21", "x"}}));
        QCOMPARE(bracketedText(elementsOf(reading)), QString("(10)A\\(B\\(C(21)x"));
    }

    void people_s_blanks_are_accepted_where_labels_print_them()
    {
        std::string storage;
        QCOMPARE(elementsOf(readBracketed("(01) 09521234123453 (10) AB", storage)),
            (std::vector<Element>{{"01", "09521234123453"}, {"10", "AB"}}));
        QVERIFY(readBracketed("(01)09521234123453 (10)AB", storage).error);
    }

    void an_element_string_is_written_with_the_separators_it_needs()
    {
        QCOMPARE(elementString({{"21", "A"}, {"01", "09521234123453"}, {"10", "B"}, {"17", "260101"}}),
            escaped("21A{GS}010952123412345310B{GS}17260101"));
        QCOMPARE(elementString({{"01", "09521234123453"}, {"21", "A"}}), QByteArray("010952123412345321A"));
    }

    void digital_links_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *uri, const char *error) {
            QTest::newRow(uri) << QString::fromLatin1(uri) << QString::fromLatin1(error);
        };
        row("https://a/01/09521234123453/21/A%2FB", "");
        row("HTTPS://A/01/09521234123453", "");
        row("HttpS://A/01/09521234123453", "digital-link.scheme@0");
        row("https://a/00/106141412345678908/01/09521234123453", "");
        row("https://a/01/09521234123453/21/A/10/B", "digital-link.sequence@9");
        row("https://a/01/09521234123453/10/B/21/A", "");
        row("https://a/01/09521234123453/21/", "gs1.empty@31");
        row("https://a/01/09521234123453/", "digital-link.no-key@9");
        row("https://a/01/9521234123453", "gs1.too-short@26");
        row("https://a/01/09521234123453?21=A", "digital-link.attribute@31");
        row("https://a/01/09521234123453?10=A", "digital-link.attribute@31");
        row("https://a/01/09521234123453?17=260101&17=260101", "digital-link.repeated@41");
        row("https://a/01/09521234123453?8888=1", "gs1.unknown-ai@28");
        row("https://a/01/09521234123453?linkType=all&x=1#01", "");
        row("https://a/00/106141412345678908?01=9521234123453", "");
        row("https://a/01/09521234123453?99=A+B", "gs1.character@32");
        row("https://a/01/09521234123453/21/A%00", "digital-link.nul@32");
        row("https://a/01/09521234123453/21/A B", "digital-link.character@32");
        row("https://a/01/09521234123453/235/X", "");
        row("https://a/414/0614141123452/254/X", "");
        row("https://a/414/0614141123452/254/X/7040/1ABC", "digital-link.sequence@9");
    }
    void digital_links()
    {
        QFETCH(QString, uri);
        QFETCH(QString, error);
        const QByteArray bytes = uri.toLatin1();
        std::string storage;
        QCOMPARE(errorOf(readDigitalLink(bytesOf(bytes), storage)), error);
    }

    void early_forms_are_accepted_only_when_asked_for()
    {
        std::string storage;
        const DigitalLinkOptions lenient{.shortGtin = true, .words = true};
        QCOMPARE(elementsOf(readDigitalLink("https://a/gtin/9521234123453/ser/A", storage, lenient)),
            (std::vector<Element>{{"01", "09521234123453"}, {"21", "A"}}));
        QVERIFY(readDigitalLink("https://a/gtin/09521234123453", storage).error);
    }

    void what_cannot_stand_in_a_link_makes_none()
    {
        QVERIFY(!digitalLink({{"21", "A"}, {"10", "B"}}));
        QVERIFY(!digitalLink({{"01", "09521234123453"}, {"8200", "http"}}));
        QCOMPARE(digitalLink({{"10", "B"}, {"99", "x"}, {"17", "260101"}, {"01", "09521234123453"}},
                     "https://example.com/"),
            std::optional(QString("https://example.com/01/09521234123453/10/B?17=260101&99=x")));
        // 10 may stand in the query beside 235, but 235 never.
        QCOMPARE(digitalLink({{"01", "09521234123453"}, {"235", "X"}, {"10", "B"}}),
            std::optional(QString("https://id.gs1.org/01/09521234123453/235/X?10=B")));
    }

    void links_of_random_elements_come_back_as_they_were()
    {
        QRandomGenerator random(20260315);
        static const QByteArray set82
            = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
        const auto text = [&random](int sizeMax) {
            QByteArray result;
            for (int i = random.bounded(1, sizeMax + 1); i > 0; --i)
                result += set82[random.bounded(int(set82.size()))];
            return QString::fromLatin1(result);
        };
        for (int i = 0; i < 20000; ++i) {
            std::vector<Element> elements{{"01", "09521234123453"}};
            for (const char *qualifier : {"22", "10", "21"}) {
                if (random.bounded(2) == 1)
                    elements.push_back({qualifier, text(20)});
            }
            if (random.bounded(2) == 1)
                elements.push_back({"17", "281231"});
            for (const char *attribute : {"240", "99", "400"}) {
                if (random.bounded(3) == 1)
                    elements.push_back({attribute, text(30)});
            }
            const auto uri = digitalLink(elements);
            QVERIFY(uri);
            std::string storage;
            const QByteArray bytes = uri->toLatin1();
            const Gs1Reading reading = readDigitalLink(bytesOf(bytes), storage);
            QVERIFY2(!reading.error, bytes);
            QCOMPARE(elementsOf(reading), elements);
            QCOMPARE(digitalLink(elementsOf(reading)), uri);
            // The same elements as a reader of a symbol sends them.
            const QByteArray scanned = elementString(elements);
            QCOMPARE(elementsOf(readElementString(bytesOf(scanned))), elements);
        }
    }
};

QTEST_GUILESS_MAIN(Gs1Test)
#include "gs1_test.moc"
