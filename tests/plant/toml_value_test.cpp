// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/table_reader.h"
#include "core/plant/toml_value.h"

#include <QTest>

using namespace unitrail;

static TomlValue read(const QByteArray &bytes)
{
    auto parsed = parseToml(QStringLiteral("x.toml"), bytes);
    if (const auto *mistake = std::get_if<PlantMistake>(&parsed))
        qFatal("%s", qPrintable(mistake->text()));
    return std::get<TomlValue>(parsed);
}

class TomlValueTest : public QObject {
    Q_OBJECT

private slots:
    void a_number_keeps_the_text_it_was_written_as_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("kept");
        for (const char *same : {"12.050", "12.0", "0.10", "-0.25", "0", "-0", "5", "100.00",
                 "0.000000000001", "123456.123456789012"})
            QTest::newRow(same) << QByteArray(same) << QString::fromLatin1(same);
        QTest::newRow("with a sign") << QByteArray("+1.50") << QStringLiteral("1.50");
        QTest::newRow("with underscores") << QByteArray("1_000.50") << QStringLiteral("1000.50");
    }

    void a_number_keeps_the_text_it_was_written_as()
    {
        QFETCH(QByteArray, written);
        QFETCH(QString, kept);
        // At the end of a line, before a comment, in a list, in a table, and behind characters of several
        // bytes.
        for (const QByteArray &document : {"v = " + written, "v = " + written + "\n", "v=" + written + "# 7",
                 "  v   =  " + written + "\r\nw = 1",
                 "t = { u = \"\xc3\xa4\xf0\x9f\x94\xa9\", v = " + written + " }",
                 "t = [\"\xe2\x82\xac\", " + written + "]"}) {
            const TomlValue file = read(document);
            const TomlValue &value = file.items[0].items.empty() ? file.items[0] : file.items[0].items[1];
            const auto decimal = Decimal::fromText(value.text);
            QVERIFY2(decimal.has_value(), document);
            QVERIFY2(decimal->text() == kept || (written == "-0" && decimal->mantissa() == 0), document);
        }
    }

    void everything_has_its_place()
    {
        const TomlValue file
            = read("[a]\n  b = 1\n\n[[c]]\nd = [ 1,\n  2 ]\n[[c]]\n\"e f\" = { g = true }\n");
        QCOMPARE(file.find(QStringLiteral("a"))->place.line, 1);
        QCOMPARE(file.find(QStringLiteral("a"))->items[0].place, (Place{QStringLiteral("x.toml"), 2, 3}));
        const TomlValue &c = *file.find(QStringLiteral("c"));
        QCOMPARE(c.items[0].place.line, 4);
        QCOMPARE(c.items[0].items[0].items[1].place, (Place{QStringLiteral("x.toml"), 6, 3}));
        QCOMPARE(c.items[1].place.line, 7);
        QCOMPARE(c.items[1].items[0].key, QStringLiteral("e f"));
        QCOMPARE(c.items[1].items[0].items[0].place.column, 11);
    }

    void members_stand_in_the_order_of_the_file()
    {
        QStringList keys;
        for (const TomlValue &item : read("z = 1\na = 2\nm = 3\n").items)
            keys += item.key;
        QCOMPARE(keys, QStringList({QStringLiteral("z"), QStringLiteral("a"), QStringLiteral("m")}));
    }

    /** Released digests are made of these bytes: they are for ever. */
    void the_canonical_bytes_are_the_content_without_its_form()
    {
        const auto keepAll = [](const TomlValue &) { return false; };
        const QByteArray wanted = "{1:a=n3:1.01:b={1:x=t1:y=d10:2026-06-15}1:c=[{}n1:1s4:\xc3\xa4\xc3\xb6]}";
        QCOMPARE(
            canonicalBytes(
                read("a = 1.0\nc = [{}, 1, \"\u00e4\u00f6\"]\n[b]\ny = 2026-06-15\nx = true\n"), keepAll),
            wanted);
        QCOMPARE(
            canonicalBytes(
                read("# form\nb.x = true\nb.y = 2026-06-15 # day\na=1.0\nc = [\n {},\n 1, 'äö' ]"), keepAll),
            wanted);
        QCOMPARE(canonicalBytes(
                     read("a = 1\nb = 2\n"), [](const TomlValue &member) { return member.key == u"a"; }),
            QByteArray("{1:b=n1:2}"));
    }

    void what_is_not_toml_is_told_with_its_line_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<int>("line");
        QTest::newRow("a text without its end") << QByteArray("a = 1\nb = \"x\n") << 2;
        QTest::newRow("a key twice") << QByteArray("a = 1\nb = 2\na = 3\n") << 3;
        QTest::newRow("a table twice") << QByteArray("[a]\n[a]\n") << 2;
        QTest::newRow("no value") << QByteArray("a =\n") << 1;
        QTest::newRow("bytes that are not UTF-8") << QByteArray("a = 1\nb = \"\xff\"\n") << 2;
        QTest::newRow("a zero byte") << QByteArray("a = \"\0\"", 7) << 1;
        QTest::newRow("a letter that the parser takes for impossible") << QByteArray("a = 1\n\u02da") << 2;
        QTest::newRow("brackets without end") << QByteArray("[[[") << 1;
        QTest::newRow("a bad escape") << QByteArray("a = '\\d'\nb = \"\\d\"") << 2;
    }

    void what_is_not_toml_is_told_with_its_line()
    {
        QFETCH(QByteArray, document);
        QFETCH(int, line);
        const auto parsed = parseToml(QStringLiteral("x.toml"), document);
        const auto *mistake = std::get_if<PlantMistake>(&parsed);
        QVERIFY(mistake);
        QCOMPARE(mistake->file, QStringLiteral("x.toml"));
        QCOMPARE(mistake->line, line);
        QVERIFY(!mistake->what.isEmpty() && !mistake->mend.isEmpty());
    }

    void the_nearest_word_is_the_one_that_was_meant_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("meant");
        QTest::newRow("two letters swapped") << QStringLiteral("uppre") << QStringLiteral("upper");
        QTest::newRow("a letter too few") << QStringLiteral("uper") << QStringLiteral("upper");
        QTest::newRow("a letter too many") << QStringLiteral("lowwer") << QStringLiteral("lower");
        QTest::newRow("another case") << QStringLiteral("Nominal") << QStringLiteral("nominal");
        QTest::newRow("another word") << QStringLiteral("colour") << QString();
    }

    void the_nearest_word_is_the_one_that_was_meant()
    {
        QFETCH(QString, written);
        QFETCH(QString, meant);
        QCOMPARE(
            nearest(written, {QStringLiteral("lower"), QStringLiteral("upper"), QStringLiteral("nominal")})
                .value_or(QString()),
            meant);
    }
};

QTEST_APPLESS_MAIN(TomlValueTest)
#include "toml_value_test.moc"
