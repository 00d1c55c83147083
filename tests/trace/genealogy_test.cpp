// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/genealogy.h"
#include "core/trace/genealogy_layout.h"
#include "core/trace/trace.h"
#include "tests/journal/journal_fixture.h"

#include <QRandomGenerator>

#include <set>

using namespace unitrail;
using View = GenealogyQuestion::View;

static const QString encoder = QStringLiteral("ENC-12");

static Genealogy ask(Bench &bench, const GenealogyQuestion &question)
{
    const auto genealogist = Genealogist::open(*bench.journal);
    if (!genealogist)
        qFatal("%s", qUtf8Printable(genealogist.error().text));
    auto tree = (*genealogist)->ask(question);
    if (!tree)
        qFatal("%s", qUtf8Printable(tree.error().text));
    return *tree;
}

/** "TOP(MODULE(E1(L1)))": what hangs on what. */
static QString shape(const Genealogy &tree, int node = 0)
{
    const GenealogyNode &it = tree.nodes[size_t(node)];
    const auto unit = it.subject.unit();
    const auto lot = it.subject.lot();
    QString text = unit ? unit->serial.text() : lot ? lot->lot.text() : it.subject.text();
    QStringList children;
    for (const int child : tree.childrenOf(node))
        children.append(shape(tree, child));
    return children.isEmpty() ? text : text + u'(' + children.join(u' ') + u')';
}

static Recorded removeFrom(Bench &bench, const QString &serial, const Component &component)
{
    std::vector<Subject> about{unitSubject(serial)};
    if (const auto unit = component.unit())
        about.push_back(Subject::of(*unit));
    return bench.record(
        about, ComponentRemoved{{component}, QStringLiteral("noisy"), QStringLiteral("scrap")});
}

class GenealogyTest : public QObject {
    Q_OBJECT

private slots:
    void a_tree_goes_down_to_the_suppliers_lot_and_up_to_the_product()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        bench.create(QStringLiteral("TOP"));
        bench.create(QStringLiteral("MODULE"));
        bench.install(QStringLiteral("MODULE"), piece(encoder, QStringLiteral("E1"), QStringLiteral("L1")));
        bench.install(QStringLiteral("MODULE"), piece(QStringLiteral("GREASE"), {}, QStringLiteral("G1")));
        bench.install(QStringLiteral("TOP"), piece(QStringLiteral("LA40"), QStringLiteral("MODULE")));

        const Genealogy down = ask(bench, {.start = unitSubject(QStringLiteral("TOP"))});
        QCOMPARE(shape(down), QStringLiteral("TOP(MODULE(E1(L1) G1))"));
        QCOMPARE(down.nodes[2].quality, LinkQuality::ExactSerial);
        QCOMPARE(down.nodes[3].quality, LinkQuality::ByLabel);
        QCOMPARE(down.nodes[4].quality, LinkQuality::ExactLot);
        const Genealogy up = ask(bench, {.start = Subject::of(lotId(QStringLiteral("L1"))), .up = true});
        QCOMPARE(shape(up), QStringLiteral("L1(E1(MODULE(TOP)))"));
    }

    void what_was_taken_from_the_loaded_lot_is_known_by_time_only()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        bench.create(QStringLiteral("A"));
        Component grease = piece(QStringLiteral("GREASE"), {}, QStringLiteral("G1"));
        grease.fromLoadedLot = true;
        bench.install(QStringLiteral("A"), grease);
        QCOMPARE(ask(bench, {.start = unitSubject(QStringLiteral("A"))}).nodes[1].quality,
            LinkQuality::TimeWindow);
    }

    void built_maintained_and_ever_are_three_trees()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        const auto last = [&] {
            bench.record({unitSubject(QStringLiteral("A"))}, OperationCompleted{operation(), 1, true});
        };
        bench.create(QStringLiteral("A"));
        bench.record({unitSubject(QStringLiteral("A"))}, OperationStarted{operation(), 1});
        bench.install(QStringLiteral("A"), piece(encoder, QStringLiteral("E1")));
        removeFrom(bench, QStringLiteral("A"), piece(encoder, QStringLiteral("E1")));
        bench.install(QStringLiteral("A"), piece(encoder, QStringLiteral("E2")));
        last();
        removeFrom(bench, QStringLiteral("A"), piece(encoder, QStringLiteral("E2")));
        bench.install(QStringLiteral("A"), piece(encoder, QStringLiteral("E3")));
        const auto at = [&](View view) {
            return shape(ask(bench, {.start = unitSubject(QStringLiteral("A")), .view = view}));
        };
        QCOMPARE(at(View::AsBuilt), QStringLiteral("A(E2)"));
        QCOMPARE(at(View::AsMaintained), QStringLiteral("A(E3)"));
        QCOMPARE(at(View::Ever), QStringLiteral("A(E1 E2 E3)"));
        const auto up = [&](const char *serial, View view) {
            return shape(ask(bench,
                {.start = Subject::of(unitId(QLatin1String(serial), encoder)), .up = true, .view = view}));
        };
        QCOMPARE(up("E2", View::AsBuilt), QStringLiteral("E2(A)"));
        QCOMPARE(up("E2", View::AsMaintained), QStringLiteral("E2"));
        QCOMPARE(up("E1", View::Ever), QStringLiteral("E1(A)"));
    }

    void limits_say_what_they_leave_out()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        bench.create(QStringLiteral("A"));
        for (int i = 0; i < 7; ++i)
            bench.install(
                QStringLiteral("A"), piece(encoder, QStringLiteral("E%1").arg(i), QStringLiteral("L1")));
        const Genealogy narrow = ask(bench, {.start = unitSubject(QStringLiteral("A")), .childrenMax = 3});
        QCOMPARE(narrow.leftOut, 4);
        QCOMPARE(narrow.nodes.front().leftOut, 4);
        const Genealogy shallow = ask(bench, {.start = unitSubject(QStringLiteral("A")), .depthMax = 1});
        QCOMPARE(shallow.nodes.size(), size_t(8));
        QCOMPARE(shallow.leftOut, 7); // the lots below
        const Genealogy few = ask(bench, {.start = unitSubject(QStringLiteral("A")), .nodesMax = 5});
        QCOMPARE(few.nodes.size(), size_t(5));
        QVERIFY(few.leftOut > 0);
    }

    void a_unit_within_itself_is_not_followed_for_ever()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        bench.create(QStringLiteral("A"));
        bench.create(QStringLiteral("B"));
        bench.install(QStringLiteral("A"), piece(QStringLiteral("LA40"), QStringLiteral("B")));
        bench.install(QStringLiteral("B"), piece(QStringLiteral("LA40"), QStringLiteral("A")));
        const Genealogy tree = ask(bench, {.start = unitSubject(QStringLiteral("A"))});
        QCOMPARE(shape(tree), QStringLiteral("A(B(A))"));
        QVERIFY(tree.nodes.back().shownAbove);
    }

    void every_recorded_link_is_reachable_both_ways_and_ever_holds_now()
    {
        for (const quint32 seed : {1U, 2U, 3U}) {
            QTemporaryDir directory;
            Bench bench(directory.path());
            QRandomGenerator random(seed);
            QStringList units;
            std::map<QString, QString> holder; // serialized piece -> where it is
            std::set<std::pair<QString, QString>> ever;
            for (int i = 0; i < 24; ++i) {
                units.append(QStringLiteral("U%1").arg(i));
                bench.create(units.back());
            }
            int made = 0;
            for (int i = 0; i < 80; ++i) {
                const QString into = units[int(random.bounded(24))];
                const int what = int(random.bounded(4));
                if (what == 3 && !holder.empty()) {
                    const auto it = std::next(holder.begin(), int(random.bounded(int(holder.size()))));
                    removeFrom(bench, it->second, piece(encoder, it->first));
                    holder.erase(it);
                    continue;
                }
                if (what == 2) {
                    const QString lot = QStringLiteral("G%1").arg(random.bounded(3));
                    bench.install(into, piece(QStringLiteral("GREASE"), {}, lot));
                    ever.insert({QStringLiteral("@lot/GREASE/") + lot, QStringLiteral("LA40/") + into});
                    continue;
                }
                const QString serial = QStringLiteral("E%1").arg(made++);
                bench.install(into, piece(encoder, serial, QStringLiteral("L%1").arg(random.bounded(3))));
                holder[serial] = into;
                ever.insert({encoder + u'/' + serial, QStringLiteral("LA40/") + into});
            }
            std::set<std::pair<QString, QString>> down, now;
            for (const QString &unit : units) {
                for (const View view : {View::Ever, View::AsMaintained}) {
                    const Genealogy tree = ask(bench, {.start = unitSubject(unit), .view = view});
                    for (const int child : tree.childrenOf(0))
                        (view == View::Ever ? down : now)
                            .insert(
                                {tree.nodes[size_t(child)].subject.text(), QStringLiteral("LA40/") + unit});
                }
            }
            QCOMPARE(down, ever);
            QVERIFY(std::includes(down.begin(), down.end(), now.begin(), now.end()));
            for (const auto &[child, parent] : ever) {
                const Genealogy tree
                    = ask(bench, {.start = *Subject::fromText(child), .up = true, .view = View::Ever});
                const bool found = std::any_of(tree.nodes.begin(), tree.nodes.end(),
                    [&, p = parent](const GenealogyNode &node) { return node.subject.text() == p; });
                QVERIFY2(found, qUtf8Printable(child + QStringLiteral(" in ") + parent));
            }
        }
    }

    void a_bill_tells_what_is_missing_other_or_too_much()
    {
        Plant plant;
        Routing routing{.name = QStringLiteral("LA-40"), .revision = 7};
        const auto line = [](int number, const char *part, int quantity) {
            return BomLine{.line = number,
                .part = PartNumber::known(QLatin1String(part)),
                .quantity = Decimal(quantity, 0),
                .capturedAt = operation()};
        };
        std::vector<BomLine> bom{
            line(10, "ENC-12", 1), line(20, "BRG", 2), line(30, "MOT", 1), line(40, "NUT", 4)};
        bom[0].revisions = {QStringLiteral("C")};
        bom[2].substitutes = {PartNumber::known(QStringLiteral("MOT-X"))};
        bom[3].tracking = TrackingMode::None;
        routing.boms.emplace(PartNumber::known(QStringLiteral("LA40")), bom);
        plant.routings.push_back(routing);
        Unit unit{.created = true, .routing = QStringLiteral("LA-40/7")};
        unit.operations[operation()].status = OperationStatus::Passed;
        Component old = piece(encoder, QStringLiteral("E1"));
        old.revision = QStringLiteral("B");
        const auto findings = compareWithBom(plant, unitId(QStringLiteral("A")), unit,
            {old, piece(QStringLiteral("BRG"), {}, QStringLiteral("B1")),
                piece(QStringLiteral("MOT-X"), QStringLiteral("M1")),
                piece(QStringLiteral("GLUE"), {}, QStringLiteral("G1"))});
        QVERIFY(findings);
        QStringList told;
        for (const BomFinding &finding : *findings)
            told.append(bomFindingName(finding.kind) + u' ' + finding.part.text() + u' ' + finding.quantity);
        QCOMPARE(told,
            (QStringList{QStringLiteral("wrong-revision ENC-12 1"), QStringLiteral("missing BRG 1"),
                QStringLiteral("substitute MOT 1"), QStringLiteral("not-traced NUT 4"),
                QStringLiteral("extra GLUE 1")}));
        unit.operations.clear();
        const auto early = compareWithBom(plant, unitId(QStringLiteral("A")), unit, {});
        QCOMPARE(early->front().kind, BomFinding::Kind::ToCome);
        unit.routing = QStringLiteral("XX/1");
        QVERIFY(!compareWithBom(plant, unitId(QStringLiteral("A")), unit, {}));
    }

    void a_layout_gives_every_leaf_a_row_and_its_parent_their_middle()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        bench.create(QStringLiteral("A"));
        for (const char *serial : {"E1", "E2", "E3"})
            bench.install(QStringLiteral("A"), piece(encoder, QLatin1String(serial)));
        const GenealogyLayout layout = layoutOf(ask(bench, {.start = unitSubject(QStringLiteral("A"))}));
        QCOMPARE(layout.rows, 3);
        QCOMPARE(layout.columns, 2);
        QCOMPARE(layout.places[0].row, 1.0);
        QCOMPARE(layout.places[3].row, 2.0);
    }

    void no_statement_walks_a_whole_table()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        const auto genealogist = Genealogist::open(*bench.journal);
        const auto plans = (*genealogist)->plans();
        QVERIFY2(plans, plans ? "" : qUtf8Printable(plans.error().text));
        for (const QString &line : *plans)
            QVERIFY2(!line.startsWith(QStringLiteral("SCAN")), qUtf8Printable(line));
    }
};

QTEST_GUILESS_MAIN(GenealogyTest)
#include "genealogy_test.moc"
