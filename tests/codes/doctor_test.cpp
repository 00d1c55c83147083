// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/doctor.h"
#include "core/codes/read_code.h"
#include "core/codes/test_sheet.h"

#include <QtTest>

#include <functional>
#include <set>

using namespace unitrail;
using Kind = Finding::Kind;
using Verdict = Diagnosis::Verdict;

static constexpr char gs = '\x1d';

/** A scanner that is set up right in all but what is said here. */
struct Scanner {
    std::function<QByteArray(char)> key = [](char c) { return QByteArray(1, c); };
    QByteArray separator{1, gs};
    bool aim = true;
    QByteArray front{};
    QByteArray back{};
    QByteArray terminator{"\r"};
    int times = 1;

    QByteArray scan(const TestCode &code) const
    {
        QByteArray bytes;
        for (int time = 0; time < times; ++time) {
            bytes += front;
            for (const char c : (aim ? code.aim : QByteArray()) + code.data)
                bytes += c == gs ? separator : key(c);
            bytes += back + terminator;
        }
        return bytes;
    }
    std::vector<Capture> scanAll(const std::set<int> &numbers = {1, 2, 3, 4, 5, 6, 7}) const
    {
        std::vector<Capture> captures;
        for (const TestCode &code : testSheet()) {
            if (numbers.contains(code.number))
                captures.push_back({.bytes = scan(code), .atMs = code.number * 3000, .lastsMs = 20});
        }
        return captures;
    }
};

static std::function<QByteArray(char)> keyboard(const char *scanner, const char *host)
{
    return [=](char c) { return shownForKey(c, scanner, host).value_or(QByteArray(1, c)); };
}

static const Finding *found(const Diagnosis &diagnosis, Kind kind)
{
    const auto at = std::find_if(diagnosis.findings.begin(), diagnosis.findings.end(),
        [kind](const Finding &finding) { return finding.kind == kind; });
    return at == diagnosis.findings.end() ? nullptr : &*at;
}

static std::set<Kind> kinds(const Diagnosis &diagnosis)
{
    std::set<Kind> all;
    for (const Finding &finding : diagnosis.findings)
        all.insert(finding.kind);
    return all;
}

static QByteArray joined(const QList<QByteArray> &list)
{
    return list.join();
}

class DoctorTest : public QObject {
    Q_OBJECT

private slots:
    void the_sheet_holds_what_a_reader_can_get_wrong()
    {
        QByteArray all;
        std::set<QByteArray> beginnings;
        for (const TestCode &code : testSheet()) {
            all += code.data;
            beginnings.insert(code.data);
            QCOMPARE(testCodeOf(code.data), code.number);
            QCOMPARE(testCodeOf(code.aim + code.data), code.number);
        }
        for (char c = ' '; c < 0x7f; ++c)
            QVERIFY2(all.contains(c), qPrintable(QString(QChar::fromLatin1(c))));
        QCOMPARE(beginnings.size(), testSheet().size());
        QCOMPARE(testCharacters().size(), 44);
        QCOMPARE(testCodeOf("TEST-CODE-8"), 0);
    }

    void the_sheet_means_nothing_in_a_plant()
    {
        for (const TestCode &code : testSheet()) {
            QVERIFY(readCode(code.data, {}).meanings.empty());
            const Code read = readCode(code.aim + code.data, {});
            const bool isItem = std::all_of(read.meanings.begin(), read.meanings.end(),
                [](const Meaning &meaning) { return std::holds_alternative<AliasCode>(meaning); });
            QVERIFY2(isItem, code.data);
        }
    }

    void a_scanner_that_is_right_is_told_so()
    {
        const Diagnosis diagnosis = diagnose(Scanner{}.scanAll(), {});
        QCOMPARE(diagnosis.verdict, Verdict::Right);
        QVERIFY(diagnosis.findings.empty());
        QVERIFY(diagnosis.proposals.empty());
        QVERIFY(diagnosis.missing.empty());
        QCOMPARE(diagnosis.rightCharacters, 44);
        for (const ReadTestCode &read : diagnosis.reads)
            QVERIFY(read.right);
        QCOMPARE(diagnose({}, {}).verdict, Verdict::NothingYet);
        QCOMPARE(diagnose({}, {}).missing.size(), testSheet().size());
    }

    void what_was_not_scanned_is_not_judged()
    {
        const Diagnosis diagnosis = diagnose(Scanner{}.scanAll({1, 7}), {});
        QCOMPARE(diagnosis.verdict, Verdict::Right);
        QCOMPARE(diagnosis.missing, (std::vector<int>{2, 3, 4, 5, 6}));
    }

    void a_lost_separator_cannot_be_repaired()
    {
        const Diagnosis diagnosis = diagnose(Scanner{.separator = ""}.scanAll(), {});
        QCOMPARE(kinds(diagnosis), std::set{Kind::GsLost});
        QCOMPARE(found(diagnosis, Kind::GsLost)->codes, (std::vector<int>{1, 2, 3, 4}));
        QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
        QVERIFY(diagnosis.proposals.empty());
        QCOMPARE(diagnosis.rightCharacters, 43);
    }

    void a_replaced_separator_is_named_and_repaired_data()
    {
        QTest::addColumn<QByteArray>("separator");
        QTest::addColumn<QString>("repair");
        QTest::addColumn<QByteArray>("costs");
        QTest::newRow("a tilde") << QByteArray("~") << "~={GS}" << QByteArray("~");
        QTest::newRow("a bar") << QByteArray("|") << "|={GS}" << QByteArray("|");
        QTest::newRow("words") << QByteArray("<GS>") << "<GS>={GS}" << QByteArray();
        QTest::newRow("a caret form") << QByteArray("^]") << "^]={GS}" << QByteArray();
        QTest::newRow("a control") << QByteArray("\x1c") << "{x1c}={GS}" << QByteArray();
        QTest::newRow("a Latin-1 byte") << QByteArray("\xa7") << "{xa7}={GS}" << QByteArray();
        QTest::newRow("an equals sign") << QByteArray("=") << "{EQ}={GS}" << QByteArray("=");
        QTest::newRow("a blank") << QByteArray(" ") << "{SP}={GS}" << QByteArray(" ");
    }
    void a_replaced_separator_is_named_and_repaired()
    {
        QFETCH(QByteArray, separator);
        QFETCH(QString, repair);
        QFETCH(QByteArray, costs);
        const auto captures = Scanner{.separator = separator}.scanAll();
        const Diagnosis diagnosis = diagnose(captures, {});
        QCOMPARE(kinds(diagnosis), std::set{Kind::GsReplaced});
        QCOMPARE(found(diagnosis, Kind::GsReplaced)->seen, separator);
        QCOMPARE(diagnosis.verdict, Verdict::Repairable);
        QCOMPARE(diagnosis.proposals.size(), size_t(1));
        QCOMPARE(diagnosis.proposals[0].repair, repair);
        QCOMPARE(diagnosis.proposals[0].costs, costs);
        // It is what it says: with the map set, the codes without those characters read as printed.
        const RepairMap map = *repairMapFromText(repair);
        for (size_t i = 0; i < captures.size(); ++i) {
            const TestCode &code = testSheet()[i];
            if (costs.isEmpty() || !code.data.contains(costs[0]))
                QCOMPARE(repaired(captures[i].bytes.chopped(1), map), code.aim + code.data);
        }
        QCOMPARE(diagnose(captures, {.repair = map}).verdict, Verdict::RightRepaired);
    }

    void a_separator_that_is_a_needed_character_is_not_repaired()
    {
        for (const char *separator : {"-", "A", "7", "+", "]"}) {
            const Diagnosis diagnosis = diagnose(Scanner{.separator = separator}.scanAll(), {});
            QVERIFY2(found(diagnosis, Kind::GsReplaced), separator);
            QVERIFY2(diagnosis.proposals.empty(), separator);
            QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
        }
    }

    void a_separator_sent_as_a_line_end_is_no_business_of_a_map()
    {
        for (const bool framed : {false, true}) {
            const Diagnosis diagnosis = diagnose(Scanner{.separator = "\r"}.scanAll(), {.framed = framed});
            QCOMPARE(kinds(diagnosis), std::set{Kind::GsReplaced});
            QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
            QVERIFY(diagnosis.proposals.empty());
        }
    }

    void two_kinds_of_separators_need_two_pairs()
    {
        // A scanner that substitutes FNC1 alone, as Zebra's "FN1 Substitution" does.
        auto captures = Scanner{}.scanAll({1, 2});
        for (const Capture &capture : Scanner{.separator = "|"}.scanAll({3, 4}))
            captures.push_back(capture);
        const Diagnosis diagnosis = diagnose(captures, {});
        QCOMPARE(found(diagnosis, Kind::GsReplaced)->codes, (std::vector<int>{3, 4}));
        QCOMPARE(diagnosis.proposals.at(0).repair, QStringLiteral("|={GS}"));
        QVERIFY(diagnosis.reads[0].right);
        QVERIFY(!diagnosis.reads[2].right);
    }

    void a_wrong_layout_is_named_data()
    {
        QTest::addColumn<QByteArray>("scanner");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("lost"); // of the characters that every code needs
        const auto row = [](const char *scanner, const char *host, const char *lost) {
            QTest::addRow("%s on %s", scanner, host)
                << QByteArray(scanner) << QByteArray(host) << QByteArray(lost);
        };
        row("us", "de", "+");
        row("us", "de-nodeadkeys", "");
        row("us", "fr", "");
        row("de", "us", "");
        row("de", "fr", "");
        row("fr", "us", "");
        row("fr", "de", "+");
        row("fr", "de-nodeadkeys", "");
    }
    void a_wrong_layout_is_named()
    {
        QFETCH(QByteArray, scanner);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, lost);
        // The right bracket of an AIM identifier takes a third key on all but American keyboards.
        const auto captures
            = Scanner{.key = keyboard(scanner, host), .aim = scanner == "us"}.scanAll({1, 2, 4, 7});
        const Diagnosis diagnosis = diagnose(captures, {.framed = true});
        std::set<Kind> expected{Kind::WrongLayout};
        if (scanner != "us")
            expected.insert(Kind::NoAimId);
        if (!lost.isEmpty())
            expected.insert(Kind::CharactersLost);
        QCOMPARE(kinds(diagnosis), expected);
        QCOMPARE(found(diagnosis, Kind::WrongLayout)->layout, QString(scanner + '/' + host));
        if (!lost.isEmpty()) {
            QCOMPARE(found(diagnosis, Kind::CharactersLost)->expected, lost);
            QVERIFY(diagnosis.proposals.empty()); // no map brings them back
            QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
            return;
        }
        QCOMPARE(diagnosis.proposals.size(), size_t(1));
        QCOMPARE(diagnosis.proposals[0].repair, QString("layout=" + scanner + '/' + host));
        QCOMPARE(diagnosis.verdict, Verdict::Repairable);
        const RepairMap map = *repairMapFromText(diagnosis.proposals[0].repair);
        for (const Capture &capture : captures)
            QVERIFY2(testCodeOf(repaired(capture.bytes.chopped(1), map)) > 0, capture.bytes);
        QCOMPARE(diagnose(captures, {.repair = map, .framed = true}).verdict, Verdict::RightRepaired);
    }

    void layout_and_separator_are_told_together()
    {
        // The degree sign for GS is what this keyboard shows for the tilde, too: it cannot be both.
        const Diagnosis diagnosis
            = diagnose(Scanner{.key = keyboard("us", "de-nodeadkeys"), .separator = "\xc2\xb0"}.scanAll(),
                {.framed = true});
        QCOMPARE(kinds(diagnosis), (std::set{Kind::GsReplaced, Kind::WrongLayout}));
        QCOMPARE(diagnosis.verdict, Verdict::Repairable);
        QCOMPARE(diagnosis.proposals.size(), size_t(1));
        QCOMPARE(diagnosis.proposals[0].repair, QString::fromUtf8("°={GS} layout=us/de-nodeadkeys"));
        QCOMPARE(diagnosis.proposals[0].costs, QByteArray("~"));
    }

    void dead_keys_are_lost_and_said_so()
    {
        // The American keys =, + and ` are accents on a German keyboard and type nothing by themselves.
        const Diagnosis diagnosis
            = diagnose(Scanner{.key = keyboard("us", "de")}.scanAll(), {.framed = true});
        QVERIFY(found(diagnosis, Kind::CharactersLost));
        QCOMPARE(found(diagnosis, Kind::CharactersLost)->expected, QByteArray("+=`"));
        QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
        // What no label needs may be missing.
        const Diagnosis bearable
            = diagnose(Scanner{.key = keyboard("us", "de")}.scanAll({4, 5, 7}), {.framed = true});
        QCOMPARE(found(bearable, Kind::CharactersLost)->expected, QByteArray("=`"));
        QCOMPARE(bearable.verdict, Verdict::Repairable);
    }

    void two_explanations_are_both_told()
    {
        // Caps Lock and a conversion to capitals look the same on lower-case text.
        const auto captures
            = Scanner{.key = [](char c) { return QByteArray(1, c).toUpper(); }, .aim = false}.scanAll({5});
        const Diagnosis diagnosis = diagnose(captures, {});
        QCOMPARE(diagnosis.verdict, Verdict::SeveralRepairs);
        QVERIFY(!diagnosis.decisive.empty());
        QVERIFY(
            std::find(diagnosis.decisive.begin(), diagnosis.decisive.end(), 1) != diagnosis.decisive.end());
        // The code it asks for settles it.
        auto more = captures;
        more.push_back(Scanner{.aim = false}.scanAll({1}).front());
        QCOMPARE(diagnose(more, {}).verdict, Verdict::SetUpScanner);
        QVERIFY(found(diagnose(more, {}), Kind::CaseChanged));
    }

    void two_layouts_that_fit_are_both_proposed()
    {
        // Of a worn sheet only a part came that German and French keyboards treat alike.
        Capture capture;
        const QByteArray shown = Scanner{.key = keyboard("de", "us"), .aim = false}.scan(testSheet()[6]);
        QCOMPARE(shown, QByteArray("TEST/CODE/7\r"));
        capture.bytes = shown;
        const Diagnosis diagnosis = diagnose({capture}, {});
        for (const MapProposal &proposal : diagnosis.proposals)
            QCOMPARE(
                repaired(shown.chopped(1), *repairMapFromText(proposal.repair)), QByteArray("TEST-CODE-7"));
        QVERIFY(!diagnosis.proposals.empty());
        if (diagnosis.proposals.size() > 1)
            QCOMPARE(diagnosis.verdict, Verdict::SeveralRepairs);
    }

    void an_unknown_layout_becomes_pairs()
    {
        // A Swiss host: y and z, and signs that no table here has.
        const auto key = [](char c) -> QByteArray {
            static const std::map<char, QByteArray> swiss{
                {'y', "z"}, {'z', "y"}, {'Y', "Z"}, {'Z', "Y"}, {'-', "'"}, {'/', "-"}, {'\'', "\xc3\xa4"}};
            const auto found = swiss.find(c);
            return found == swiss.end() ? QByteArray(1, c) : found->second;
        };
        const auto captures = Scanner{.key = key}.scanAll({1, 2, 5, 7});
        const Diagnosis diagnosis = diagnose(captures, {.framed = true});
        QCOMPARE(kinds(diagnosis), std::set{Kind::CharactersSwapped});
        QCOMPARE(diagnosis.verdict, Verdict::Repairable);
        const RepairMap map = *repairMapFromText(diagnosis.proposals.at(0).repair);
        for (const Capture &capture : captures)
            QVERIFY2(testCodeOf(repaired(capture.bytes.chopped(1), map)) > 0, capture.bytes);
    }

    void what_two_characters_share_is_not_repaired()
    {
        const auto key = [](char c) { return QByteArray(1, c == '/' || c == '-' ? '-' : c); };
        const Diagnosis diagnosis = diagnose(Scanner{.key = key}.scanAll({1, 2, 7}), {});
        QVERIFY(diagnosis.proposals.empty());
        QVERIFY(diagnosis.verdict != Verdict::Right);
        QVERIFY(found(diagnosis, Kind::CharactersSwapped));
    }

    void a_scanner_without_aim_identifiers_is_advised()
    {
        const Diagnosis diagnosis = diagnose(Scanner{.aim = false}.scanAll(), {});
        QCOMPARE(diagnosis.verdict, Verdict::Right);
        QCOMPARE(kinds(diagnosis), std::set{Kind::NoAimId});
        QCOMPARE(found(diagnosis, Kind::NoAimId)->codes.size(), testSheet().size());
    }

    void other_letters_in_front_are_named_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("front");
        QTest::addColumn<int>("kind");
        QTest::newRow("Zebra's") << 1 << QByteArray("P00") << int(Kind::VendorCodeId);
        QTest::newRow("Honeywell's") << 4 << QByteArray("I") << int(Kind::VendorCodeId);
        QTest::newRow("of another symbol") << 3 << QByteArray("]d1") << int(Kind::OtherAimId);
        QTest::newRow("anything") << 7 << QByteArray("abc:") << int(Kind::TextAdded);
        QTest::newRow("FNC1 told twice") << 3 << QByteArray("]d2\x1d") << int(Kind::GsInFront);
    }
    void other_letters_in_front_are_named()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, front);
        QFETCH(int, kind);
        const Diagnosis diagnosis = diagnose(Scanner{.aim = false, .front = front}.scanAll({code}), {});
        QCOMPARE(kinds(diagnosis), std::set{Kind(kind)});
        QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
    }

    void the_prefix_the_station_waits_for_is_missed()
    {
        const ReaderSetting setting{.terminators = {"\x03"}, .prefix = "\x02"};
        Scanner scanner{.front = "\x02", .terminator = "\x03"};
        QCOMPARE(diagnose(scanner.scanAll(), setting).verdict, Verdict::Right);
        scanner.front.clear();
        const Diagnosis diagnosis = diagnose(scanner.scanAll(), setting);
        QCOMPARE(kinds(diagnosis), std::set{Kind::PrefixMissing});
        QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
    }

    void terminators_are_compared_with_the_station_s_data()
    {
        QTest::addColumn<QByteArray>("terminator");
        QTest::addColumn<QList<QByteArray>>("configured");
        QTest::addColumn<int>("kind"); // -1: none
        const QList<QByteArray> usual{"\r", "\n"};
        QTest::newRow("CR LF") << QByteArray("\r\n") << usual << -1;
        QTest::newRow("LF") << QByteArray("\n") << usual << -1;
        QTest::newRow("CR LF for CR") << QByteArray("\r\n") << QList<QByteArray>{"\r"} << -1;
        QTest::newRow("CR CR") << QByteArray("\r\r") << usual << -1;
        QTest::newRow("TAB") << QByteArray("\t") << usual << int(Kind::OtherTerminator);
        QTest::newRow("ETX") << QByteArray("\x03") << usual << int(Kind::OtherTerminator);
        QTest::newRow("none") << QByteArray() << usual << int(Kind::NoTerminator);
        QTest::newRow("LF for CR LF") << QByteArray("\n") << QList<QByteArray>{"\r\n"} << -1;
    }
    void terminators_are_compared_with_the_station_s()
    {
        QFETCH(QByteArray, terminator);
        QFETCH(QList<QByteArray>, configured);
        QFETCH(int, kind);
        const Diagnosis diagnosis
            = diagnose(Scanner{.terminator = terminator}.scanAll(), {.terminators = configured});
        if (terminator == "\n" && joined(configured) == "\r\n" && configured.size() == 1) {
            QCOMPARE(kinds(diagnosis), std::set{Kind::OtherTerminator}); // half of it is not it
            return;
        }
        QCOMPARE(kinds(diagnosis), kind < 0 ? std::set<Kind>{} : std::set{Kind(kind)});
        QCOMPARE(diagnosis.verdict, kind < 0 ? Verdict::Right : Verdict::SetUpScanner);
    }

    void a_code_that_comes_twice_is_doubled()
    {
        const Diagnosis diagnosis = diagnose(Scanner{.times = 2}.scanAll(), {});
        QCOMPARE(kinds(diagnosis), std::set{Kind::Doubled});
        QCOMPARE(found(diagnosis, Kind::Doubled)->codes.size(), testSheet().size());
        QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
        // Scanned twice by a person it is not.
        auto captures = Scanner{}.scanAll({7});
        captures.push_back(captures.front());
        captures.back().atMs += 1500;
        QCOMPARE(diagnose(captures, {}).verdict, Verdict::Right);
    }

    void a_line_end_in_the_middle_splits()
    {
        auto captures = Scanner{}.scanAll({1, 2, 5, 7});
        captures[2].bytes.insert(20, '\r');
        const Diagnosis diagnosis = diagnose(captures, {});
        QCOMPARE(kinds(diagnosis), std::set{Kind::Split});
        QCOMPARE(found(diagnosis, Kind::Split)->codes, std::vector<int>{5});
        QCOMPARE(found(diagnosis, Kind::Split)->seen, QByteArray("\r"));
        QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
    }

    void a_pause_in_the_middle_does_not_split()
    {
        const Capture whole = Scanner{}.scanAll({1}).front();
        const std::vector<Capture> pieces{{.bytes = whole.bytes.left(9), .atMs = 0, .lastsMs = 10},
            {.bytes = whole.bytes.mid(9), .atMs = 250, .lastsMs = 10}};
        const Diagnosis diagnosis = diagnose(pieces, {});
        QCOMPARE(diagnosis.verdict, Verdict::Right);
        QCOMPARE(diagnosis.reads[0].number, 1);
        QCOMPARE(diagnosis.reads[1].number, 1);
    }

    void a_beginning_that_is_missing_is_told()
    {
        auto captures = Scanner{.aim = false}.scanAll({1, 2, 5, 7});
        captures[2].bytes.remove(0, 3);
        const Diagnosis diagnosis = diagnose(captures, {});
        QVERIFY(found(diagnosis, Kind::Cut));
        QCOMPARE(found(diagnosis, Kind::Cut)->codes, std::vector<int>{5});
        QCOMPARE(diagnosis.verdict, Verdict::SetUpScanner);
        QVERIFY(diagnosis.proposals.empty());
    }

    void parity_and_noise_are_the_line_s_fault()
    {
        const auto even = [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return QByteArray(1, static_cast<char>(qPopulationCount(byte) % 2 == 0 ? byte : byte | 0x80));
        };
        const Diagnosis parity
            = diagnose(Scanner{.key = even, .separator = even(gs), .terminator = even('\r')}.scanAll(), {});
        QCOMPARE(kinds(parity), std::set{Kind::EighthBit});
        QCOMPARE(parity.verdict, Verdict::SetUpScanner);
        const Diagnosis noise
            = diagnose({{.bytes = QByteArray("\xf8\x00\x78\xe6\x80\x1e\xfe\x98\x06\x00\x86", 11)}}, {});
        QCOMPARE(kinds(noise), std::set{Kind::Noise});
        QCOMPARE(noise.verdict, Verdict::NotUnderstood);
    }

    void other_codes_do_not_confuse_it()
    {
        auto captures = Scanner{.separator = "~"}.scanAll();
        captures.insert(captures.begin(), {.bytes = "]C0LA40-26-000001X\r"});
        captures.push_back({.bytes = "BADGE-1017K\r", .atMs = 60000});
        const Diagnosis diagnosis = diagnose(captures, {});
        QCOMPARE(diagnosis.verdict, Verdict::Repairable);
        QCOMPARE(diagnosis.proposals.at(0).repair, QStringLiteral("~={GS}"));
        QVERIFY(found(diagnosis, Kind::NotOfTheSheet));
        QCOMPARE(diagnosis.reads.front().number, 0);
        QCOMPARE(diagnose({captures.front()}, {}).verdict, Verdict::NotUnderstood);
    }

    void a_map_that_is_not_needed_any_more_is_taken_out()
    {
        const Diagnosis diagnosis
            = diagnose(Scanner{}.scanAll(), {.repair = *repairMapFromText("layout=us/de")});
        QVERIFY(found(diagnosis, Kind::RepairSpoils));
        QCOMPARE(diagnosis.verdict, Verdict::Repairable);
        QCOMPARE(diagnosis.proposals, std::vector{MapProposal{}});
        // One that touches nothing of the sheet may stay.
        QCOMPARE(diagnose(Scanner{}.scanAll(), {.repair = *repairMapFromText("{x1c}={GS}")}).verdict,
            Verdict::Right);
    }

    void a_scan_of_the_sheet_is_known_however_it_comes()
    {
        for (const TestCode &code : testSheet()) {
            QCOMPARE(testCodeIn(code.aim + code.data), code.number);
            QCOMPARE(testCodeIn(QByteArray(code.data).replace(gs, "")), code.number);
            QCOMPARE(
                testCodeIn(Scanner{.key = keyboard("us", "de"), .terminator = ""}.scan(code)), code.number);
        }
        for (const char *other : {"", "]C0LA40-26-000001X", "BADGE-1017K", "CMD.COMPLETE.K",
                 "]E09521234123453", "010952123412345321LA40-26-0001"})
            QCOMPARE(testCodeIn(other), 0);
    }

    void no_capture_breaks_it()
    {
        QRandomGenerator random(44);
        const auto good = Scanner{}.scanAll();
        for (int round = 0; round < 2000; ++round) {
            std::vector<Capture> captures;
            for (int count = random.bounded(1, 4); count > 0; --count) {
                Capture capture = good[random.bounded(quint32(good.size()))];
                for (int change = random.bounded(8); change > 0 && !capture.bytes.isEmpty(); --change) {
                    const int at = random.bounded(int(capture.bytes.size()));
                    if (random.bounded(2))
                        capture.bytes[at] = char(random.bounded(256));
                    else
                        capture.bytes.remove(at, random.bounded(1, 4));
                }
                captures.push_back(capture);
            }
            const Diagnosis diagnosis = diagnose(captures, {});
            QCOMPARE(diagnosis.reads.size(), captures.size());
            QVERIFY(diagnosis.verdict != Verdict::NothingYet);
            for (const MapProposal &proposal : diagnosis.proposals)
                QVERIFY(repairMapFromText(proposal.repair));
        }
    }
};

QTEST_GUILESS_MAIN(DoctorTest)
#include "doctor_test.moc"
