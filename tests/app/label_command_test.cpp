// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/station_process.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

class LabelCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

private slots:
    void serials_are_minted_one_behind_the_other_and_told_as_json()
    {
        const QString data = m_root.filePath(u"minted"_s);
        std::set<QString> serials;
        for (const int count : {3, 250}) {
            const ProgramResult ran = runProgram({u"mint"_s, u"--part"_s, u"LA-40-100"_s, u"--count"_s,
                QString::number(count), u"--data"_s, data});
            QVERIFY2(ran.code == 0, ran.err.constData());
            QCOMPARE(int(ran.jsonLines().size()), count);
            for (const QJsonObject &told : ran.jsonLines()) {
                QCOMPARE(told[u"part"].toString(), u"LA-40-100"_s);
                QCOMPARE(told[u"station"].toString(), u"KIT-1"_s);
                serials.insert(told[u"serial"].toString());
            }
        }
        QCOMPARE(serials.size(), size_t(253));
        QCOMPARE(*serials.begin(), u"LA40-26-000001T"_s);
        const ProgramResult verified = runProgram({u"verify"_s, u"--data"_s, data});
        QVERIFY2(verified.code == 0, verified.err.constData());
    }

    void what_cannot_be_minted_says_why()
    {
        const QString data = m_root.filePath(u"none"_s);
        const auto mint = [&](const QString &part, const QString &count) {
            return runProgram({u"mint"_s, u"--part"_s, part, u"--count"_s, count, u"--data"_s, data});
        };
        QCOMPARE(mint(u"NO-SUCH"_s, u"1"_s).code, 2);
        QCOMPARE(mint(u"M24-120"_s, u"1"_s).code, 2); // a component: no station makes it
        QCOMPARE(mint(u"LA-40-100"_s, u"0"_s).code, 2);
        QCOMPARE(mint(u"LA-40-100"_s, u"1000000"_s).code, 2);
        for (const QString &part : {u"NO-SUCH"_s, u"M24-120"_s})
            QVERIFY(mint(part, u"1"_s).err.contains(part.toLatin1()));
    }

    void a_label_comes_as_zpl_a_picture_and_a_pdf_of_its_size()
    {
        const QStringList label{u"label"_s, u"--part"_s, u"LA-40-100"_s, u"--serial"_s, u"LA40-26-000001T"_s};
        const ProgramResult zpl = runProgram(label + QStringList{u"--zpl"_s});
        QVERIFY2(zpl.code == 0, zpl.err.constData());
        QVERIFY(zpl.out.startsWith("^XA"));
        QVERIFY(zpl.out.contains("^FDLA40-26-000001T^FS"));
        const QString png = m_root.filePath(u"label.png"_s), pdf = m_root.filePath(u"label.pdf"_s);
        const ProgramResult drawn = runProgram(label + QStringList{u"--png"_s, png, u"--pdf"_s, pdf});
        QVERIFY2(drawn.code == 0, drawn.err.constData());
        QVERIFY(drawn.out.isEmpty());
        QCOMPARE(QImage(png).size(), QSize(496, 240)); // 62 by 30 mm at 203 dots an inch
        QFile page(pdf);
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().startsWith("%PDF"));
    }

    void a_label_that_cannot_be_says_why()
    {
        QCOMPARE(runProgram({u"label"_s}).code, 2);
        QCOMPARE(runProgram({u"label"_s, u"--part"_s, u"M24-120"_s, u"--serial"_s, u"1"_s}).code, 2);
        QCOMPARE(runProgram({u"label"_s, u"--container"_s, u"TOTE-0017"_s}).code, 0);
        const ProgramResult hostile
            = runProgram({u"label"_s, u"--part"_s, u"LA-40-100"_s, u"--serial"_s, u"^XZ~JA"_s});
        // GS1 has no caret in a serial; where it has, it is printed as text and never as a command.
        QVERIFY(hostile.code != 0 || hostile.out.count('~') == 0);
    }
};

QTEST_GUILESS_MAIN(LabelCommandTest)
#include "label_command_test.moc"
