// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/figures.h"
#include "core/trace/trace.h"
#include "tests/journal/journal_fixture.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <memory>
#include <set>

using namespace unitrail;
using Kind = RecallStart::Kind;

static const QString encoder = QStringLiteral("ENC-12");
static const QString grease = QStringLiteral("GREASE");

static RecallStart start(Kind kind, const QString &name)
{
    auto made = RecallStart::fromText(kind, name);
    if (!made)
        qFatal("%s", qUtf8Printable(made.error().text));
    return *made;
}
static QStringList namesOf(const std::vector<RecalledUnit> &units, bool now = true)
{
    QStringList names;
    for (const RecalledUnit &unit : units) {
        if (unit.now == now)
            names.append(unit.unit.serial.text());
    }
    return names;
}

/** A journal, and its questions asked anew each time. */
class Floor {
public:
    Floor()
        : bench(directory.path())
    { }

    Recall ask(const std::vector<RecallStart> &starts)
    {
        const auto figures = Figures::open(*bench.journal);
        if (!figures || !(*figures)->catchUp())
            qFatal("no figures");
        const auto trace = Trace::open(*bench.journal);
        if (!trace)
            qFatal("%s", qUtf8Printable(trace.error().text));
        auto recall = (*trace)->recall({starts}, {.figures = figures->get(), .nowMs = bench.clock.wallMs()});
        if (!recall)
            qFatal("%s", qUtf8Printable(recall.error().text));
        return *recall;
    }
    Recall ask(Kind kind, const QString &name) { return ask({start(kind, name)}); }

    void begin(const QString &serial, const QString &op = QStringLiteral("010"))
    {
        bench.record({unitSubject(serial)}, OperationStarted{operation(op), 1});
    }
    void pass(const QString &serial, const QString &op = QStringLiteral("010"))
    {
        bench.record({unitSubject(serial)}, OperationCompleted{operation(op), 1});
    }
    Recorded remove(const QString &serial, const Component &component)
    {
        std::vector<Subject> about{unitSubject(serial)};
        if (const auto unit = component.unit())
            about.push_back(Subject::of(*unit));
        return bench.record(
            about, ComponentRemoved{{component}, QStringLiteral("noisy"), QStringLiteral("scrap")});
    }
    Recorded load(const LotId &lot) { return bench.record({station}, LotLoaded{lot, {}, {}}); }
    Recorded unload(const LotId &lot) { return bench.record({station}, LotUnloaded{lot, {}}); }

    const Subject station = Subject::of(StationName::known(QStringLiteral("ASM-1")));
    QTemporaryDir directory;
    Bench bench;
};

class RecallTest : public QObject {
    Q_OBJECT

private slots:
    void a_lot_is_found_in_what_it_is_in_and_told_of_what_it_was_in()
    {
        Floor f;
        for (const char *serial : {"A", "B", "C"}) {
            f.bench.create(QLatin1String(serial), QStringLiteral("WO-1"), QStringLiteral("PL-1"));
            f.begin(QLatin1String(serial));
        }
        const Recorded a = f.bench.install(QStringLiteral("A"), piece(encoder, {}, QStringLiteral("L1")));
        f.bench.install(QStringLiteral("B"), piece(encoder, {}, QStringLiteral("L1")));
        f.bench.install(QStringLiteral("C"), piece(encoder, {}, QStringLiteral("L2")));
        const Recorded out = f.remove(QStringLiteral("B"), piece(encoder, {}, QStringLiteral("L1")));
        const Recall recall = f.ask(Kind::Lot, QStringLiteral("ENC-12/L1"));
        QCOMPARE(recall.ever(), 2);
        QCOMPARE(recall.now(), 1);
        QCOMPARE(recall.productLot, 3);
        QCOMPARE(recall.workOrders, 3);
        QCOMPARE(recall.units[0].evidence, a.entry.id);
        QCOMPARE(recall.units[1].removedBy, out.entry.id);
        QCOMPARE(recall.scope(), QStringList(QStringLiteral("LA40/A")));
    }

    void a_start_that_nothing_is_recorded_of_is_named_and_not_answered_with_a_plain_nought()
    {
        Floor f;
        f.bench.create(QStringLiteral("A"), QStringLiteral("WO-1"), QStringLiteral("PL-1"));
        f.begin(QStringLiteral("A"));
        f.bench.install(QStringLiteral("A"), piece(encoder, {}, QStringLiteral("L1")));
        for (const auto &[kind, name] :
            {std::pair(Kind::Lot, "ENC-12/L9"), std::pair(Kind::SupplierLot, "L9"),
                std::pair(Kind::ProductLot, "PL-9"), std::pair(Kind::Order, "WO-9"),
                std::pair(Kind::Serial, "LA40/Z"), std::pair(Kind::Station, "XYZ-9")}) {
            const Recall recall = f.ask(kind, QLatin1String(name));
            QCOMPARE(recall.unknown.size(), 1);
            QCOMPARE(recall.unknown[0].name, QLatin1String(name));
            QVERIFY(recallText(recall).contains(QStringLiteral("nothing is recorded here of")));
        }
        QVERIFY(f.ask(Kind::Lot, QStringLiteral("ENC-12/L1")).unknown.empty());
        QVERIFY(f.ask(Kind::Order, QStringLiteral("WO-1")).unknown.empty());
    }

    void a_voided_installation_leaves_the_answer()
    {
        Floor f;
        f.bench.create(QStringLiteral("A"));
        const Recorded in = f.bench.install(QStringLiteral("A"), piece(encoder, {}, QStringLiteral("L1")));
        QCOMPARE(f.ask(Kind::Lot, QStringLiteral("ENC-12/L1")).now(), 1);
        f.bench.record({unitSubject(QStringLiteral("A"))}, EventVoided{in.entry.id, QStringLiteral("wrong")});
        QCOMPARE(f.ask(Kind::Lot, QStringLiteral("ENC-12/L1")).ever(), 0);
    }

    void a_supplier_lot_is_found_by_its_number_alone_and_through_the_serial_that_carries_it()
    {
        Floor f;
        f.bench.create(QStringLiteral("A"));
        f.bench.install(QStringLiteral("A"), piece(encoder, QStringLiteral("E1"), QStringLiteral("L1")));
        const Recall recall = f.ask(Kind::SupplierLot, QStringLiteral("L1"));
        QCOMPARE(namesOf(recall.units), QStringList(QStringLiteral("A")));
        QCOMPARE(recall.units[0].via, unitId(QStringLiteral("E1"), encoder));
        QCOMPARE(f.ask(Kind::SupplierLot, QStringLiteral("L9")).ever(), 0);
    }

    void a_serial_is_found_at_any_depth_with_the_entry_of_each_step()
    {
        Floor f;
        f.bench.create(QStringLiteral("MODULE"));
        f.bench.create(QStringLiteral("TOP"));
        f.bench.install(QStringLiteral("MODULE"), piece(encoder, QStringLiteral("E1")));
        const Recorded built
            = f.bench.install(QStringLiteral("TOP"), piece(QStringLiteral("LA40"), QStringLiteral("MODULE")));
        const Recall recall = f.ask(Kind::Serial, QStringLiteral("ENC-12/E1"));
        QCOMPARE(namesOf(recall.units), (QStringList{QStringLiteral("MODULE"), QStringLiteral("TOP")}));
        QCOMPARE(recall.units[1].reason, RecallReason::BuiltIn);
        QCOMPARE(recall.units[1].evidence, built.entry.id);
        QCOMPARE(recall.units[1].via, unitId(QStringLiteral("MODULE")));
        QCOMPARE(recall.units[0].where.parent, unitId(QStringLiteral("TOP")));
        // A unit that is named is concerned itself.
        QCOMPARE(namesOf(f.ask(Kind::Serial, QStringLiteral("LA40/MODULE")).units),
            (QStringList{QStringLiteral("MODULE"), QStringLiteral("TOP")}));
    }

    void orders_and_own_lots_are_found_with_the_entry_that_made_each_unit()
    {
        Floor f;
        const Recorded made
            = f.bench.create(QStringLiteral("A"), QStringLiteral("WO-1"), QStringLiteral("PL-1"));
        f.bench.create(QStringLiteral("B"), QStringLiteral("WO-2"), QStringLiteral("PL-1"));
        const Recall order = f.ask(Kind::Order, QStringLiteral("WO-1"));
        QCOMPARE(namesOf(order.units), QStringList(QStringLiteral("A")));
        QCOMPARE(order.units[0].evidence, made.entry.id);
        QCOMPARE(f.ask(Kind::ProductLot, QStringLiteral("PL-1")).now(), 2);
        QCOMPARE(f.ask(Kind::ProductLot, QStringLiteral("LA40/PL-1")).now(), 2);
        QCOMPARE(f.ask(Kind::ProductLot, QStringLiteral("OTHER/PL-1")).now(), 0);
    }

    void stations_people_and_gauges_are_found_in_their_window()
    {
        Floor f;
        for (const char *serial : {"A", "B"}) {
            f.bench.create(QLatin1String(serial));
            f.begin(QLatin1String(serial));
            f.bench.record({unitSubject(QLatin1String(serial))},
                TestRecorded{operation(), 1,
                    {{.characteristic = CharacteristicId::known(QStringLiteral("travel")),
                        .value = QStringLiteral("1.0"),
                        .gauge = QLatin1String(serial) + QStringLiteral("-GAUGE")}}});
            f.pass(QLatin1String(serial));
            f.bench.clock.advance(3'600'000);
        }
        RecallStart at = start(Kind::Station, QStringLiteral("ASM-1"));
        QCOMPARE(namesOf(f.ask({at}).units), (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
        at.toMs = monday + 1'800'000;
        QCOMPARE(namesOf(f.ask({at}).units), QStringList(QStringLiteral("A")));
        at.kind = Kind::Person;
        at.name = QStringLiteral("ana");
        at.fromMs = *at.toMs;
        at.toMs.reset();
        QCOMPARE(namesOf(f.ask({at}).units), QStringList(QStringLiteral("B")));
        QCOMPARE(
            namesOf(f.ask(Kind::Gauge, QStringLiteral("B-GAUGE")).units), QStringList(QStringLiteral("B")));
        QCOMPARE(f.ask(Kind::Station, QStringLiteral("TST-9")).ever(), 0);
    }

    void a_lot_that_lay_ready_may_be_in_units_that_say_nothing_of_the_part()
    {
        Floor f;
        const Recorded loaded = f.load(lotId(QStringLiteral("G1"), grease));
        for (const char *serial : {"A", "B", "C"}) {
            f.bench.create(QLatin1String(serial), QStringLiteral("WO-1"));
            f.begin(QLatin1String(serial));
        }
        f.bench.install(QStringLiteral("A"), piece(grease, {}, QStringLiteral("G1")));
        const Recorded other = f.bench.install(QStringLiteral("B"), piece(grease, {}, QStringLiteral("G2")));
        for (const char *serial : {"A", "B", "C"})
            f.pass(QLatin1String(serial));
        f.unload(lotId(QStringLiteral("G1"), grease));
        f.bench.clock.advance(60'000);
        f.bench.create(QStringLiteral("D"), QStringLiteral("WO-2"));
        f.begin(QStringLiteral("D")); // when it was gone

        const Recall recall = f.ask(Kind::Lot, QStringLiteral("GREASE/G1"));
        QCOMPARE(namesOf(recall.units), QStringList(QStringLiteral("A")));
        QCOMPARE(namesOf(recall.possible), QStringList(QStringLiteral("C")));
        QCOMPARE(recall.possible[0].reason, RecallReason::LotWasLoaded);
        QCOMPARE(recall.possible[0].evidence, loaded.entry.id);
        QVERIFY(!recall.possible[0].exact);
        QCOMPARE(recall.cleared.size(), size_t(1));
        QCOMPARE(recall.cleared[0].evidence, other.entry.id);
        QCOMPARE(recall.cleared[0].other, QStringLiteral("GREASE/G2"));
        QCOMPARE(recall.scope(), (QStringList{QStringLiteral("LA40/A"), QStringLiteral("LA40/C")}));
    }

    void a_lot_that_was_loaded_only_is_known_and_gone_when_it_was_unloaded()
    {
        Floor f;
        f.load(lotId(QStringLiteral("G1"), grease));
        f.load(lotId(QStringLiteral("G1"), grease));
        f.bench.create(QStringLiteral("A"), QStringLiteral("WO-1"));
        f.begin(QStringLiteral("A"));
        f.pass(QStringLiteral("A"));
        f.unload(lotId(QStringLiteral("G1"), grease));
        f.bench.clock.advance(60'000);
        f.bench.create(QStringLiteral("B"), QStringLiteral("WO-2"));
        f.begin(QStringLiteral("B"));
        const Recall recall = f.ask(Kind::Lot, QStringLiteral("GREASE/G1"));
        QVERIFY(recall.unknown.empty());
        QCOMPARE(namesOf(recall.possible), QStringList(QStringLiteral("A")));
    }

    void a_gap_in_an_order_concerned_is_possible_and_never_silently_out()
    {
        Floor f;
        for (const char *serial : {"A", "B", "C"}) {
            f.bench.create(QLatin1String(serial), QStringLiteral("WO-1"));
            f.begin(QLatin1String(serial));
        }
        f.bench.install(QStringLiteral("A"), piece(encoder, {}, QStringLiteral("L1")));
        f.pass(QStringLiteral("A"));
        f.pass(QStringLiteral("B")); // passed, and nothing of an encoder is recorded
        const Recall recall = f.ask(Kind::Lot, QStringLiteral("ENC-12/L1"));
        QCOMPARE(namesOf(recall.possible), QStringList(QStringLiteral("B")));
        QCOMPARE(recall.possible[0].reason, RecallReason::NothingRecorded);
    }

    void pieces_that_somebody_permitted_to_be_missing_make_it_possible()
    {
        Floor f;
        for (const char *serial : {"A", "B"}) {
            f.bench.create(QLatin1String(serial), QStringLiteral("WO-1"));
            f.begin(QLatin1String(serial));
        }
        f.bench.install(QStringLiteral("A"), piece(encoder, {}, QStringLiteral("L1")));
        f.bench.install(QStringLiteral("B"), piece(encoder, {}, QStringLiteral("L2")));
        const Recorded permitted = f.bench.record({unitSubject(QStringLiteral("B"))},
            OverrideGranted{{.reason = Reason::CaptureMissing,
                                .subject = unitSubject(QStringLiteral("B")),
                                .operation = operation(),
                                .names = {encoder}},
                PersonId::known(QStringLiteral("sue")), QStringLiteral("label torn")});
        f.pass(QStringLiteral("A"));
        f.pass(QStringLiteral("B"));
        const Recall recall = f.ask(Kind::Lot, QStringLiteral("ENC-12/L1"));
        QCOMPARE(namesOf(recall.possible), QStringList(QStringLiteral("B")));
        QCOMPARE(recall.possible[0].reason, RecallReason::CapturePermitted);
        QCOMPARE(recall.possible[0].evidence, permitted.entry.id);
        QVERIFY(recall.cleared.empty());
    }

    void each_unit_is_told_where_it_is()
    {
        Floor f;
        const auto made = [&](const char *serial) {
            f.bench.create(QLatin1String(serial));
            f.begin(QLatin1String(serial));
            f.bench.install(QLatin1String(serial), piece(encoder, {}, QStringLiteral("L1")));
            return std::vector<Subject>{unitSubject(QLatin1String(serial))};
        };
        made("A");
        const auto shipped = made("B");
        f.bench.record(shipped, OperationCompleted{operation(), 1, true});
        f.bench.record(shipped, UnitShipped{QStringLiteral("Acme"), QStringLiteral("SO-7")});
        f.bench.record(made("C"), UnitScrapped{QStringLiteral("bent")});
        const auto stored = made("D");
        f.bench.record(stored, OperationCompleted{operation(), 1, true});
        f.bench.record(stored, UnitMoved{QStringLiteral("FG-2")});
        const Recall recall = f.ask(Kind::Lot, QStringLiteral("ENC-12/L1"));
        using Where = Whereabouts::Kind;
        QCOMPARE(recall.units[0].where.kind, Where::InProcess);
        QCOMPARE(recall.units[0].where.operation, QStringLiteral("010"));
        QCOMPARE(recall.units[0].where.station, QStringLiteral("ASM-1"));
        QCOMPARE(recall.units[1].where.kind, Where::Shipped);
        QCOMPARE(recall.units[1].where.customer, QStringLiteral("Acme"));
        QCOMPARE(recall.units[1].where.customerOrder, QStringLiteral("SO-7"));
        QCOMPARE(recall.units[2].where.kind, Where::Scrapped);
        QCOMPARE(recall.units[3].where.kind, Where::Stock);
        QCOMPARE(recall.units[3].where.location, QStringLiteral("FG-2"));
    }

    void a_second_look_says_what_came_and_went_and_knows_a_changed_answer()
    {
        Floor f;
        f.bench.create(QStringLiteral("A"));
        f.bench.create(QStringLiteral("B"));
        f.bench.install(QStringLiteral("A"), piece(encoder, {}, QStringLiteral("L1")));
        const Recall first = f.ask(Kind::Lot, QStringLiteral("ENC-12/L1"));
        QJsonObject told = recallJson(first);
        f.bench.install(QStringLiteral("B"), piece(encoder, {}, QStringLiteral("L1")));
        f.remove(QStringLiteral("A"), piece(encoder, {}, QStringLiteral("L1")));
        const Recall second = f.ask(Kind::Lot, QStringLiteral("ENC-12/L1"));
        QVERIFY(first.snapshot() != second.snapshot());
        const RecallDifference changed = difference(*scopeFromJson(told), second.scope());
        QCOMPARE(changed.added, QStringList(QStringLiteral("LA40/B")));
        QCOMPARE(changed.removed, QStringList(QStringLiteral("LA40/A")));
        told.insert(QStringLiteral("units"), QJsonArray());
        QVERIFY(!scopeFromJson(told));
    }

    void the_recall_of_a_union_is_the_union_of_the_recalls()
    {
        for (const quint32 seed : {1U, 2U, 3U}) {
            Floor f;
            QRandomGenerator random(seed);
            for (int i = 0; i < 20; ++i) {
                const QString serial = QStringLiteral("U%1").arg(i, 2, 10, QLatin1Char('0'));
                f.bench.create(serial, QStringLiteral("WO-%1").arg(random.bounded(3)));
                f.begin(serial);
                const QString lot = QStringLiteral("L%1").arg(random.bounded(4));
                const Component part
                    = piece(encoder, random.bounded(2) ? QStringLiteral("E%1").arg(i) : QString(), lot);
                if (random.bounded(5))
                    f.bench.install(serial, part);
                if (i > 0 && random.bounded(4) == 0)
                    f.bench.install(serial,
                        piece(QStringLiteral("LA40"),
                            QStringLiteral("U%1").arg(i - 1, 2, 10, QLatin1Char('0'))));
                f.pass(serial);
                if (random.bounded(4) == 0)
                    f.bench.record({unitSubject(serial)}, UnitScrapped{QStringLiteral("bent")});
            }
            const std::vector<RecallStart> starts{start(Kind::Lot, QStringLiteral("ENC-12/L0")),
                start(Kind::SupplierLot, QStringLiteral("L1")), start(Kind::Order, QStringLiteral("WO-2")),
                start(Kind::Serial, QStringLiteral("LA40/U03"))};
            std::set<QString> everOfEach, nowOfEach, ever, now;
            const auto take
                = [](const Recall &recall, std::set<QString> &allEver, std::set<QString> &allNow) {
                      QVERIFY(recall.ever() >= recall.now());
                      for (const RecalledUnit &unit : recall.units) {
                          allEver.insert(unit.unit.text());
                          if (unit.now)
                              allNow.insert(unit.unit.text());
                      }
                  };
            for (const RecallStart &one : starts)
                take(f.ask({one}), everOfEach, nowOfEach);
            take(f.ask(starts), ever, now);
            QVERIFY(!ever.empty());
            QCOMPARE(ever, everOfEach);
            QCOMPARE(now, nowOfEach);
        }
    }

    void a_question_survives_its_json()
    {
        RecallStart station = start(Kind::Station, QStringLiteral("TST-1"));
        station.fromMs = 5;
        station.toMs = Q_INT64_C(9007199254740993);
        const RecallQuestion question{{station, start(Kind::SupplierLot, QStringLiteral("L1"))}};
        QCOMPARE(*questionFromJson(questionJson(question)), question);
        QVERIFY(!questionFromJson({}));
        for (const char *wrong : {"X", "/", "A/"})
            QVERIFY(!RecallStart::fromText(Kind::Lot, QLatin1String(wrong)));
    }

    void moments_are_read_as_people_type_them()
    {
        QCOMPARE(*momentFromText(QStringLiteral("2026-06-15"), false), monday - 8 * 3'600'000);
        QCOMPARE(*momentFromText(QStringLiteral("2026-06-14"), true), monday - 8 * 3'600'000 - 1);
        QCOMPARE(*momentFromText(QStringLiteral("2026-06-15T10:00:00+02:00"), false), monday);
        QCOMPARE(*momentFromText(QStringLiteral("2026-06-15T08:00"), false), monday);
        QVERIFY(!momentFromText(QStringLiteral("yesterday"), false));
        QVERIFY(!momentFromText(QStringLiteral("2026-13-45"), false));
    }

    void no_statement_walks_a_whole_table()
    {
        Floor f;
        const auto trace = Trace::open(*f.bench.journal);
        const auto plans = (*trace)->plans();
        QVERIFY2(plans, plans ? "" : qUtf8Printable(plans.error().text));
        for (const QString &line : *plans) {
            const bool walk = line.startsWith(QStringLiteral("SCAN"))
                && !line.contains(QStringLiteral("SCAN way")) && !line.contains(QStringLiteral("SCAN hit"));
            QVERIFY2(!walk && !line.contains(QStringLiteral("BLOOM")), qUtf8Printable(line));
        }
    }
};

QTEST_GUILESS_MAIN(RecallTest)
#include "recall_test.moc"
