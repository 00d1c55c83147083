// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"
#include "core/codes/read_code.h"

#include <QtTest>

using namespace unitrail;

static PartNumber part(const char *number)
{
    return PartNumber::known(QLatin1String(number));
}
static SerialNumber serial(const QString &text)
{
    return SerialNumber::known(text);
}

static CodeRule rule(const char *name, CodeRule::Meaning meaning, const char *pattern)
{
    return {.name = QLatin1String(name),
        .pattern = QRegularExpression(QLatin1String(pattern)),
        .meaning = meaning,
        .part = {},
        .check = {}};
}

static Part partOf(const char *number, const char *revision)
{
    return {.number = part(number),
        .revision = QLatin1String(revision),
        .name = {},
        .levelReason = {},
        .gtin = {},
        .serialPattern = {},
        .serialCheck = {},
        .lotPattern = {},
        .shelfLifeDays = {},
        .openLifeDays = {}};
}

/** An actuator with a GTIN and a check character, and a motor that only its supplier marks. */
static Plant factory()
{
    Plant plant;
    plant.badgePrefix = "BADGE-";
    Part actuator = partOf("LA-40-100", "D");
    actuator.gtin = "09521234123453";
    actuator.serialCheck = "mod34";
    plant.parts.emplace(actuator.number, actuator);
    plant.parts.emplace(part("M24-120"), partOf("M24-120", "B"));
    plant.parts.emplace(part("GS-17"), partOf("GS-17", "A"));
    plant.codeRules.push_back(rule("gear set", CodeRule::Meaning::Lot, "(?<part>GS-17):(?<lot>[A-Z0-9]+)"));
    plant.codeRules.push_back(rule("carton", CodeRule::Meaning::Container, "CTN-[0-9]{6}"));
    return plant;
}

static QByteArray escaped(const char *text)
{
    return QByteArray(text).replace("{GS}", "\x1d").replace("{RS}", "\x1e").replace("{EOT}", "\x04");
}

class ReadCodeTest : public QObject {
    Q_OBJECT

private slots:
    void a_unit_label_is_its_part_serial_and_lot()
    {
        const QString own = QStringLiteral("LA40-26-000001") + checkCharacter34(u"LA40-26-000001");
        const Code code = readCode("]d2010952123412345321" + own.toLatin1()
                + "\x1d"
                  "10LA40-26A",
            factory());
        QCOMPARE(code.aim, QString("]d2"));
        QCOMPARE(code.syntax, Syntax::Gs1ElementString);
        QVERIFY(!code.error);
        QCOMPARE(code.elements.size(), size_t(3));
        QCOMPARE(code.meanings.size(), size_t(1));
        QCOMPARE(code.meanings.front(),
            Meaning(ItemCode{
                .part = part("LA-40-100"), .serial = serial(own), .lot = LotNumber::known("LA40-26A")}));
    }

    void a_serial_with_a_wrong_check_character_means_nothing_and_says_where()
    {
        const QChar right = checkCharacter34(u"LA40-26-000001");
        const Code code = readCode(
            QByteArray("]d2010952123412345321LA40-26-000001") + (right == u'7' ? '8' : '7'), factory());
        QVERIFY(code.meanings.empty());
        QVERIFY(code.error);
        QCOMPARE(code.error->code, QString("serial.check-character"));
        QCOMPARE(code.error->position, 16 + 2 + 14);
    }

    void a_wrong_check_digit_means_nothing_and_says_where()
    {
        const Code code = readCode("]C10109521234123454", factory());
        QVERIFY(code.meanings.empty());
        QCOMPARE(code.error->code, QString("gs1.check-digit"));
        QCOMPARE(code.error->position, 15);
    }

    void a_known_serial_of_a_part_that_is_not_ours_means_nothing()
    {
        const Code code = readCode("]d20112345678901231"
                                   "21ABC",
            factory());
        QVERIFY(!code.error);
        QVERIFY(code.meanings.empty());
        QCOMPARE(code.warnings.front().code, QString("plant.unknown-part"));
    }

    void a_supplier_label_is_its_part_serial_lot_and_quantity()
    {
        const Code code = readCode(
            escaped("[)>{RS}06{GS}1PM24-120{GS}SM4711{GS}1TB77{GS}2PB{GS}Q12{GS}14D20290331{RS}{EOT}"),
            factory());
        QCOMPARE(code.syntax, Syntax::Iso15434);
        QVERIFY(!code.error);
        QVERIFY(code.warnings.empty());
        QCOMPARE(code.meanings.size(), size_t(1));
        QCOMPARE(code.meanings.front(),
            Meaning(ItemCode{.part = part("M24-120"),
                .serial = serial("M4711"),
                .lot = LotNumber::known("B77"),
                .revision = "B",
                .expiry = QDate(2029, 3, 31),
                .quantity = Decimal(12, 0)}));
    }

    void an_expiry_that_is_no_date_takes_the_meaning_with_it()
    {
        const Code code
            = readCode(escaped("[)>{RS}06{GS}1PM24-120{GS}1TB77{GS}14D20290231{RS}{EOT}"), factory());
        QVERIFY(code.meanings.empty());
        QCOMPARE(code.warnings.front().code, QString("mh10.date"));
    }

    void a_container_is_told_by_its_sscc_or_license_plate()
    {
        QCOMPARE(readCode("]C100106141412345678908", factory()).meanings,
            std::vector<Meaning>{ContainerCode{ContainerId::known("106141412345678908")}});
        QCOMPARE(readCode(escaped("[)>{RS}06{GS}JUN123456789{RS}{EOT}"), factory()).meanings,
            std::vector<Meaning>{ContainerCode{ContainerId::known("UN123456789")}});
    }

    void commands_and_badges_come_back_as_they_were_printed()
    {
        QCOMPARE(readCode(commandText("COMPLETE").toLatin1(), factory()).meanings,
            std::vector<Meaning>({CommandCode{"COMPLETE", {}}}));
        QCOMPARE(readCode(commandText("DEFECT", "S-04").toLatin1(), factory()).meanings,
            std::vector<Meaning>({CommandCode{"DEFECT", "S-04"}}));
        QCOMPARE(readCode("]C0" + badgeText("BADGE-", "1017").toLatin1(), factory()).meanings,
            std::vector<Meaning>({BadgeCode{"1017"}}));
    }

    void a_damaged_command_or_badge_is_never_one()
    {
        for (const QString &whole :
            {commandText("COMPLETE"), commandText("QTY", "12"), badgeText("BADGE-", "1017")}) {
            for (qsizetype i = 4; i < whole.size(); ++i) {
                QString damaged = whole;
                damaged[i] = whole[i] == u'Q' ? u'K' : u'Q';
                const Code code = readCode(damaged.toLatin1(), factory());
                QVERIFY2(code.meanings.empty(), qPrintable(damaged));
            }
            const Code cut = readCode(whole.chopped(1).toLatin1(), factory());
            QVERIFY(cut.meanings.empty());
        }
    }

    void a_symbol_that_is_not_gs1_is_not_read_as_it()
    {
        const QByteArray keyed = "0104012345000412"
                                 "21LA40-26-000001T";
        for (const QByteArray aim : {"]C0", "]d1", "]Q1", "]A0", "]J0"}) {
            for (const QByteArray &data : {keyed, keyed + "\x1d" + "10LOT"}) {
                const Code code = readCode(aim + data, factory());
                QVERIFY2(code.syntax == Syntax::Plain && code.elements.empty(), aim + data);
                QVERIFY(!code.error);
            }
        }
        // A reader without AIM identifiers has said nothing, and the bracketed form says it itself.
        QCOMPARE(readCode(keyed, factory()).syntax, Syntax::Gs1ElementString);
        QCOMPARE(
            readCode("]C0(01)04012345000412(21)LA40-26-000001T", factory()).syntax, Syntax::Gs1ElementString);
    }

    void hexadecimal_of_any_length_is_a_tags_memory()
    {
        for (const char *hex : {"3", "F0", "30F"}) {
            const Code code = readEpc(hex, factory());
            QVERIFY(code.error);
            QVERIFY2(code.elements.front().value.endsWith(QStringLiteral(".x") + QLatin1StringView(hex)),
                qPrintable(code.elements.front().value));
        }
    }

    void plain_text_means_what_the_code_book_says()
    {
        QCOMPARE(readCode("GS-17:G26A", factory()).meanings,
            std::vector<Meaning>{(ItemCode{.part = part("GS-17"), .lot = LotNumber::known("G26A")})});
        QCOMPARE(readCode("CTN-000123", factory()).meanings,
            std::vector<Meaning>{ContainerCode{ContainerId::known("CTN-000123")}});
        const Code unknown = readCode("CTN-0001234", factory());
        QVERIFY(unknown.meanings.empty());
        QVERIFY(!unknown.error);
        QCOMPARE(unknown.text, QString("CTN-0001234"));
    }

    void rules_that_disagree_leave_all_their_meanings()
    {
        Plant plant = factory();
        plant.codeRules.push_back(rule("fixture", CodeRule::Meaning::Station, "CTN-0001.*"));
        plant.codeRules.push_back(rule("carton again", CodeRule::Meaning::Container, "CTN-0{3}[0-9]+"));
        QCOMPARE(readCode("CTN-000123", plant).meanings.size(), size_t(2));
    }

    void a_rule_with_a_check_character_beats_a_looser_one_when_it_fails()
    {
        Plant plant = factory();
        plant.codeRules.push_back(rule("motor", CodeRule::Meaning::Component, "M(?<serial>[A-Z0-9]+)"));
        plant.codeRules.back().check = "iso7064-mod37-36";
        plant.codeRules.push_back(rule("anything", CodeRule::Meaning::Lot, ".*"));
        const QString good = QStringLiteral("4711") + checkCharacter3736(u"4711");
        QCOMPARE(readCode("M" + good.toLatin1(), plant).meanings.size(), size_t(2));
        const Code bad = readCode("M4811" + good.right(1).toLatin1(), plant);
        QVERIFY(bad.meanings.empty());
        QCOMPARE(bad.error->code, QString("serial.check-character"));
        QCOMPARE(bad.error->position, 5);
    }

    void a_pattern_must_match_the_whole_text_by_its_longest_alternative_too()
    {
        Plant plant = factory();
        plant.codeRules = {rule("either", CodeRule::Meaning::Container, "BOX|BOX-[0-9]")};
        QCOMPARE(readCode("BOX-7", plant).meanings.size(), size_t(1));
        QCOMPARE(readCode("BOX-77", plant).meanings.size(), size_t(0));
    }

    void brackets_that_are_no_gs1_are_told_and_not_taken_for_text()
    {
        for (const char *text : {"(1A)12345", "(15", "(1)12345", "(01)", "(12345)12345", "(17)9(90)217"}) {
            const Code code = readCode(text, {});
            QVERIFY2(code.error, text);
            QVERIFY2(code.meanings.empty(), text);
        }
        QVERIFY(!readCode("(A) box", {}).error);
    }

    void every_byte_that_came_is_kept_and_can_be_shown()
    {
        const QByteArray bytes("\x02"
                               "A\x1d"
                               "B\xff\x00"
                               "C",
            7);
        const Code code = readCode(bytes, factory());
        QCOMPARE(code.raw, bytes);
        QCOMPARE(code.shown(), QString::fromLatin1("[STX]A[GS]B\xff[NUL]C"));
        QCOMPARE(shownText(QString(QChar(0x202e)) + "A"), QString("[U+202E]A"));
    }
};

QTEST_GUILESS_MAIN(ReadCodeTest)
#include "read_code_test.moc"
