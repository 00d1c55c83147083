// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/decode_lines.h"
#include "core/codes/keys.h"

#include <QFile>
#include <QtTest>

using namespace unitrail;

/** Codes that were thought out to be misread, each with what the standards say of it. */
class HostileCodesTest : public QObject {
    Q_OBJECT

private slots:
    void each_is_what_the_standards_say_data()
    {
        QTest::addColumn<bool>("asEpc");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QString>("syntax");
        QTest::addColumn<QString>("error");
        QFile file(QStringLiteral(UNITRAIL_SOURCE_DIR "/tests/codes/hostile_vectors.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int number = 0;
        while (!file.atEnd()) {
            QByteArray line = file.readLine();
            line.chop(1);
            ++number;
            if (line.startsWith('#'))
                continue;
            const QList<QByteArray> cells = line.split('\t');
            QCOMPARE(cells.size(), 5);
            QTest::addRow("line %d: %s", number, cells[1].constData())
                << (cells[0] == "epc") << cells[1] << (cells[2] == "yes") << QString::fromUtf8(cells[3])
                << QString::fromUtf8(cells[4]);
        }
    }
    void each_is_what_the_standards_say()
    {
        QFETCH(bool, asEpc);
        QFETCH(QByteArray, line);
        QFETCH(bool, good);
        QFETCH(QString, syntax);
        QFETCH(QString, error);
        const Code code = decodeLine(line, Plant(), {.epc = asEpc});
        QCOMPARE(!code.error, good);
        QCOMPARE(syntaxName(code.syntax), syntax);
        QCOMPARE(code.error ? code.error->code : QString(), error);
    }
};

QTEST_APPLESS_MAIN(HostileCodesTest)
#include "hostile_codes_test.moc"
