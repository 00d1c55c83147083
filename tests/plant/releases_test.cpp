// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/read_plant.h"
#include "tests/plant/small_plant.h"

#include <QTest>

using namespace unitrail;

static const QString routingFile = QStringLiteral("routings/pump.r1.toml");

static Plant read(const std::map<QString, QByteArray> &documents)
{
    const PlantReading reading = readPlant(documents);
    if (!reading.plant)
        qFatal("%s", qPrintable(describe(reading)));
    return *reading.plant;
}

static std::map<QString, QByteArray> smallPlantWith(const char *from, const char *to)
{
    auto documents = smallPlant();
    QByteArray &document = documents[routingFile];
    if (!document.contains(from))
        qFatal("the small plant does not hold %s", from);
    document.replace(document.indexOf(from), static_cast<qsizetype>(qstrlen(from)), to);
    return documents;
}

/** What was released of the small plant, as the journal gives it back. */
static std::map<QString, QByteArray> released()
{
    return releasesFromTexts(releaseTexts(read(smallPlant())));
}

class ReleasesTest : public QObject {
    Q_OBJECT

private slots:
    void a_routing_and_each_of_its_plans_are_released()
    {
        const auto known = released();
        QCOMPARE(known.size(), 2U);
        QCOMPARE(known.at(QStringLiteral("PUMP/1")).size(), 32);
        QCOMPARE(known.at(QStringLiteral("PUMP/1 plan A")).size(), 32);
    }

    void the_same_plant_has_no_conflict()
    {
        QVERIFY(releaseConflicts(read(smallPlant()), released()).empty());
    }

    void a_first_release_has_no_conflict() { QVERIFY(releaseConflicts(read(smallPlant()), {}).empty()); }

    void a_changed_revision_is_refused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("mend");
        const QString routing = QStringLiteral("PUMP/1 is"), plan = QStringLiteral("PUMP/1 plan A is");
        const QString nextRevision = QStringLiteral("next revision"),
                      nextPlan = QStringLiteral("next plan revision");
        QTest::newRow("a limit") << QByteArray("upper = 12.050") << QByteArray("upper = 12.060") << plan
                                 << nextPlan;
        QTest::newRow("the places of a limit")
            << QByteArray("upper = 12.050") << QByteArray("upper = 12.05") << plan << nextPlan;
        QTest::newRow("a characteristic less")
            << QByteArray("[[operation.characteristic]]\nid = \"seal\"\nname = { en = \"Seal\" }\nkind = "
                          "\"attribute\"\nplan = \"A\"\n")
            << QByteArray() << plan << nextPlan;
        QTest::newRow("a quantity") << QByteArray("quantity = 12.5") << QByteArray("quantity = 12") << routing
                                    << nextRevision;
        QTest::newRow("a station more")
            << QByteArray("[\"S-2\"]") << QByteArray("[\"S-2\", \"S-1\"]") << routing << nextRevision;
        QTest::newRow("attempts") << QByteArray("attempts_max = 3") << QByteArray("attempts_max = 4")
                                  << routing << nextRevision;
        QTest::newRow("a return point less")
            << QByteArray("[\"020\", \"030\"]") << QByteArray("[\"020\"]") << routing << nextRevision;
        QTest::newRow("a name") << QByteArray("{ en = \"Press\" }") << QByteArray("{ en = \"Press it\" }")
                                << routing << nextRevision;
    }

    void a_changed_revision_is_refused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, reference);
        QFETCH(QString, mend);
        const auto conflicts = releaseConflicts(read(smallPlantWith(from, to)), released());
        QCOMPARE(conflicts.size(), 1U);
        QVERIFY2(conflicts[0].what.startsWith(reference), qPrintable(conflicts[0].text()));
        QVERIFY2(conflicts[0].mend.contains(mend), qPrintable(conflicts[0].text()));
        QCOMPARE(conflicts[0].file, routingFile);
        QVERIFY(conflicts[0].line > 0);
    }

    void what_is_not_content_may_change_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("a comment") << QByteArray("attempts_max = 3")
                                   << QByteArray("attempts_max = 3 # as agreed");
        QTest::newRow("blanks") << QByteArray("attempts_max = 3")
                                << QByteArray("\n  attempts_max   =   3\n\n");
        QTest::newRow("the order of keys") << QByteArray("kind = \"test\"\nstations = [\"S-2\"]")
                                           << QByteArray("stations = [\"S-2\"]\nkind = \"test\"");
        QTest::newRow("what the practice line does")
            << QByteArray("practice_text = \"1.2\"") << QByteArray("practice_text = \"1.3\"");
    }

    void what_is_not_content_may_change()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const auto conflicts = releaseConflicts(read(smallPlantWith(from, to)), released());
        QVERIFY2(conflicts.empty(), conflicts.empty() ? "" : qPrintable(conflicts[0].text()));
    }

    void a_new_plan_beside_the_old_leaves_the_routing_released()
    {
        const auto documents = smallPlantWith("[[operation.characteristic]]\nid = \"seal\"",
            "[[operation.characteristic]]\nid = \"depth\"\nname = { en = \"Depth\" }\nkind = "
            "\"numeric\"\nunit = \"mm\"\nplan = \"B\"\n"
            "from = 2026-06-15\nupper = 12.040\n\n[[operation.characteristic]]\nid = \"seal\"");
        const Plant plant = read(documents);
        QVERIFY(releaseConflicts(plant, released()).empty());
        QVERIFY(plant.releases.contains(QStringLiteral("PUMP/1 plan B")));
    }

    void the_next_revision_beside_the_old_is_welcome()
    {
        auto documents = smallPlant();
        QByteArray next = documents[routingFile];
        next.replace("revision = 1", "revision = 2");
        next.replace("attempts_max = 3", "attempts_max = 4");
        documents[QStringLiteral("routings/pump.r2.toml")] = next;
        QVERIFY(releaseConflicts(read(documents), released()).empty());
    }

    void the_next_revision_in_place_of_the_old_is_refused()
    {
        auto documents = smallPlantWith("revision = 1", "revision = 2");
        documents[QStringLiteral("orders.toml")].replace("PUMP/1", "PUMP/2");
        const auto conflicts = releaseConflicts(read(documents), released());
        QCOMPARE(conflicts.size(), 2U); // the routing and its plan
        QVERIFY(conflicts[0].what.contains(u"not in the definition any more"));
        QVERIFY(conflicts[0].mend.contains(u"keep it"));
    }

    void a_label_revision_is_released_and_may_go_but_not_change()
    {
        const QByteArray label = R"([[label]]
name = "pump"
revision = 1
of = "unit"
parts = ["PUMP"]
width = 40.0
height = 20.0
dpi = 203

[[label.element]]
kind = "text"
x = 2.0
y = 2.0
height = 3.0
content = "{serial}"
)";
        const QString file = QStringLiteral("labels.toml");
        const auto with = [&](const QByteArray &bytes) {
            auto documents = smallPlant();
            documents[file] = bytes;
            return read(documents);
        };
        const auto known = releasesFromTexts(releaseTexts(with(label)));
        QVERIFY(known.contains(QStringLiteral("label pump/1")));
        QVERIFY(releaseConflicts(with("# as agreed\n" + label), known).empty());
        for (const auto &[from, to] : std::initializer_list<std::pair<const char *, const char *>>{
                 {"x = 2.0", "x = 2.5"}, {"{serial}", "{part}"}, {"width = 40.0", "width = 41.0"}}) {
            const QByteArray changed = "\n\n" + QByteArray(label).replace(from, to);
            const auto conflicts = releaseConflicts(with(changed), known);
            QCOMPARE(conflicts.size(), 1U);
            QCOMPARE(conflicts[0].file, file);
            QCOMPARE(conflicts[0].line, 3);
            QVERIFY2(conflicts[0].what.startsWith(QStringLiteral("label pump/1 is not")),
                qPrintable(conflicts[0].text()));
            QVERIFY(conflicts[0].mend.contains(QStringLiteral("next revision")));
            const QByteArray next = label + QByteArray(changed).replace("revision = 1", "revision = 2");
            QVERIFY(releaseConflicts(with(next), known).empty());
        }
        QVERIFY(releaseConflicts(read(smallPlant()), known).empty());
    }

    void texts_that_are_none_of_ours_are_passed_over()
    {
        QVERIFY(releasesFromTexts({QString(), QStringLiteral("="), QStringLiteral("LA-40/7"),
                                      QStringLiteral("LA-40/7=abc"), QStringLiteral("=") + QString(64, u'a')})
                    .empty());
    }

    void the_digest_of_a_plant_knows_every_byte_and_every_name()
    {
        const QByteArray before = plantDigest(smallPlant());
        auto changed = smallPlant();
        changed[routingFile] += "# a remark\n";
        QVERIFY(plantDigest(changed) != before);

        auto renamed = smallPlant();
        auto node = renamed.extract(routingFile);
        node.key() = QStringLiteral("routings/other.toml");
        renamed.insert(std::move(node));
        QVERIFY(plantDigest(renamed) != before);

        QVERIFY(plantDigest({{QStringLiteral("a"), "bc"}}) != plantDigest({{QStringLiteral("ab"), "c"}}));
        QCOMPARE(plantDigest(smallPlant()), before);
    }

    /** Journals hold these for ever: a reader that computes them otherwise has forgotten what was released.
     */
    void released_digests_are_the_same_in_every_version()
    {
        const Plant plant = read({{QStringLiteral("all.toml"), R"(
            plant = { name = "N", revision = "1", utc_offset = "+00:00", badge_prefix = "B" }
            station = [{ name = "S", title = { en = "S" }, kind = "work" }]
            part = [{ number = "P", name = { en = "P" }, tracking = "serial", level = 2 }, { number = "Q", name = { en = "Q" }, tracking = "none", level = 1 }]
            routing = { name = "R", revision = 1, parts = ["P"] }
            operation = [{ id = "10", name = { en = "O" }, kind = "test", stations = ["S"], practice_attribute_yield = 0.9, characteristic = [
                { id = "c", name = { en = "C" }, kind = "numeric", unit = "mm", plan = "A", upper = 12.050, practice_mean = 11 }] }]
            bom = [{ products = ["P"], line = [{ line = 1, part = "Q", quantity = 4 }] }]
        )"}});
        // Computed apart from this program, from the form that toml_value.h and releases.cpp describe.
        QCOMPARE(plant.releases.at(QStringLiteral("R/1")).digest.toHex(),
            QByteArray("6e6c7ef518d7e3ae4edfe697f426ffd4f4e31e52879ca1b4c2fa03de152caa26"));
        QCOMPARE(plant.releases.at(QStringLiteral("R/1 plan A")).digest.toHex(),
            QByteArray("476cce4c0d6d462e6c5f3c35a0d17944c460781d399029ff234f8e5a0f58cbdb"));
    }
};

QTEST_APPLESS_MAIN(ReleasesTest)
#include "releases_test.moc"
