// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/csv.h"

#include <QTest>

using namespace unitrail;

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void no_cell_is_a_formula_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char *name, const QString &text, const char *cell) {
            QTest::newRow(name) << text << QByteArray(cell);
        };
        row("a text", "UNIT-1", "UNIT-1");
        row("a number", "-12.50", "-12.50");
        row("equals", "=1+1", "'=1+1");
        row("plus", "+49 89", "'+49 89");
        row("minus", "-cmd", "'-cmd");
        row("at", "@SUM(A1)", "'@SUM(A1)");
        row("a tab in front", "\t=1", "\'\t'=1");
        row("a wide equals", u"\uff1d1+1"_qs,
            "'\xef\xbc\x9d"
            "1+1");
        row("a call with a comma", "=HYPERLINK(\"http://x\",\"y\")",
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        row("behind a semicolon", "a;=1+1", "a;'=1+1");
        row("behind a line end", "a\n=1+1", "\"a\n'=1+1\"");
        row("in the middle", "a=b-c", "a=b-c");
        row("nothing", "", "");
    }

    void no_cell_is_a_formula()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(csvRecord({text}), cell + "\r\n");
    }
};

QTEST_APPLESS_MAIN(CsvTest)
#include "csv_test.moc"
