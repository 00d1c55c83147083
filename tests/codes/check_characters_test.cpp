// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"
#include "core/codes/read_code.h"

#include <QtTest>

using namespace unitrail;

static const QString letters34 = QStringLiteral("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ");

class CheckCharactersTest : public QObject {
    Q_OBJECT

private slots:
    void published_examples_of_mod_37_36_fit()
    {
        // ISO/IEC 7064: the example of the hybrid system MOD 37,36.
        QCOMPARE(checkCharacter3736(u"A12425GABC1234002"), QChar('M'));
        QCOMPARE(checkCharacter3736(u"A1-2425-GABC.1234002"), QChar('M'));
    }

    void what_is_not_ascii_has_no_check_character()
    {
        QVERIFY(checkCharacter3736(u"CMD.Ä").isNull());
        QVERIFY(checkCharacter34(u"LA40-Ä").isNull());
        QVERIFY(checkCharacter34(u"LI40").isNull());
        QVERIFY(!checkCharacterFits(u"mod34", QStringLiteral("LI40") + QChar()));
    }

    void a_gs1_check_digit_and_check_pair_are_those_of_the_standard()
    {
        QCOMPARE(gs1CheckDigit("0952123412345"), '3');
        QVERIFY(gs1CheckDigitFits("106141412345678908"));
        QVERIFY(!gs1CheckDigitFits("106141412345678907"));
        QCOMPARE(gs1CheckPair("1987654Ad4X4bL5ttr2310c"), QByteArray("2K"));
        QCOMPARE(hibcCheckCharacter("+A123BJC5D6E71"), 'G');
    }

    void layout_does_not_count_in_a_serial()
    {
        QCOMPARE(checkCharacter34(u"LA40-26-000001"), checkCharacter34(u"LA4026000001"));
    }

    void base_34_finds_every_wrong_character()
    {
        const QString serial = withCheck("LA40-26-000471");
        QVERIFY(checkCharacterFits(u"mod34", serial));
        for (qsizetype i = 0; i < serial.size(); ++i) {
            for (const QChar other : letters34) {
                if (serial[i] == u'-' || serial[i] == other)
                    continue;
                QString wrong = serial;
                wrong[i] = other;
                QVERIFY2(!checkCharacterFits(u"mod34", wrong), qPrintable(wrong));
            }
        }
    }

    void base_34_finds_every_swap_of_neighbours()
    {
        // All pairs at an even and an odd distance from the end, and next to the check character.
        for (const QString &tail : {QString(), QStringLiteral("7"), QStringLiteral("Z5")}) {
            for (const QChar a : letters34) {
                for (const QChar b : letters34) {
                    const QString right = withCheck(QString(a) + b + tail);
                    for (qsizetype i = 0; i + 1 < right.size(); ++i) {
                        QString swapped = right;
                        std::swap(swapped[i], swapped[i + 1]);
                        QCOMPARE(checkCharacterFits(u"mod34", swapped), swapped == right);
                    }
                }
            }
        }
    }

    void serials_that_follow_each_other_have_check_characters_from_the_whole_alphabet()
    {
        QSet<QChar> seen;
        for (int i = 1; i <= 5000; ++i) {
            const QChar check
                = checkCharacter34(QStringLiteral("LA40-26-%1").arg(i, 6, 10, QLatin1Char('0')));
            QVERIFY(letters34.contains(check));
            seen.insert(check);
        }
        QVERIFY(seen.size() >= 17);
    }

private:
    static QString withCheck(const QString &text) { return text + checkCharacter34(text); }
};

QTEST_GUILESS_MAIN(CheckCharactersTest)
#include "check_characters_test.moc"
