// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/match.h"
#include "core/codes/read_code.h"
#include "core/plant/read_plant.h"

#include <QTest>

using namespace unitrail;

/** What a code says, in one line: "part serial lot expiry quantity", "badge ...", "command ...". */
static QString said(const Meaning &meaning)
{
    return match(
        meaning,
        [](const ItemCode &item) {
            QStringList words{QStringLiteral("item")};
            if (item.part)
                words += item.part->text();
            if (item.serial)
                words += QStringLiteral("S=") + item.serial->text();
            if (item.lot)
                words += QStringLiteral("L=") + item.lot->text();
            if (item.expiry)
                words += QStringLiteral("X=") + item.expiry->toString(Qt::ISODate);
            if (item.quantity)
                words += QStringLiteral("Q=") + item.quantity->text();
            return words.join(u' ');
        },
        [](const BadgeCode &badge) { return QStringLiteral("badge ") + badge.badge; },
        [](const CommandCode &command) { return QStringLiteral("command ") + command.verb; },
        [](const ContainerCode &container) {
            return QStringLiteral("container ") + container.container.text();
        },
        [](const StationCode &station) { return QStringLiteral("station ") + station.station.text(); },
        [](const OrderCode &order) { return QStringLiteral("order ") + order.order.text(); },
        [](const AliasCode &alias) { return QStringLiteral("alias ") + alias.value; });
}

/** The codes that the practice panel offers are read as what they are offered as, and suffice for the work.
 */
class PracticeTest : public QObject {
    Q_OBJECT

    PlantReading m_reading;

    [[nodiscard]] const Plant &plant() const { return *m_reading.plant; }

    [[nodiscard]] QStringList saidAt(const QString &operation) const
    {
        QStringList all;
        for (const PracticeCode &practice : plant().practiceCodes) {
            if ((practice.operation ? practice.operation->text() : QString()) != operation)
                continue;
            const Code code = readCode(practice.code, plant());
            all += code.meanings.size() == 1 && !code.error
                ? said(code.meanings[0])
                : QStringLiteral("not understood: ") + code.shown();
        }
        return all;
    }

private slots:
    void initTestCase()
    {
        m_reading = readPlantDirectory(QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo"));
        QVERIFY2(m_reading.plant.has_value(), qPrintable(describe(m_reading)));
    }

    void each_code_is_read_as_what_it_is_offered_as()
    {
        QCOMPARE(saidAt({}),
            QStringList({QStringLiteral("badge 1114"), QStringLiteral("badge 1103"),
                QStringLiteral("badge 1101"), QStringLiteral("badge 1105"), QStringLiteral("badge 1109"),
                QStringLiteral("badge 1301"), QStringLiteral("command START"),
                QStringLiteral("command COMPLETE"), QStringLiteral("command FAIL"),
                QStringLiteral("command UNDO"), QStringLiteral("command HOLD"), QStringLiteral("command YES"),
                QStringLiteral("command NO"), QStringLiteral("command HELP"),
                QStringLiteral("command LOCK")}));
        QCOMPARE(saidAt(QStringLiteral("010")),
            QStringList({QStringLiteral("order WO-26-0424"),
                QStringLiteral("item LA-40-100 S=LA40-26-009001K L=LA40-26A"),
                QStringLiteral("item LA-40-100 S=LA40-26-009001K"), QStringLiteral("container TOTE-0017")}));
        QCOMPARE(saidAt(QStringLiteral("020")),
            QStringList({QStringLiteral("item BRG-6001 L=B6001-261904"),
                QStringLiteral("item BRG-6001 L=B6001-261905"),
                QStringLiteral("item BS-12x4 S=BS4-471137-9001"),
                QStringLiteral("item HSG-40 L=H47113-02")}));
        QCOMPARE(saidAt(QStringLiteral("030")),
            QStringList({QStringLiteral("item GR-EP2 L=EP2-2611A X=2028-03-31 Q=400"),
                QStringLiteral("item LOC-243 L=L243-260301 X=2027-03-01 Q=50"),
                QStringLiteral("item M24-120 S=NM26W17-909001"),
                QStringLiteral("item M24-120 S=NM26W17-909001"), QStringLiteral("item GS-17 L=0526-03"),
                QStringLiteral("item SK-40 L=SK26-041 X=2029-02-28")}));
        QCOMPARE(saidAt(QStringLiteral("040")),
            QStringList({QStringLiteral("item CP-200 S=CP26-0990-9001"),
                QStringLiteral("item ENC-12 S=E12-9009001 L=EN2619-B"),
                QStringLiteral("item CA-150 L=CA26-0117")}));
    }

    void badges_are_those_of_people_and_commands_end_with_their_check_character()
    {
        for (const PracticeCode &practice : plant().practiceCodes) {
            const Code code = readCode(practice.code, plant());
            QCOMPARE(code.meanings.size(), 1U);
            if (const auto *badge = std::get_if<BadgeCode>(&code.meanings[0]))
                QVERIFY(plant().personByBadge(badge->badge));
            if (const auto *command = std::get_if<CommandCode>(&code.meanings[0]))
                QCOMPARE(QString::fromUtf8(practice.code), commandText(command->verb, command->argument));
        }
    }

    void the_numbers_fit_the_patterns_of_their_parts()
    {
        for (const PracticeCode &practice : plant().practiceCodes) {
            const Code code = readCode(practice.code, plant());
            const auto *item = std::get_if<ItemCode>(&code.meanings.at(0));
            if (!item)
                continue;
            const Part &part = *plant().part(*item->part);
            const auto fits = [](const QString &pattern, const QString &text) {
                return QRegularExpression(QRegularExpression::anchoredPattern(pattern))
                    .match(text)
                    .hasMatch();
            };
            QVERIFY2(!item->serial || fits(part.serialPattern, item->serial->text()), practice.code);
            QVERIFY2(!item->lot || fits(part.lotPattern, item->lot->text()), practice.code);
        }
    }

    void every_scanned_line_of_the_first_operations_has_its_code()
    {
        const Routing &routing = *plant().routing(QStringLiteral("LA-40/7"));
        for (const BomLine &line : routing.boms.at(PartNumber::known(QStringLiteral("LA-40-100")))) {
            if (!line.capturedAt)
                continue;
            const bool offered = std::any_of(plant().practiceCodes.begin(), plant().practiceCodes.end(),
                [&](const PracticeCode &practice) {
                    const Code code = readCode(practice.code, plant());
                    const auto *item = std::get_if<ItemCode>(&code.meanings.at(0));
                    return practice.operation == line.capturedAt && item && item->part == line.part;
                });
            QVERIFY2(offered, qPrintable(line.part.text()));
        }
    }

    /** codes.toml documents one printed example for every kind of label; these are its claims. */
    void the_labels_of_the_code_book_are_read()
    {
        const auto meaning = [&](const QByteArray &bytes) {
            const Code code = readCode(bytes, plant());
            return code.meanings.size() == 1 && !code.error ? said(code.meanings[0]) : QStringLiteral("?");
        };
        QCOMPARE(meaning("LA-40-100-M:S" + serialOf("LA-40-100-M")),
            QStringLiteral("item LA-40-100-M S=") + QString::fromLatin1(serialOf("LA-40-100-M")));
        QCOMPARE(meaning(serialOf("LA-40-100")),
            QStringLiteral("item S=") + QString::fromLatin1(serialOf("LA-40-100")));
        QCOMPARE(meaning("]d20104012345000429"
                         "21"
                     + serialOf("LA-40-100-M")),
            QStringLiteral("item LA-40-100-M S=") + QString::fromLatin1(serialOf("LA-40-100-M")));
        QCOMPARE(meaning("ENC-12:SE12-0047113:1TEN2619-B"),
            QStringLiteral("item ENC-12 S=E12-0047113 L=EN2619-B"));
        QCOMPARE(meaning("GS-17:1T0526-03:Q250"), QStringLiteral("item GS-17 L=0526-03 Q=250"));
        QCOMPARE(meaning("]C100340123450000000017"), QStringLiteral("container 340123450000000017"));
        QCOMPARE(meaning("RACK-01"), QStringLiteral("container RACK-01"));
        QCOMPARE(meaning("WO-26-0401"), QStringLiteral("order WO-26-0401"));
        QCOMPARE(meaning("STATION:ASM-1"), QStringLiteral("station ASM-1"));
    }

    void a_wrong_check_character_is_not_taken_for_a_unit()
    {
        QByteArray serial = serialOf("LA-40-100");
        serial[serial.size() - 1] = serial.back() == 'A' ? 'B' : 'A';
        for (const QByteArray &bytes : {serial, "LA-40-100:S" + serial,
                 "]d20104012345000412"
                 "21" + serial}) {
            const Code code = readCode(bytes, plant());
            QVERIFY2(code.meanings.empty() && code.error, bytes);
        }
    }

private:
    [[nodiscard]] QByteArray serialOf(const char *part) const
    {
        return plant().part(PartNumber::known(QLatin1String(part)))->serialExample.toLatin1();
    }
};

QTEST_APPLESS_MAIN(PracticeTest)
#include "practice_test.moc"
