// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/symbol.h"

#include "tests/labels/read_symbol.h"

#include <QtTest>

using namespace unitrail;

class SymbolTest : public QObject {
    Q_OBJECT

private slots:
    void what_is_drawn_reads_back_data()
    {
        QTest::addColumn<Symbol>("symbol");
        QTest::addColumn<QByteArray>("aim");
        const QByteArray gs1 = "010952123412345321LA40-26-0001\x1d"
                               "10A%B/C\x1d"
                               "17281231";
        QByteArray printable;
        for (char c = ' '; c < 127; ++c)
            printable += c;
        const auto row = [](const char *name, Symbology symbology, const QByteArray &data, const char *aim) {
            QTest::newRow(name) << Symbol{symbology, data} << QByteArray(aim);
        };
        row("Data Matrix", Symbology::DataMatrix, printable, "]d1");
        row("Data Matrix with controls", Symbology::DataMatrix,
            "[)>\x1e"
            "06\x1d"
            "1PABC\x1d"
            "S1\x1e\x04",
            "]d1");
        row("Data Matrix of bytes", Symbology::DataMatrix, "M\xc3\xbcller [x]", "]d1");
        row("GS1 Data Matrix", Symbology::Gs1DataMatrix, gs1, "]d2");
        row("QR", Symbology::Qr, "https://id.gs1.org/01/09521234123453/21/LA40-26-0001", "]Q1");
        row("Code 128", Symbology::Code128, printable.left(48), "]C0");
        row("Code 128 of the rest", Symbology::Code128, printable.mid(48), "]C0");
        row("Code 128 of digits", Symbology::Code128, "00123456789012345675", "]C0");
        row("GS1-128", Symbology::Gs1Code128, gs1, "]C1");
        row("an AI newer than zint", Symbology::Gs1Code128,
            "0309521234123453"
            "21A",
            "]C1");
    }
    void what_is_drawn_reads_back()
    {
        QFETCH(Symbol, symbol);
        QFETCH(QByteArray, aim);
        const auto modules = modulesOf(symbol);
        QVERIFY2(modules, qPrintable(modules ? QString() : modules.error().text));
        const std::vector<SeenCode> seen = codesIn(imageOf(*modules));
        QCOMPARE(seen.size(), size_t(1));
        QCOMPARE(seen[0].bytes, symbol.data);
        QCOMPARE(seen[0].aim, aim);
    }

    void what_cannot_be_drawn_says_why_data()
    {
        QTest::addColumn<Symbol>("symbol");
        QTest::addColumn<QString>("word");
        QTest::newRow("nothing") << Symbol{Symbology::Qr, ""} << "empty";
        QTest::newRow("too much") << Symbol{Symbology::DataMatrix, QByteArray(4000, 'x')} << "shorter";
        QTest::newRow("not ASCII") << Symbol{Symbology::Code128, "\xfc"} << "ASCII";
        QTest::newRow("a wrong check digit")
            << Symbol{Symbology::Gs1DataMatrix, "0109521234123454"} << "check";
        QTest::newRow("no AI") << Symbol{Symbology::Gs1Code128, "hello"} << "identifier";
    }
    void what_cannot_be_drawn_says_why()
    {
        QFETCH(Symbol, symbol);
        QFETCH(QString, word);
        const auto modules = modulesOf(symbol);
        QVERIFY(!modules);
        QVERIFY2(modules.error().text.contains(word), qPrintable(modules.error().text));
    }

    void bars_are_one_row_and_squares_have_many()
    {
        QVERIFY(modulesOf({Symbology::Code128, "A"})->isLinear());
        const auto matrix = modulesOf({Symbology::DataMatrix, "A"});
        QCOMPARE(matrix->size, QSize(10, 10));
        // The finder: a solid left side and bottom.
        for (int i = 0; i < 10; ++i) {
            QVERIFY(matrix->isDark(0, i));
            QVERIFY(matrix->isDark(i, 9));
        }
    }
};

QTEST_MAIN(SymbolTest)
#include "symbol_test.moc"
