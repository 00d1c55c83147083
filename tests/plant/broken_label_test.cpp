// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/read_plant.h"
#include "tests/plant/small_plant.h"

#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static const QByteArray labels = R"([[label]]
name = "pump"
revision = 1
of = "unit"
parts = ["PUMP"]
width = 40.0
height = 20.0
dpi = 203

[[label.element]]
kind = "datamatrix"
x = 2.0
y = 2.0
module = 0.5
gs1 = ["gtin", "serial"]

[[label.element]]
kind = "text"
x = 18.0
y = 2.0
width = 20.0
height = 3.0
content = "Rev {revision}"
)";

class BrokenLabelTest : public QObject {
    Q_OBJECT

private slots:
    void a_label_that_is_right_is_read_as_it_is_written()
    {
        auto documents = smallPlant();
        documents[u"labels.toml"_s] = labels;
        const PlantReading reading = readPlant(documents);
        QVERIFY2(reading.plant && reading.mistakes.empty(), qPrintable(describe(reading)));
        const Label *label = reading.plant->labelOf(PartNumber::known(u"PUMP"_s), Label::Of::Unit);
        QVERIFY(label);
        QCOMPARE(label->reference(), u"pump/1"_s);
        QCOMPARE(label->elements.size(), size_t(2));
        QCOMPARE(label->elements[0].module, Decimal(5, 1));
        QVERIFY(!reading.plant->labelOf(PartNumber::known(u"MOTOR"_s), Label::Of::Unit));
    }

    void the_next_revision_stands_beside_the_old_and_is_used()
    {
        auto documents = smallPlant();
        documents[u"labels.toml"_s] = labels;
        documents[u"labels-2.toml"_s] = QByteArray(labels).replace("revision = 1", "revision = 2");
        const PlantReading reading = readPlant(documents);
        QVERIFY2(reading.plant, qPrintable(describe(reading)));
        QCOMPARE(reading.plant->labelOf(PartNumber::known(u"PUMP"_s), Label::Of::Unit)->revision, 2);
    }

    void one_mistake_is_one_message_at_its_line_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *name, const char *from, const char *to, int line, const char *what) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << line << QString::fromUtf8(what);
        };
        row("a field that is none", "{revision}", "{revison}", 23, "no field \"revison\"");
        row("a brace that is left open", "{revision}", "{revision", 23, "belongs to no field");
        row("a GS1 field that is none", "\"serial\"]", "\"seriel\"]", 15, "no field \"seriel\"");
        row("a field without an identifier", "\"serial\"]", "\"part_name\"]", 15,
            "no application identifier");
        row("a part that is none", "[\"PUMP\"]", "[\"PUMPE\"]", 5, "no part PUMPE");
        row("a part without serials", "[\"PUMP\"]", "[\"PUMP\", \"OIL\"]", 5, "no serial");
        row("a length below nothing", "x = 2.0", "x = -2.0", 12, "between 0 and 1000");
        row("a symbol that does not fit", "module = 0.5", "module = 1.5", 1, "does not fit");
        row("a text in a quiet zone", "x = 18.0", "x = 10.0", 1, "quiet zone");
        row("an element of no kind", "\"datamatrix\"", "\"aztec\"", 11, "not one of");
        row("a resolution that is none", "dpi = 203", "dpi = 20", 8, "20");
        row("a name with a slash", "\"pump\"", "\"pump/1\"", 2, "no name for a label");
        row("a content said twice", "gs1 = [", "content = \"{serial}\"\ngs1 = [", 15, "twice");
        row("a Digital Link to nowhere", "kind = \"datamatrix\"",
            "kind = \"qr\"\ndigital_link = \"id.example\"", 12, "web address");
        row("a key that is none", "dpi = 203", "dpi = 203\ncolour = \"red\"", 9, "colour");
    }
    void one_mistake_is_one_message_at_its_line()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, line);
        QFETCH(QString, what);
        QByteArray broken = labels;
        const qsizetype begin = broken.indexOf(from);
        QVERIFY(begin >= 0);
        broken.replace(begin, from.size(), to);
        auto documents = smallPlant();
        documents[u"labels.toml"_s] = broken;
        const PlantReading reading = readPlant(documents);
        QVERIFY2(reading.mistakes.size() == 1, qPrintable(describe(reading)));
        const PlantMistake &mistake = reading.mistakes[0];
        const QByteArray context = mistake.text().toUtf8();
        QVERIFY2(mistake.file == u"labels.toml", context);
        QVERIFY2(mistake.line == line, context);
        QVERIFY2(mistake.what.contains(what), context);
        QVERIFY2(!mistake.mend.isEmpty(), context);
        QVERIFY(!reading.plant);
    }

    void one_mistake_in_a_kind_of_container_is_one_message_at_its_line_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *name, const char *from, const char *to, int line, const char *what) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << line << QString::fromUtf8(what);
        };
        row("nothing", "", "", 0, "");
        row("a name that no printed code can say", "name = \"crate\"", "name = \"Big crate\"", 2, "no name for a kind");
        row("the name of a part", "name = \"crate\"", "name = \"pump\"", 2, "a part number as well");
        row("a block without a number", "\"CRATE-##\"", "\"CRATE\"", 4, "1 to 18 #");
        row("an SSCC that is too short", "label =", "check = \"gs1\"\nlabel =", 4, "17 digits");
        row("a label that is none", "label = \"crate\"", "label = \"pump\"", 5, "no label \"pump\"");
        row("a station that is none", "S-1 =", "S-9 =", 6, "no station S-9");
        row("numbers that are none", "\"1-49\"", "\"49-1\"", 6, "no range");
        row("more digits than the block has", "\"1-49\"", "\"1-490\"", 6, "no range");
        row("numbers that overlap", "\"50-99\"", "\"49-99\"", 6, "overlap");
        row("a number that no reader takes for it", "CRATE-##", "CRATES-##", 1, "not read as this container");
        row("a key that is none", "title =", "colour = \"red\"\ntitle =", 3, "colour");
    }
    void one_mistake_in_a_kind_of_container_is_one_message_at_its_line()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, line);
        QFETCH(QString, what);
        QByteArray crates = R"([[container]]
name = "crate"
title = { en = "crate" }
block = "CRATE-##"
label = "crate"
numbers = { S-1 = "1-49", S-2 = "50-99" }
)";
        if (!from.isEmpty()) {
            QVERIFY(crates.contains(from));
            crates.replace(crates.indexOf(from), from.size(), to);
        }
        auto documents = smallPlant();
        documents[u"crates.toml"_s] = crates;
        documents[u"labels.toml"_s] = labels + R"([[label]]
name = "crate"
revision = 1
of = "container"
width = 70.0
height = 20.0
dpi = 203

[[label.element]]
kind = "code128"
x = 6.0
y = 2.0
height = 10.0
module = 0.25
content = "{container}"

[[code]]
name = "crate"
meaning = "container"
pattern = '(?<id>CRATE-\d\d)'
example = "CRATE-01"
)";
        const PlantReading reading = readPlant(documents);
        if (line == 0) {
            QVERIFY2(reading.plant && reading.mistakes.empty(), qPrintable(describe(reading)));
            const ContainerType &type = reading.plant->containerTypes.at(0);
            QCOMPARE(type.name, u"crate"_s);
            QCOMPARE(type.ranges.size(), size_t(2));
            return;
        }
        QVERIFY2(reading.mistakes.size() == 1, qPrintable(describe(reading)));
        const PlantMistake &mistake = reading.mistakes[0];
        QVERIFY2(mistake.file == u"crates.toml" && mistake.line == line, qPrintable(mistake.text()));
        QVERIFY2(mistake.what.contains(what), qPrintable(mistake.text()));
        QVERIFY(!mistake.mend.isEmpty() && !reading.plant);
    }

    void ranges_of_serials_are_kept_apart()
    {
        const auto read = [](const char *ranges) {
            auto documents = smallPlant();
            documents[u"parts.toml"_s].replace("serial_example = \"P0001\"",
                QByteArray("serial_example = \"P0001\"\nserial_block = \"P####\"\nserial_ranges = ")
                    + ranges);
            return readPlant(documents);
        };
        const PlantReading good = read("{ S-1 = \"1-4999\", S-2 = \"5000-9999\" }");
        QVERIFY2(good.plant, qPrintable(describe(good)));
        const auto &part = good.plant->parts.at(PartNumber::known(u"PUMP"_s));
        QCOMPARE(part.serialRanges.at(StationName::known(u"S-2"_s)), std::pair(qint64(5000), qint64(9999)));
        for (const auto &[ranges, what] : {std::pair("{ S-1 = \"1-5000\", S-2 = \"5000-9999\" }", "overlap"),
                 std::pair("{ S-9 = \"1-4999\" }", "no station S-9"),
                 std::pair("{ S-1 = \"1-99999\" }", "no range"), std::pair("{ S-1 = \"9-1\" }", "no range"),
                 std::pair("{ S-1 = 7 }", "no range")}) {
            const PlantReading bad = read(ranges);
            QVERIFY2(!bad.plant && bad.mistakes.size() == 1, qPrintable(describe(bad)));
            QVERIFY2(bad.mistakes[0].what.contains(QLatin1String(what)), qPrintable(describe(bad)));
        }
    }
};

QTEST_GUILESS_MAIN(BrokenLabelTest)
#include "broken_label_test.moc"
