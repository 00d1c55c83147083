// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/read_plant.h"
#include "tests/plant/small_plant.h"

#include <QTest>

using namespace unitrail;

using Severity = PlantMistake::Severity;

/** The line, from 1, that this text begins on. */
static int lineOf(const QByteArray &document, const QByteArray &text)
{
    const qsizetype at = document.indexOf(text);
    return at < 0 ? -1 : static_cast<int>(document.left(at).count('\n')) + 1;
}

class BrokenPlantTest : public QObject {
    Q_OBJECT

private slots:
    void the_small_plant_has_no_mistake()
    {
        const PlantReading reading = readPlant(smallPlant());
        QVERIFY2(reading.mistakes.empty() && reading.plant, qPrintable(describe(reading)));
    }

    /** In `file`, `from` becomes `to`; one mistake follows, on the line where `at` stands then, and its mend
     * holds `mend`. */
    void one_mistake_is_one_message_at_its_line_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("mend");
        QTest::addColumn<bool>("isWarning");
        QString file;
        const auto row = [&](const char *claim, const char *from, const char *to, const char *at,
                             const char *what, const char *mend, bool isWarning = false) {
            QTest::newRow(claim) << file << QByteArray(from) << QByteArray(to) << QByteArray(at)
                                 << QString::fromUtf8(what) << QString::fromUtf8(mend) << isWarning;
        };

        // One slip is one line.
        // clang-format off
        file = QStringLiteral("plant.toml");
        row("an offset that is none", "+01:00", "1h", "utc_offset", "offset", "+02:00");
        row("no plant's name", "name = \"Small\"\n", "", "[plant]", "no \"name\"", "name =");
        row("an unknown key that is nearly a known one", "badge_prefix = \"B-\"", "badge_prefix = \"B-\"\nrevison = \"1\"", "revison", "unknown key", "Remove");
        row("a section that is unknown", "[[hold_reason]]", "[[hold_raeson]]", "[[hold_raeson]]", "unknown key \"hold_raeson\"", "hold_reason");
        row("two stations with one name", "[[defect]]", "[[station]]\nname = \"S-2\" # twice\ntitle = { en = \"x\" }\nkind = \"work\"\n[[defect]]", "name = \"S-2\" # twice", "defined twice, first at plant.toml:17", "number of its own");
        row("a kind of station that is none", "title = { en = \"First\" }\nkind = \"work\"", "title = { en = \"First\" }\nkind = \"wrok\"", "wrok", "not one of", "Did you mean \"work\"");
        row("a station without work", "[[defect]]", "[[station]]\nname = \"S-3\"\ntitle = { en = \"x\" }\nkind = \"work\"\n[[defect]]", "name = \"S-3\"", "No operation", "kind", true);
        row("a station without English words", "{ en = \"First\" }", "{ de = \"Erste\" }", "Erste", "English", "en =");
        row("a language that is none", "{ en = \"First\" }", "{ en = \"First\", german = \"Erste\" }", "german", "language", "two small letters");
        row("a title that is no table", "{ en = \"First\" }", "\"First\"", "title = \"First\"", "not a table", "{ en =");
        row("a defect of an unknown operation", "[\"020\"]", "[\"021\"]", "\"021\"", "no operation 021", "020");
        row("a section in single brackets", "[[hold_reason]]", "[hold_reason]", "[hold_reason]", "not a list of sections", "double brackets");
        row("a limit of quality that no table has", "[[hold_reason]]", "[[sampling_plan]]\nname = \"s\"\naql = 1.1\n[[hold_reason]]", "aql = 1.1", "no column", "1.0");
        row("a level of inspection that is none", "[[hold_reason]]", "[[sampling_plan]]\nname = \"s\"\naql = 1.0\nlevel = \"IV\"\n[[hold_reason]]", "level = ", "not one of", "Did you mean");
        row("a drawing that is none", "[[hold_reason]]", "[[picture]]\nid = \"p\"\nname = { en = \"P\" }\nparts = [\"PUMP\"]\nsvg = '<html/>'\n[[hold_reason]]", "svg = ", "does not begin with <svg>", "plain SVG");
        row("a drawing that is cut off", "[[hold_reason]]", "[[picture]]\nid = \"p\"\nname = { en = \"P\" }\nparts = [\"PUMP\"]\nsvg = '<svg><g></svg>'\n[[hold_reason]]", "svg = ", "not well formed", "plain SVG");
        row("a drawing that leads out of itself", "[[hold_reason]]", "[[picture]]\nid = \"p\"\nname = { en = \"P\" }\nparts = [\"PUMP\"]\nsvg = '<svg><use href=\"file:///etc/passwd\"/></svg>'\n[[hold_reason]]", "svg = ", "leads to file", "stands for itself");
        row("a place off the picture", "[[hold_reason]]", "[[picture]]\nid = \"p\"\nname = { en = \"P\" }\nparts = [\"PUMP\"]\nsvg = '<svg/>'\nplace = [{ name = \"A\", x = 1.5, y = 0 }]\n[[hold_reason]]", "place = ", "off the picture", "from 0 to 1");
        row("invalid TOML", "code = \"D1\"", "code = \"D1", "code = \"D1", "not valid TOML", "right");

        file = QStringLiteral("people.toml");
        row("a person without a role", "roles = [\"operator\"]", "roles = []", "roles = []", "no role", "at least one");
        row("a role that is none", "\"inspector\"", "\"inspektor\"", "inspektor", "not one of", "inspector");
        row("two people with one badge", "badge = \"2\"", "badge = \"1\" # twice", "badge = \"1\" # twice", "badge 1 is defined twice", "number of its own");
        row("two people with one id", "id = \"P2\"", "id = \"P1\" # twice", "id = \"P1\" # twice", "people.toml:2", "number of its own");
        row("an unknown qualification", "press = 2026-12-31", "press = 2026-12-31, pres = 2026-12-31", "qualifications_until", "no qualification pres", "press");
        row("a date in quotation marks", "2026-12-31", "\"2026-12-31\"", "qualifications_until", "not a date", "without quotation marks");
        row("a day that does not exist", "2026-12-31", "2026-02-30", "2026-02-30", "TOML", "right");
        row("a qualification with and without an end", "qualifications_until", "qualifications = [\"press\"]\nqualifications_until", "qualifications_until", "twice", "Keep it in");
        row("a PIN that everybody can read", "badge = \"2\"", "badge = \"2\"\npin = \"246810\"", "246810", "not the verifier of a PIN", "unitrail pin");
        row("a person who is a number", "name = \"Ada Bell\"", "name = 7", "name = 7", "a whole number and not a text", "\"...\"");

        row("a gauge without a class", "[[person]]\nid = \"P2\"", "[[gauge]]\nid = \"G-1\"\nname = { en = \"Gauge\" }\n[[person]]\nid = \"P2\"", "[[gauge]]", "no \"class\"", "class =");
        row("two gauges with one number", "[[person]]\nid = \"P2\"", "[[gauge]]\nid = \"G-1\"\nname = { en = \"Gauge\" }\nclass = \"depth\"\n[[gauge]]\nid = \"G-1\" # twice\nname = { en = \"Gauge\" }\nclass = \"depth\"\n[[person]]\nid = \"P2\"", "id = \"G-1\" # twice", "G-1 is defined twice", "number of its own");
        row("a gauge at an unknown station", "[[person]]\nid = \"P2\"", "[[gauge]]\nid = \"G-1\"\nname = { en = \"Gauge\" }\nclass = \"depth\"\nstations = [\"S-22\"]\n[[person]]\nid = \"P2\"", "S-22", "no station S-22", "S-2");

        file = QStringLiteral("parts.toml");
        row("two parts with one number", "[[part]]\nnumber = \"OIL\"", "[[part]]\nnumber = \"MOTOR\" # twice\nname = { en = \"x\" }\ntracking = \"none\"\nlevel = 1\n[[part]]\nnumber = \"OIL\"", "number = \"MOTOR\" # twice", "MOTOR is defined twice, first at parts.toml:13", "number of its own");
        row("a GTIN with a wrong check digit", "04012345000412", "04012345000413", "04012345000413", "GTIN", "14 digits");
        row("a pattern that is no regular expression", "'P\\d{4}'", "'P(\\d{4}'", "serial_pattern", "regular expression", "PCRE");
        row("an example that does not fit", "\"P0001\"", "\"P001\"", "serial_example", "does not fit", "pattern or the example");
        row("a pattern without an example", "serial_example = \"P0001\"\n", "", "serial_pattern", "no example", "serial_example");
        row("an example with a wrong check character", "serial_example = \"P0001\"", "serial_check = \"mod34\"\nserial_example = \"P0001\"", "serial_example", "check character", "really printed");
        row("a high level without a reason", "level_reason = \"Recalled one by one\"\n", "", "level = 3", "without a reason", "level_reason");
        row("a level that is none", "level = 2\n\n", "level = 5\n\n", "level = 5", "is 5", "from 1 to 4");
        row("a number that cannot be one", "[[part]]\nnumber = \"OIL\"", "[[part]]\nnumber = \"A/B\"\nname = { en = \"x\" }\ntracking = \"none\"\nlevel = 1\n[[part]]\nnumber = \"OIL\"", "number = \"A/B\"", "cannot be a number", "none of the characters /@");
        row("a pattern for numbers that are not there", "unit = \"g\"", "unit = \"g\"\nserial_pattern = 'x'\nserial_example = \"x\"", "serial_pattern = 'x'", "without serial numbers", "tracking");
        row("a high level with lots only", "[[part]]\nnumber = \"OIL\"", "[[part]]\nnumber = \"GEL\"\nname = { en = \"x\" }\ntracking = \"lot\"\nlevel = 3\nlevel_reason = \"x\"\n[[part]]\nnumber = \"OIL\"", "tracking = \"lot\"", "no serial", "lower the level", true);

        file = QStringLiteral("routings/pump.r1.toml");
        row("two operations with one number", "id = \"030\"", "id = \"020\" # twice", "id = \"020\" # twice", "Two operations", "number of its own");
        row("operations out of order", "id = \"010\"", "id = \"025\"", "id = \"020\"", "020 stands after 025", "order of their numbers");
        row("an operation that no station performs", "stations = [\"S-2\"]", "stations = []", "stations = []", "No station", "at least one");
        row("an operation without stations", "stations = [\"S-2\"]\n", "", "[[operation]]\nid = \"030\"", "No station", "at least one");
        row("an unknown station", "stations = [\"S-2\"]", "stations = [\"S-2\", \"S-22\"]", "S-22", "no station S-22", "S-2");
        row("a station twice", "stations = [\"S-2\"]", "stations = [\"S-2\", \"S-2\"]", "stations = [\"S-2\", \"S-2\"]", "twice", "Remove");
        row("a kind of operation that is none", "kind = \"test\"", "kind = \"tset\"", "tset", "not one of", "Did you mean \"test\"");
        row("an operation with an unknown qualification", "[\"press\"]", "[\"press\", \"fly\"]", "fly", "no qualification fly", "Define");
        row("a return forward", "attempts_max = 3", "rework_to = [\"030\"]", "rework_to = [\"030\"]", "cycle", "does not lie after");
        row("a return to nowhere", "[\"020\", \"030\"]", "[\"020\", \"025\"]", "025", "not on the routing", "this routing");
        row("fewer than no attempts", "attempts_max = 3", "attempts_max = -1", "attempts_max", "is -1", "0 or more");
        row("a unit that begins in the middle", "kind = \"test\"", "kind = \"test\"\nmints = true", "id = \"030\"", "makes the unit", "first");
        row("an upper limit below the lower", "upper = 12.050", "upper = 11.900", "upper = 11.900", "lies below \"lower\"", "Swap");
        row("a nominal value above the limits", "nominal = 12.000", "nominal = 12.051", "nominal = 12.051", "above \"upper\"", "between the limits");
        row("a nominal value below the limits", "nominal = 12.000", "nominal = 11.949", "nominal = 11.949", "below \"lower\"", "between the limits");
        row("a plausible band that begins inside the limits", "plausible_lower = 10", "plausible_lower = 11.951", "plausible_lower", "inside the limits", "Widen");
        row("a plausible band that ends inside the limits", "plausible_upper = 14", "plausible_upper = 12.049", "plausible_upper", "inside the limits", "Widen");
        row("a guard band that leaves nothing", "guard_band = 0.005", "guard_band = 0.05", "guard_band", "leaves nothing", "smaller");
        row("a number without limits", "lower = 11.950\nnominal = 12.000\nupper = 12.050", "nominal = 12.000", "[[operation.characteristic]]\nid = \"depth\"", "no limit", "lower, upper or both");
        row("a number without a unit", "unit = \"mm\"\n", "", "[[operation.characteristic]]\nid = \"depth\"", "no unit", "unit =");
        row("a class that no gauge has", "unit = \"mm\"\n", "unit = \"mm\"\ngauge_class = \"depth\"\n", "gauge_class", "No gauge", "[[gauge]]", true);
        row("a limit in quotation marks", "upper = 12.050", "upper = \"12.050\"", "upper", "a text and not a number", "without quotation marks");
        row("a limit with an exponent", "upper = 12.050", "upper = 1.2050e1", "upper", "plain decimal", "no exponent");
        row("a limit without an end", "upper = 12.050", "upper = inf", "upper", "plain decimal", "digits");
        row("a limit of an attribute", "kind = \"attribute\"", "kind = \"attribute\"\nupper = 1", "upper = 1\n", "not a number", "numeric");
        row("a pattern of a number", "guard_band = 0.005", "pattern = 'x'", "pattern = 'x'", "not a text", "text");
        row("a practice text that would fail", "practice_text = \"1.2\"", "practice_text = \"12\"", "practice_text", "does not fit", "pattern");
        row("a characteristic twice in one plan", "id = \"seal\"", "id = \"version\"", "[[operation.characteristic]]\nid = \"version\"\nname = { en = \"Version\"", "twice in plan revision A", "next plan revision");
        row("no repeats", "guard_band = 0.005", "repeats = 0", "repeats", "is 0", "from 1 to 1000");
        row("a mean of what is not a number", "kind = \"attribute\"", "kind = \"attribute\"\nresult = \"mean\"", "result = ", "has a mean", "numeric");
        row("no attempt at all", "guard_band = 0.005", "attempts = 0", "attempts = ", "is 0", "from 1 to 100");
        row("an attribute that no instrument sends", "kind = \"attribute\"", "kind = \"attribute\"\ntyped = false", "typed = ", "no instrument", "numeric");
        row("an unknown sampling plan", "guard_band = 0.005", "sampling = \"AQL\"", "sampling = ", "no sampling plan AQL", "Define");
        row("a conversion by nothing", "guard_band = 0.005", "conversions = [{ unit = \"m\", factor = 0 }]", "conversions", "makes every value the same", "how many mm");
        row("a conversion of the plan's own unit", "guard_band = 0.005", "conversions = [{ unit = \"mm\", factor = 1 }]", "conversions", "taken already", "each other unit");
        row("a routing of an unknown part", "parts = [\"PUMP\"]", "parts = [\"PUMP\", \"PUPM\"]", "parts = ", "no part PUPM", "Did you mean \"PUMP\"");
        row("two plan revisions from the same day", "kind = \"attribute\"\nplan = \"A\"", "kind = \"attribute\"\nplan = \"A\"\n[[operation.characteristic]]\nid = \"seal\"\nname = { en = \"Seal\" }\nkind = \"attribute\"\nplan = \"B\"", "[[operation.characteristic]]\nid = \"seal\"\nname = { en = \"Seal\" }\nkind = \"attribute\"\nplan = \"B\"", "same day", "from = ");
        row("a characteristic that becomes another", "kind = \"attribute\"\nplan = \"A\"", "kind = \"attribute\"\nplan = \"A\"\n[[operation.characteristic]]\nid = \"seal\"\nname = { en = \"Seal\" }\nkind = \"text\"\nplan = \"B\"\nfrom = 2026-06-15", "[[operation.characteristic]]\nid = \"seal\"\nname = { en = \"Seal\" }\nkind = \"text\"", "changes its unit", "id of its own");
        row("an unknown part in the bill", "part = \"OIL\"", "part = \"OILS\"", "part = \"OILS\"", "no part OILS", "OIL");
        row("two lines with one number", "line = 20", "line = 10 # twice", "[[bom.line]]\nline = 10 # twice", "number 10", "number of its own");
        row("a capture at an operation that is not there", "captured_at = \"020\"\nfrom", "captured_at = \"025\"\nfrom", "captured_at = \"025\"", "not an operation", "this routing");
        row("a tracked part that is never captured", "positions = [\"M1\", \"M2\"]\ncaptured_at = \"020\"", "positions = [\"M1\", \"M2\"]", "[[bom.line]]\nline = 10", "never captured", "captured_at");
        row("nothing of a part", "quantity = 12.5", "quantity = 0", "quantity = 0", "is 0", "more than 0");
        row("half a piece with a serial", "quantity = 2\n", "quantity = 2.5\n", "quantity = 2.5", "cannot be", "whole");
        row("two pieces in one position", "[\"M1\", \"M2\"]", "[\"M1\"]", "positions = [\"M1\"]", "1 for 2 pieces", "each piece");
        row("one position for two lines", "[\"SUMP\"]", "[\"M2\"]", "[[bom.line]]\nline = 20", "both fill", "one name");
        row("a captured part without a position", "positions = [\"SUMP\"]\n", "", "[[bom.line]]\nline = 20", "no position", "positions =");
        row("a line with a high level and no serial", "from_loaded_lot = true", "from_loaded_lot = true\nlevel = 3", "[[bom.line]]\nline = 20", "no serial", "lower the level", true);
        row("a line with a high level and no reason", "part = \"MOTOR\"", "part = \"MOTOR\"\nlevel = 3", "level = 3", "without a reason", "level_reason");
        row("a loaded lot of a part with serials", "captured_at = \"020\"\n\n", "captured_at = \"020\"\nfrom_loaded_lot = true\n\n", "from_loaded_lot", "not tracked by lot", "Remove");
        row("a capture of a part that is not tracked", "from_loaded_lot = true", "tracking = \"none\"", "captured_at = \"020\"\ntracking", "not tracked", "track the part");
        row("a product in itself", "[[bom.line]]\nline = 20", "[[bom.line]]\nline = 15\npart = \"PUMP\"\nquantity = 1\npositions = [\"X\"]\ncaptured_at = \"020\"\n[[bom.line]]\nline = 20", "products", "component of itself, line 15", "right");
        row("a bill of another product", "products = [\"PUMP\"]", "products = [\"PUMP\", \"MOTOR\"]", "products", "does not build", "parts");
        row("a yield in per cent", "attempts_max = 3", "practice_attribute_yield = 98.3", "practice_attribute_yield", "between 0 and 1", "0.983");

        file = QStringLiteral("orders.toml");
        row("an order of nothing", "quantity = 200", "quantity = 0", "quantity = 0", "is 0", "1 or more");
        row("an order by an unknown routing", "\"PUMP/1\"", "\"PUMP/2\"", "routing = ", "no routing PUMP/2", "PUMP/1");
        row("an order of an unknown part", "part = \"PUMP\"", "part = \"PUMPE\"", "part = \"PUMPE\"", "no part PUMPE", "PUMP");
        row("an order of a part the routing does not build", "part = \"PUMP\"", "part = \"OIL\"", "routing = ", "does not build OIL", "routing");
        row("a code whose example does not fit", "\"M:47\"\n\n", "\"M:x\"\n\n", "example", "does not fit", "pattern or the example");
        row("a code that finds nothing", "(?<serial>", "(", "pattern", "finds no \"serial\" or \"lot\"", "(?<serial>");
        row("a code with an unknown group", "(?<serial>", "(?<serail>\\d)?(?<serial>", "pattern", "unknown group \"serail\"", "serial");
        row("a code that does not say its part", "part = \"MOTOR\"\n", "", "[[code]]", "which part", "(?<part>");
        row("a code that two rules take", "[[practice]]", "[[code]]\nname = \"any\"\nmeaning = \"unit\"\npattern = '(?<serial>.*47)'\nexample = \"47\"\n[[practice]]", "name = \"motor\"", "means 2 things", "narrow", false);
        row("a practice code that no rule takes", "code = \"M:48\"", "code = \"N:48\"", "code = \"N:48\"", "means nothing", "label of this plant");
        row("a practice code at an unknown operation", "operation = \"020\"", "operation = \"200\"", "operation = \"200\"", "no operation 200", "020");
        // clang-format on
    }

    void one_mistake_is_one_message_at_its_line()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, at);
        QFETCH(QString, what);
        QFETCH(QString, mend);
        QFETCH(bool, isWarning);
        auto documents = smallPlant();
        QByteArray &document = documents[file];
        const qsizetype begin = document.indexOf(from);
        QVERIFY2(begin >= 0, "the small plant does not hold the text to be broken");
        document.replace(begin, from.size(), to);

        const PlantReading reading = readPlant(documents);
        QVERIFY2(reading.mistakes.size() == 1, qPrintable(describe(reading)));
        const PlantMistake &mistake = reading.mistakes[0];
        const QByteArray context = mistake.text().toUtf8();
        QVERIFY2(mistake.file == file, context);
        QVERIFY2(mistake.line == lineOf(document, at), context);
        QVERIFY2(mistake.column > 0, context);
        QVERIFY2(mistake.what.contains(what), context);
        QVERIFY2(mistake.mend.contains(mend), context);
        QCOMPARE(mistake.severity, isWarning ? Severity::Warning : Severity::Error);
        QCOMPARE(reading.plant.has_value(), isWarning);
    }

    void a_second_head_is_told_where_the_first_stands()
    {
        auto documents = smallPlant();
        documents[QStringLiteral("site.toml")] = documents[QStringLiteral("plant.toml")].left(
            documents[QStringLiteral("plant.toml")].indexOf("[["));
        const PlantReading reading = readPlant(documents);
        QCOMPARE(reading.mistakes.size(), 1U);
        QCOMPARE(reading.mistakes[0].text(),
            QStringLiteral("site.toml:1: error: A second [plant] section, after the one at plant.toml:1. "
                           "Keep one of them."));
    }

    void two_routings_with_one_revision_are_told_where_the_first_stands()
    {
        auto documents = smallPlant();
        documents[QStringLiteral("routings/pump.r2.toml")]
            = documents[QStringLiteral("routings/pump.r1.toml")];
        const PlantReading reading = readPlant(documents);
        QCOMPARE(reading.mistakes.size(), 1U);
        QCOMPARE(reading.mistakes[0].text(),
            QStringLiteral(
                "routings/pump.r2.toml:3: error: The routing PUMP/1 is defined twice, "
                "first at routings/pump.r1.toml:3. Remove one of them, or give it a number of its own."));
    }

    void two_revisions_of_one_routing_stand_side_by_side()
    {
        auto documents = smallPlant();
        QByteArray next = documents[QStringLiteral("routings/pump.r1.toml")];
        next.replace("revision = 1", "revision = 2");
        documents[QStringLiteral("routings/pump.r2.toml")] = next;
        const PlantReading reading = readPlant(documents);
        QVERIFY2(reading.plant.has_value(), qPrintable(describe(reading)));
        QCOMPARE(reading.plant->routingOf(PartNumber::known(QStringLiteral("PUMP")))->revision, 2);
        QVERIFY(reading.plant->routing(QStringLiteral("PUMP/1")));
    }

    void a_qualification_that_operations_need_and_nobody_holds_is_a_warning()
    {
        auto documents = smallPlant();
        documents[QStringLiteral("people.toml")].replace(
            "qualifications_until = { press = 2026-12-31 }\n", "");
        const PlantReading reading = readPlant(documents);
        QCOMPARE(reading.mistakes.size(), 1U);
        QCOMPARE(reading.mistakes[0].file, QStringLiteral("plant.toml"));
        QCOMPARE(reading.mistakes[0].severity, Severity::Warning);
        QVERIFY(reading.plant);
    }

    void a_routing_without_its_head_is_not_passed_over()
    {
        auto documents = smallPlant();
        QByteArray &document = documents[QStringLiteral("routings/pump.r1.toml")];
        document = document.mid(document.indexOf("[[operation]]"));
        const PlantReading reading = readPlant(documents);
        QVERIFY(!reading.plant);
        const bool told = std::any_of(reading.mistakes.begin(), reading.mistakes.end(),
            [](const PlantMistake &mistake) { return mistake.what.contains(u"without a [routing]"); });
        QVERIFY2(told, qPrintable(describe(reading)));
    }

    void a_file_that_is_not_toml_hides_no_mistake_of_another_and_invents_none()
    {
        auto documents = smallPlant();
        documents[QStringLiteral("parts.toml")].prepend("]\n");
        documents[QStringLiteral("orders.toml")].replace("quantity = 200", "quantity = 0");
        const PlantReading reading = readPlant(documents);
        QVERIFY2(reading.mistakes.size() == 2, qPrintable(describe(reading)));
        QCOMPARE(reading.mistakes[0].file, QStringLiteral("orders.toml"));
        QCOMPARE(reading.mistakes[1].file, QStringLiteral("parts.toml"));
        QCOMPARE(reading.mistakes[1].line, 1);
    }

    void ten_mistakes_are_told_at_once_in_the_order_of_files_and_lines()
    {
        auto documents = smallPlant();
        const auto breakIt = [&](const char *file, const char *from, const char *to) {
            QByteArray &document = documents[QLatin1String(file)];
            QVERIFY(document.contains(from));
            document.replace(document.indexOf(from), static_cast<qsizetype>(qstrlen(from)), to);
        };
        breakIt("plant.toml", "+01:00", "1h");
        breakIt("plant.toml", "[\"020\"]", "[\"021\"]");
        breakIt("people.toml", "roles = [\"operator\"]", "roles = []");
        breakIt("people.toml", "badge = \"2\"", "badge = \"1\"");
        breakIt("parts.toml", "04012345000412", "04012345000413");
        breakIt("parts.toml", "\"P0001\"", "\"P001\"");
        breakIt("routings/pump.r1.toml", "upper = 12.050", "upper = 11.900");
        breakIt("routings/pump.r1.toml", "part = \"OIL\"", "part = \"OILS\"");
        breakIt("routings/pump.r1.toml", "attempts_max = 3", "rework_to = [\"030\"]");
        breakIt("orders.toml", "quantity = 200", "quantity = 0");
        const PlantReading reading = readPlant(documents);
        QVERIFY2(reading.mistakes.size() == 10, qPrintable(describe(reading)));
        for (size_t i = 1; i < reading.mistakes.size(); ++i) {
            const PlantMistake &a = reading.mistakes[i - 1], &b = reading.mistakes[i];
            QVERIFY(std::tie(a.file, a.line) < std::tie(b.file, b.line));
        }
        QVERIFY(describe(reading).endsWith(QStringLiteral("10 errors, 0 warnings.\n")));
    }

    void nothing_at_all_is_a_mistake_with_a_mend()
    {
        QVERIFY(!readPlant({}).plant);
        const PlantReading nowhere = readPlantDirectory(QStringLiteral("/nonexistent/plant"));
        QCOMPARE(nowhere.mistakes.size(), 1U);
        QCOMPARE(nowhere.mistakes[0].text(),
            QStringLiteral("/nonexistent/plant: error: There is no directory /nonexistent/plant. "
                           "Name the directory that holds the plant definition, and let it be read."));
    }

    void any_bytes_at_all_are_answered()
    {
        for (const QByteArray &bytes : {QByteArray("\0\0", 2), QByteArray("\xff\xfe"),
                 QByteArray("[[part]]\npart"), QByteArray(5000, '['),
                 QByteArray("plant = 1\npart = [1, 2]\nstation = [[]]\nrouting = \"x\"\noperation = "
                            "2026-01-01T00:00:00Z\n"),
                 QByteArray("[[part]]\nnumber = 7\nname = []\ntracking = {}\nlevel = 1.5\n")}) {
            auto documents = smallPlant();
            documents[QStringLiteral("zz.toml")] = bytes;
            const PlantReading reading = readPlant(documents);
            QVERIFY(!reading.plant);
            QVERIFY(!reading.mistakes.empty());
        }
    }

    void a_definition_with_a_slip_anywhere_is_answered()
    {
        // Every file of the small plant, cut off, doubled and overwritten at places that are the same in
        // every run.
        quint32 random = 1;
        const auto next = [&](quint32 below) {
            random = random * 1664525 + 1013904223;
            return (random >> 8) % below;
        };
        static const QByteArray slips("[]{}=\"'#.,\n\r\\+-e0zZ\x01\x7f\xc3");
        for (int i = 0; i < 3000; ++i) {
            auto documents = smallPlant();
            auto document = documents.begin();
            std::advance(document, next(static_cast<quint32>(documents.size())));
            QByteArray &bytes = document->second;
            for (quint32 slip = 0; slip <= next(3); ++slip) {
                const qsizetype at = next(static_cast<quint32>(bytes.size()));
                switch (next(4)) {
                case 0:
                    bytes.truncate(at + 1);
                    break;
                case 1:
                    bytes.insert(at, bytes.mid(at, 20));
                    break;
                case 2:
                    bytes[at] = slips[next(static_cast<quint32>(slips.size()))];
                    break;
                default:
                    bytes.remove(at, 1);
                    break;
                }
            }
            const PlantReading reading = readPlant(documents);
            const bool hasErrors = std::any_of(reading.mistakes.begin(), reading.mistakes.end(),
                [](const PlantMistake &mistake) { return mistake.severity == Severity::Error; });
            QCOMPARE(reading.plant.has_value(), !hasErrors);
        }
    }
};

QTEST_APPLESS_MAIN(BrokenPlantTest)
#include "broken_plant_test.moc"
