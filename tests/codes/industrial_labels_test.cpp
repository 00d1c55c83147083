// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"
#include "core/codes/decode_lines.h"
#include "core/codes/hibc.h"
#include "core/codes/iso15434.h"
#include "core/codes/iuid.h"
#include "core/codes/keys.h"
#include "core/codes/read_code.h"

#include <QtTest>

using namespace unitrail;

static QString codesOf(const std::vector<CodeError> &errors)
{
    QStringList codes;
    for (const CodeError &error : errors)
        codes += error.code;
    return codes.join(u' ');
}

static QString keysText(const Code &code)
{
    QStringList texts;
    for (const Element &key : keysOf(code))
        texts += key.identifier + u'=' + key.value;
    return texts.join(u' ');
}

static QByteArray hibc(const QByteArray &text)
{
    return text + hibcCheckCharacter(bytesOf(text));
}

class IndustrialLabelsTest : public QObject {
    Q_OBJECT

private slots:
    void known_printing_faults_are_read_and_told_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("warnings");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *line, const char *warnings, const char *error) {
            QTest::newRow(line) << unescapedLine(line) << QString::fromLatin1(warnings)
                                << QString::fromLatin1(error);
        };
        row("[)>{RS}06{GS}1PA{GS}S1{RS}{EOT}", "", "");
        row("[)>06{GS}1PA{GS}S1{RS}{EOT}", "iso15434.missing-rs", "");
        row("[)>{RS}06{GS}1PA{GS}S1{EOT}", "iso15434.missing-rs", "");
        row("[)>{RS}06{GS}1PA{GS}S1{RS}", "iso15434.missing-eot", "");
        row("[)>{RS}06{GS}1PA{GS}{GS}S1{GS}{RS}{EOT}", "iso15434.empty-field iso15434.empty-field", "");
        row("[)>{RS}061PA{RS}{EOT}", "", "iso15434.separator");
        row("[)>{RS}06{GS}12{RS}{EOT}", "", "iso15434.identifier");
        row("[)>{RS}06{GS}1P{RS}{EOT}", "", "iso15434.empty");
        row("[)>{RS}06{GS}1234SA{RS}{EOT}", "", "iso15434.identifier");
        row("[)>{RS}06{GS}S{x80}{RS}{EOT}", "", "iso15434.character");
        row("[)>{RS}06{GS}SA{RS}{EOT}x", "", "iso15434.rest");
        row("[)>{RS}{EOT}", "", "iso15434.empty");
        row("[)>{RS}06{GS}8S106141412345678908{RS}{EOT}", "", "");
        row("[)>{RS}06{GS}8S106141412345678907{RS}{EOT}", "", "mh10.check-digit");
        row("[)>{RS}05{GS}0109521234123454{RS}{EOT}", "", "gs1.check-digit");
        row("[)>{RS}05{GS}0109521234123453{GS}0209521234123453{RS}{EOT}", "", "gs1.exclusive");
        row("[)>{RS}09{GS}jpeg{GS}none{GS}5{GS}a{RS}b{EOT}c{RS}{EOT}", "", "");
        row("[)>{RS}09{GS}jpeg{GS}none{GS}9{GS}ab{RS}{EOT}", "", "iso15434.binary");
        row("[)>{RS}12{GS}SER A1{GS}MFR 0CVA5{RS}{EOT}", "", "");
        row("[)>{RS}12{GS}SERA1{RS}{EOT}", "", "iso15434.identifier");
        row("[)>{RS}06<GS>1PA<GS>S1{RS}{EOT}", "", "iso15434.separator");
        row("[)>^06^1PA^S1^", "", "iso15434.separator");
        row("[)>\xe2\x90\x9e\x30\x36\xe2\x90\x9dS1", "", "iso15434.separator");
        row(" [)>{RS}06{GS}S1{RS}{EOT}", "", "iso15434.start");
        row("[)>{RS}06{GS}9N112097776020{RS}{EOT}", "", "");
        row("[)>{RS}06{GS}9N112097776021{RS}{EOT}", "", "mh10.check-digit");
    }
    void known_printing_faults_are_read_and_told()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, warnings);
        QFETCH(QString, error);
        const Iso15434Reading reading = readIso15434(bytesOf(line));
        QCOMPARE(reading.error ? reading.error->code : QString(), error);
        if (!reading.error)
            QCOMPARE(codesOf(reading.warnings), warnings);
    }

    void a_substitute_for_a_separator_is_named()
    {
        const QByteArray line = unescapedLine("[)>{RS}06<GS>1PA");
        const Iso15434Reading reading = readIso15434(bytesOf(line));
        QVERIFY(reading.error);
        QCOMPARE(reading.error->position, 6);
        QVERIFY2(reading.error->text.startsWith(u"<GS> stands"), qPrintable(reading.error->text));
    }

    /** Two serials on one label: neither is taken, and nothing is made of either. */
    void what_comes_twice_and_differs_means_nothing()
    {
        const auto read = [](const char *line) { return readCode(unescapedLine(line), Plant()); };
        const Code twice = read("[)>{RS}06{GS}17V0CVA5{GS}1PA{GS}S1{GS}S2{RS}{EOT}");
        QVERIFY(!twice.error);
        QCOMPARE(codesOf(twice.warnings), QString("mh10.repeated"));
        QVERIFY(twice.meanings.empty());
        QCOMPARE(keysText(twice), QString("part=A cage=0CVA5"));
        const Code apart = read("[)>{RS}06{GS}S1{RS}05{GS}212{RS}{EOT}");
        QVERIFY(codesOf(apart.warnings).contains(u"mh10.repeated"));
        QVERIFY(apart.meanings.empty());
        const Code same = read("[)>{RS}06{GS}S1{GS}S1{RS}{EOT}");
        QVERIFY(same.warnings.empty());
        QCOMPARE(keysText(same), QString("serial=1"));
        QCOMPARE(same.meanings.size(), size_t(1));
    }

    void a_date_that_is_none_is_no_key()
    {
        QCOMPARE(keysText(readCode(unescapedLine("[)>{RS}06{GS}14D20260230{GS}S1{RS}{EOT}"), Plant())),
            QString("serial=1"));
    }

    void unique_item_identifiers_are_made_of_what_belongs_to_them()
    {
        const auto uii = [](std::vector<Element> elements) {
            return uniqueItemIdentifier(elements).value_or(QString());
        };
        QCOMPARE(uii({{"25S", "UN123456789PA12345"}}), QString("UN123456789PA12345"));
        QCOMPARE(uii({{"18S", "0CVA5786950"}}), QString("D0CVA5786950"));
        QCOMPARE(
            uii({{"S", "674A36458"}, {"17V", "0CVA5"}, {"1P", "12 34"}}), QString("D0CVA51234674A36458"));
        QCOMPARE(uii({{"12V", "123456789"}, {"1T", "L1"}, {"S", "5"}}), QString("UN123456789L15"));
        QCOMPARE(uii({{"17V", "0CVA5"}, {"S", "674A36458"}}), QString());
        QCOMPARE(uii({{"17V", "0CVA5"}, {"30P", "1234"}, {"S", "674A36458"}}), QString());
        QCOMPARE(uii({{"MFR", "0CVA5"}, {"SER", "674a/1"}}), QString("D0CVA5674A/1"));
        QCOMPARE(uii({{"DUN", "123456789"}, {"PNO", "P1"}, {"SEQ", "7"}}), QString("UN123456789P17"));
        QCOMPARE(uii({{"8003", "00614141123452"}}), QString());
        QCOMPARE(uii({{"17V", "0CVA5"}, {"1P", QString(32, u'P')}, {"S", QString(13, u'S')}}).size(), 51);
        QCOMPARE(uii({{"17V", "0CVA5"}, {"1P", QString(33, u'P')}, {"S", "1"}}), QString());
        QCOMPARE(uii({{"17V", "0CVA5"}, {"1P", "P"}, {"S", QString(31, u'S')}}), QString());
        QCOMPARE(uii({{"17V", QString(14, u'C')}, {"1P", "P"}, {"S", "1"}}), QString());
        QCOMPARE(uii({{"8003", "006141411234525678"}}), QString("006141411234525678"));
    }

    void hibc_labels_say_their_keys_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QString>("keys");
        const auto row = [](const char *name, const QByteArray &label, const char *keys) {
            QTest::newRow(name) << label << QString::fromLatin1(keys);
        };
        row("primary", hibc("+A123BJC5D6E71"), "lic=A123 pcn=BJC5D6E7 unit_of_measure=1");
        row("joined lot", hibc("+A99912345/$L1"), "lic=A999 pcn=1234 unit_of_measure=5 lot=L1");
        row("joined serial", hibc("+A99912345/$+S1"), "lic=A999 pcn=1234 unit_of_measure=5 serial=S1");
        row("month", hibc("+A99912345/$$0928L1"),
            "lic=A999 pcn=1234 unit_of_measure=5 expiry=2028-09 lot=L1");
        row("day, US order", hibc("+A99912345/$$2093028L1"),
            "lic=A999 pcn=1234 unit_of_measure=5 expiry=2028-09-30 lot=L1");
        row("quantity and no date", hibc("+A99912345/$$9001207L1"),
            "lic=A999 pcn=1234 unit_of_measure=5 lot=L1 quantity=120");
        row("serial with date", hibc("+A99912345/$$+3280930S1"),
            "lic=A999 pcn=1234 unit_of_measure=5 expiry=2028-09-30 serial=S1");
        row("supplements", hibc("+A99912345/S1/Q12/14D20280930"),
            "lic=A999 pcn=1234 unit_of_measure=5 expiry=2028-09-30 serial=1 quantity=12");
        row("a month and then its day", hibc("+A99912345/$$0928L1/14D20280915"),
            "lic=A999 pcn=1234 unit_of_measure=5 expiry=2028-09-15 lot=L1");
        row("a day and then its month", hibc("+A99912345/14D20280915/$$0928L1"),
            "lic=A999 pcn=1234 unit_of_measure=5 expiry=2028-09-15 lot=L1");
        row("alone", hibc("+28274L1X"), "expiry=2028-09-30 lot=L1 link=X");
    }
    void hibc_labels_say_their_keys()
    {
        QFETCH(QByteArray, label);
        QFETCH(QString, keys);
        const Code code = readCode(label, Plant());
        QVERIFY2(!code.error, code.error ? qPrintable(code.error->text) : "");
        QCOMPARE(code.syntax, Syntax::Hibc);
        QCOMPARE(keysText(code), keys);
    }

    void what_a_format_without_fields_holds_is_no_gs1_key()
    {
        const Code code = readCode("[)>\x1e"
                                   "01\x1d"
                                   "0284012\x1d"
                                   "840\x1e\x04",
            Plant());
        QVERIFY(!code.error);
        QCOMPARE(code.elements.size(), size_t(1));
        QCOMPARE(code.elements[0].identifier, QString("format 01"));
        QCOMPARE(keysText(code), QString());
    }

    void a_hibc_label_that_is_not_right_says_so()
    {
        const auto errorOf = [](const QByteArray &label) {
            return readCode(label, Plant()).error.value_or(CodeError{}).code;
        };
        QCOMPARE(errorOf("+A123BJC5D6E71H"), QString("hibc.check-character"));
        QCOMPARE(errorOf(hibc("+A99912345/$$1328L1")), QString("hibc.date"));
        QCOMPARE(errorOf(hibc("+A99912345/$$530000")), QString("hibc.date"));
        QCOMPARE(errorOf(hibc("+A9991234X")), QString("hibc.primary"));
        QCOMPARE(errorOf(hibc("+A99912345/X")), QString("hibc.segment"));
        QCOMPARE(errorOf("+a"), QString("hibc.shape"));
        QCOMPARE(errorOf(hibc("+A99912345/$L1/$L2")), QString("hibc.repeated"));
        QCOMPARE(errorOf(hibc("+A99912345/$$0928L1/14D20281001")), QString("hibc.repeated"));
        QCOMPARE(errorOf(hibc("+A99912345/$" + QByteArray(19, 'L'))), QString("hibc.too-long"));
        QCOMPARE(errorOf(hibc("+A99912345/Q123456")), QString("hibc.quantity"));
    }

    void retail_symbols_become_a_gtin_of_14_digits()
    {
        const auto gtinOf = [](const QByteArray &scan) {
            const Code code = readCode(scan, Plant());
            return code.error ? code.error->code : code.elements.front().value;
        };
        QCOMPARE(gtinOf("]E04006381333931"), QString("04006381333931"));
        QCOMPARE(gtinOf("]E0614141123452"), QString("00614141123452"));
        QCOMPARE(gtinOf("]E496385074"), QString("00000096385074"));
        QCOMPARE(gtinOf("]I109521234123453"), QString("09521234123453"));
        QCOMPARE(gtinOf("]E3400638133393112345"), QString("04006381333931"));
        QCOMPARE(canonicalOf(readCode("]E3400638133393112", Plant())),
            QString("https://id.gs1.org/01/04006381333931"));
        QCOMPARE(gtinOf("]E04006381333932"), QString("gtin.check-digit"));
        QCOMPARE(gtinOf("]E496385075"), QString("gtin.check-digit"));
        QCOMPARE(gtinOf("]E496385"), QString("gtin.shape"));
        const Code composite = readCode("]E04006381333931|]e010L1", Plant());
        QVERIFY(!composite.error);
        QCOMPARE(
            codesOf(composite.warnings), QString("plant.unknown-part")); // and none that (10) lacks its (01)
        QCOMPARE(keysText(composite), QString("gtin=04006381333931 lot=L1"));
    }
};

QTEST_GUILESS_MAIN(IndustrialLabelsTest)
#include "industrial_labels_test.moc"
