// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/journal/cache_contents.h"
#include "tests/journal/journal_fixture.h"

#include "core/journal/chain.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace unitrail;

static QStringList links(const QString &directory)
{
    RawFile raw(directory + QStringLiteral("/cache.db"));
    return raw.rows("SELECT c.key, p.key, iif(removed_entry IS NULL, 'now', 'was') FROM link JOIN subject c "
                    "ON c.id = child "
                    "JOIN subject p ON p.id = parent ORDER BY 1, 2, 3");
}

/** Chains entries as another station does, without a journal of its own. */
class OtherStation {
public:
    FeedBatch batch(qint64 position, const std::vector<QByteArray> &bodies)
    {
        FeedBatch made{.position = position,
            .feedHash = QByteArray(32, char(position)),
            .station = m_station,
            .incarnation = 77,
            .frames = {}};
        for (const QByteArray &body : bodies) {
            m_hlc = nextHlc(m_hlc, monday);
            ++m_sequence;
            m_hash = chainHash(m_station, 77, m_sequence, m_hlc, m_hash, body);
            made.frames.push_back({m_sequence, m_hlc, m_hash, body});
        }
        return made;
    }

private:
    QUuid m_station = QUuid::createUuid();
    qint64 m_sequence = 0;
    qint64 m_hlc = 0;
    QByteArray m_hash = chainStart();
};

class CacheTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }

private slots:
    void the_same_serial_on_two_parts_names_two_units();
    void bound_identifiers_resolve_until_they_are_voided();
    void an_installed_component_is_linked_both_ways_and_through_its_lot();
    void a_removed_component_was_there_and_is_not_now();
    void a_voided_installation_was_never_there();
    void a_voided_removal_leaves_the_component_in();
    void what_was_used_of_a_lot_is_counted_since_it_was_loaded();
    void units_in_process_are_listed_oldest_first();
    void another_stations_entries_are_folded_in_and_doubles_are_not();
    void entries_arriving_in_any_order_make_the_same_cache();
    void an_unreadable_entry_is_put_aside_and_blocks_nothing();
    void our_own_entries_come_back_after_a_restore();
    void a_feed_that_jumps_is_refused_whole();
    void a_cache_deleted_at_any_moment_is_made_again_equal();
    void what_a_subject_says_of_itself_is_what_its_rows_say();
    void a_cache_of_the_schema_before_keeps_what_it_knows();
    void a_damaged_cache_is_made_again_and_nobody_notices();
    void a_cache_of_another_journal_is_not_believed();
    void a_cache_folded_by_another_version_is_folded_again_and_keeps_foreign_entries();
    void no_question_scans_a_table();
};

void CacheTest::the_same_serial_on_two_parts_names_two_units()
{
    Bench bench(freshDirectory());
    bench.record({unitSubject(QStringLiteral("1"), QStringLiteral("LA40"))}, UnitScrapped{});
    bench.record({unitSubject(QStringLiteral("1"), QStringLiteral("GS-17"))}, UnitScrapped{});
    bench.record(
        {Subject::of(lotId(QStringLiteral("1")))}, HoldPlaced{HoldId::known(QStringLiteral("h")), {}, {}});
    const auto both = bench.journal->resolve(QStringLiteral("1"));
    QVERIFY(both);
    QCOMPARE(both->size(), size_t(2));
    const auto whole = bench.journal->resolve(QStringLiteral("GS-17/1"));
    QVERIFY(*whole == std::vector<UnitId>{unitId(QStringLiteral("1"), QStringLiteral("GS-17"))});
    QVERIFY(bench.journal->resolve(QStringLiteral("GS-17"))->empty());
    QVERIFY(bench.journal->resolve(QString())->empty());
}

void CacheTest::bound_identifiers_resolve_until_they_are_voided()
{
    Bench bench(freshDirectory());
    bench.create(QStringLiteral("1"));
    const std::vector<Subject> unit{unitSubject(QStringLiteral("1"))};
    bench.record(unit, IdentifierBound{QStringLiteral("mac"), QStringLiteral("00:11:22")});
    bench.record(unit, IdentifierBound{QStringLiteral("epc"), QStringLiteral("urn:1")});
    QCOMPARE(bench.journal->resolve(QStringLiteral("00:11:22"))->size(), size_t(1));
    bench.record(unit,
        IdentifierVoided{QStringLiteral("mac"), QStringLiteral("00:11:22"), QStringLiteral("misprint")});
    QVERIFY(bench.journal->resolve(QStringLiteral("00:11:22"))->empty());
    QCOMPARE(bench.journal->resolve(QStringLiteral("urn:1"))->size(), size_t(1));
}

void CacheTest::an_installed_component_is_linked_both_ways_and_through_its_lot()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    bench.create(QStringLiteral("1"), QStringLiteral("WO-1"), QStringLiteral("PL-1"));
    bench.install(QStringLiteral("1"),
        piece(QStringLiteral("ENC-12"), QStringLiteral("E1"), QStringLiteral("EN2619-B"),
            QStringLiteral("B1")));
    bench.install(QStringLiteral("1"), piece(QStringLiteral("SCR"), {}, QStringLiteral("S7")));
    bench.install(QStringLiteral("1"), piece(QStringLiteral("NUT"), {}));
    QCOMPARE(links(directory),
        QStringList({QStringLiteral("@lot/ENC-12/EN2619-B|LA40/1|now"),
            QStringLiteral("@lot/SCR/S7|LA40/1|now"), QStringLiteral("ENC-12/E1|LA40/1|now")}));
    RawFile raw(directory + QStringLiteral("/cache.db"));
    QCOMPARE(
        raw.rows("SELECT c.key, v.key FROM link JOIN subject c ON c.id = child JOIN subject v ON v.id = via"),
        QStringList(QStringLiteral("@lot/ENC-12/EN2619-B|ENC-12/E1")));
    QCOMPARE(
        raw.rows("SELECT key, work_order, product_lot FROM subject JOIN made_for ON made_for.id = made_for"),
        QStringList(QStringLiteral("LA40/1|WO-1|PL-1")));
}

void CacheTest::a_removed_component_was_there_and_is_not_now()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    bench.create(QStringLiteral("1"));
    const Component encoder = piece(
        QStringLiteral("ENC-12"), QStringLiteral("E1"), QStringLiteral("EN2619-B"), QStringLiteral("B1"));
    bench.install(QStringLiteral("1"), encoder);
    bench.record(
        {unitSubject(QStringLiteral("1")), unitSubject(QStringLiteral("E1"), QStringLiteral("ENC-12"))},
        ComponentRemoved{{encoder}, QStringLiteral("noisy"), QStringLiteral("scrap")});
    bench.install(QStringLiteral("1"),
        piece(QStringLiteral("ENC-12"), QStringLiteral("E2"), QStringLiteral("EN2619-B"),
            QStringLiteral("B1")));
    QCOMPARE(links(directory),
        QStringList({QStringLiteral("@lot/ENC-12/EN2619-B|LA40/1|now"),
            QStringLiteral("@lot/ENC-12/EN2619-B|LA40/1|was"), QStringLiteral("ENC-12/E1|LA40/1|was"),
            QStringLiteral("ENC-12/E2|LA40/1|now")}));
}

void CacheTest::a_voided_installation_was_never_there()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    bench.create(QStringLiteral("1"));
    const Recorded installed = bench.install(
        QStringLiteral("1"), piece(QStringLiteral("ENC-12"), QStringLiteral("E1"), QStringLiteral("L")));
    const std::vector<Subject> about{
        unitSubject(QStringLiteral("1")), unitSubject(QStringLiteral("E1"), QStringLiteral("ENC-12"))};
    const Recorded voiding
        = bench.record(about, EventVoided{installed.entry.id, QStringLiteral("wrong unit")});
    QVERIFY(links(directory).isEmpty());
    QVERIFY(bench.journal->standing(about[0])->unit().components.empty());
    QVERIFY(!bench.journal->standing(about[1])->unit().installedIn);
    bench.record(about, EventVoided{voiding.entry.id, QStringLiteral("it was right")});
    QCOMPARE(links(directory).size(), 2);
}

void CacheTest::a_voided_removal_leaves_the_component_in()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    const Component encoder = piece(QStringLiteral("ENC-12"), QStringLiteral("E1"));
    bench.install(QStringLiteral("1"), encoder);
    const std::vector<Subject> about{
        unitSubject(QStringLiteral("1")), unitSubject(QStringLiteral("E1"), QStringLiteral("ENC-12"))};
    const Recorded removed = bench.record(about, ComponentRemoved{{encoder}, {}, {}});
    QCOMPARE(links(directory), QStringList(QStringLiteral("ENC-12/E1|LA40/1|was")));
    bench.record(about, EventVoided{removed.entry.id, {}});
    QCOMPARE(links(directory), QStringList(QStringLiteral("ENC-12/E1|LA40/1|now")));
}

void CacheTest::what_was_used_of_a_lot_is_counted_since_it_was_loaded()
{
    Bench bench(freshDirectory());
    const LotId lot = lotId(QStringLiteral("S7"), QStringLiteral("SCR"));
    const StationName station = StationName::known(QStringLiteral("ASM-1"));
    Component screws = piece(QStringLiteral("SCR"), {}, QStringLiteral("S7"));
    screws.quantity = Decimal(25, 1);
    QVERIFY(*bench.journal->usedOf(lot, station, 0) == Decimal());
    bench.install(QStringLiteral("1"), screws);
    const qint64 loaded = bench.clock.wallMs() + 1;
    QVERIFY(*bench.journal->usedOf(lot, station, 0) == Decimal(25, 1));
    QVERIFY(*bench.journal->usedOf(lot, station, loaded) == Decimal());
    screws.quantity = Decimal(4, 0);
    const Recorded installed = bench.install(QStringLiteral("2"), screws);
    QVERIFY(*bench.journal->usedOf(lot, station, loaded) == Decimal(4, 0)); // the running sum
    QVERIFY(*bench.journal->usedOf(lot, station, 0) == Decimal(65, 1)); // summed anew
    QVERIFY(*bench.journal->usedOf(lot, StationName::known(QStringLiteral("ASM-2")), 0) == Decimal());
    bench.install(QStringLiteral("3"),
        piece(QStringLiteral("SCR"), QStringLiteral("serialized"), QStringLiteral("S7")));
    QVERIFY(*bench.journal->usedOf(lot, station, 0) == Decimal(65, 1)); // came with its own label
    bench.record({unitSubject(QStringLiteral("2"))}, EventVoided{installed.entry.id, {}});
    QVERIFY(*bench.journal->usedOf(lot, station, 0) == Decimal(25, 1));
}

void CacheTest::units_in_process_are_listed_oldest_first()
{
    Bench bench(freshDirectory());
    for (const char *serial : {"1", "2", "3", "4"})
        bench.create(QLatin1String(serial));
    bench.record({unitSubject(QStringLiteral("1"))}, OperationStarted{operation(), 1});
    bench.record({unitSubject(QStringLiteral("2"))}, UnitScrapped{});
    bench.record({unitSubject(QStringLiteral("3"))}, OperationCompleted{operation(), 1, true});
    QVERIFY(*bench.journal->unitsInProcess(10)
        == std::vector<UnitId>({unitId(QStringLiteral("4")), unitId(QStringLiteral("1"))}));
    QCOMPARE(bench.journal->unitsInProcess(1)->size(), size_t(1));
}

void CacheTest::another_stations_entries_are_folded_in_and_doubles_are_not()
{
    const QString directory = freshDirectory();
    Bench elsewhere(freshDirectory());
    const Recorded created = elsewhere.create(QStringLiteral("1"));
    const Recorded started
        = elsewhere.record({unitSubject(QStringLiteral("1"))}, OperationStarted{operation(), 1});
    OtherStation station;
    const std::vector<FeedBatch> batches{station.batch(1, {toBody(created.entry)}),
        station.batch(2, {toBody(started.entry), toBody(created.entry)})};

    Bench bench(directory);
    const auto taken = bench.journal->takeFeed(3, 1, batches);
    QVERIFY(taken);
    QCOMPARE(taken->size(), size_t(2));
    QVERIFY(*bench.journal->standing(unitSubject(QStringLiteral("1")))
        == *elsewhere.journal->standing(unitSubject(QStringLiteral("1"))));
    QCOMPARE(*bench.journal->feedCursor(3), (FeedCursor{3, 1, 2, QByteArray(32, char(2))}));
    QVERIFY(bench.journal->takeFeed(3, 1, batches)->empty()); // a repeated answer
    QCOMPARE(bench.journal->entriesOf(unitSubject(QStringLiteral("1")))->size(), size_t(2));
    QVERIFY(bench.journal->entry(started.entry.id)->has_value());
    QCOMPARE(bench.journal->unacknowledged(), 0);

    // Our next entry stands upon theirs.
    const Recorded ours
        = bench.record({unitSubject(QStringLiteral("1"))}, OperationCompleted{operation(), 1});
    QCOMPARE(ours.entry.about.front().depth, 3);
    int seen = 0;
    QVERIFY(bench.journal->forEach([&](const Recorded &, const QByteArray &) { return ++seen > 0; }));
    QCOMPARE(seen, 3);
}

void CacheTest::entries_arriving_in_any_order_make_the_same_cache()
{
    Bench elsewhere(freshDirectory());
    const std::vector<Subject> about{
        unitSubject(QStringLiteral("1")), unitSubject(QStringLiteral("E1"), QStringLiteral("ENC-12"))};
    const Component encoder = piece(QStringLiteral("ENC-12"), QStringLiteral("E1"), QStringLiteral("L"));
    std::vector<QByteArray> bodies;
    bodies.push_back(toBody(elsewhere.create(QStringLiteral("1"), QStringLiteral("WO-1")).entry));
    bodies.push_back(toBody(elsewhere.install(QStringLiteral("1"), encoder).entry));
    const Recorded removed = elsewhere.record(about, ComponentRemoved{{encoder}, {}, {}});
    bodies.push_back(toBody(removed.entry));
    bodies.push_back(toBody(elsewhere.record(about, EventVoided{removed.entry.id, {}}).entry));
    bodies.push_back(toBody(
        elsewhere.record({about[0]}, IdentifierBound{QStringLiteral("mac"), QStringLiteral("1")}).entry));

    std::vector<size_t> order{0, 1, 2, 3, 4};
    QStringList expected;
    do {
        const QString directory = freshDirectory();
        Bench bench(directory);
        OtherStation station;
        qint64 position = 0;
        for (const size_t i : order)
            QVERIFY(bench.journal->takeFeed(1, 1, {station.batch(++position, {bodies[i]})}));
        const QStringList found = cacheContents(directory).filter(QRegularExpression(
                                      QStringLiteral("^(standing|bytes|identifier|order|subject)")))
            + links(directory);
        if (expected.isEmpty())
            expected = found;
        QCOMPARE(found, expected);
    } while (std::next_permutation(order.begin(), order.end()));
    QVERIFY(expected.contains(QStringLiteral("ENC-12/E1|LA40/1|now")));
}

void CacheTest::an_unreadable_entry_is_put_aside_and_blocks_nothing()
{
    const QString directory = freshDirectory();
    Bench elsewhere(freshDirectory());
    const Recorded good = elsewhere.create(QStringLiteral("1"));
    Entry impostor = elsewhere.make({unitSubject(QStringLiteral("9"))}, UnitScrapped{});
    impostor.id = good.entry.id;
    OtherStation station;
    Bench bench(directory);
    const auto taken = bench.journal->takeFeed(1, 1,
        {station.batch(
             1, {"not JSON", "{\"t\":\"FromTheFuture\",\"v\":9}", "", toBody(good.entry), toBody(impostor)}),
            station.batch(2, {toBody(elsewhere.create(QStringLiteral("2")).entry)})});
    QVERIFY(taken);
    QCOMPARE(taken->size(), size_t(2));
    RawFile raw(directory + QStringLiteral("/cache.db"));
    QCOMPARE(raw.rows("SELECT seq FROM quarantine ORDER BY seq"),
        QStringList({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("5")}));
    QVERIFY(!bench.journal->standing(unitSubject(QStringLiteral("9")))->known());
}

void CacheTest::our_own_entries_come_back_after_a_restore()
{
    Bench bench(freshDirectory());
    bench.create(QStringLiteral("1"));
    const qint64 number = bench.journal->incarnations()->front().number;
    FeedBatch mine{.position = 1,
        .feedHash = QByteArray(32, 'f'),
        .station = bench.journal->station(),
        .incarnation = number,
        .frames = *bench.journal->frames(number, 0, 10)};
    QVERIFY(bench.journal->takeFeed(1, 1, {mine})->empty()); // known already
    Entry lost = bench.make({unitSubject(QStringLiteral("1"))}, OperationStarted{operation(), 1});
    FeedBatch older{.position = 2,
        .feedHash = QByteArray(32, 'g'),
        .station = bench.journal->station(),
        .incarnation = 5,
        .frames = {{9, nextHlc(0, monday), QByteArray(32, 'h'), toBody(lost)}}};
    const auto back = bench.journal->takeFeed(1, 1, {older});
    QCOMPARE(back->size(), size_t(1));
    QCOMPARE(back->front().position.station, bench.journal->station());
    QCOMPARE(back->front().position.incarnation, 5);
    QCOMPARE(bench.journal->standing(unitSubject(QStringLiteral("1")))->entries, 2);
}

void CacheTest::a_feed_that_jumps_is_refused_whole()
{
    Bench elsewhere(freshDirectory());
    OtherStation station;
    Bench bench(freshDirectory());
    const auto refused = bench.journal->takeFeed(1, 1,
        {station.batch(1, {toBody(elsewhere.create(QStringLiteral("1")).entry)}), station.batch(3, {})});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Failure::Kind::Input);
    QVERIFY(!bench.journal->standing(unitSubject(QStringLiteral("1")))->known());
    QCOMPARE(bench.journal->feedCursor(1)->position, 0);
}

/** A little of everything, from a seed. */
static void work(Bench &bench, QRandomGenerator &random, int count, std::vector<Recorded> &installed)
{
    for (int i = 0; i < count; ++i) {
        const QString serial = QString::number(random.bounded(12));
        const std::vector<Subject> unit{unitSubject(serial)};
        const QString part = QStringLiteral("E%1").arg(random.bounded(1000000));
        switch (random.bounded(9)) {
        case 0:
            bench.create(serial, QStringLiteral("WO-%1").arg(i));
            break;
        case 1:
            bench.record(unit, OperationStarted{operation(), i});
            break;
        case 2:
            bench.record(unit, OperationCompleted{operation(), i, random.bounded(4) == 0});
            break;
        case 3:
        case 4:
            installed.push_back(bench.install(
                serial, piece(QStringLiteral("ENC-12"), part, QStringLiteral("L%1").arg(random.bounded(3)))));
            break;
        case 5:
            installed.push_back(
                bench.install(serial, piece(QStringLiteral("SCR"), {}, QStringLiteral("S7"))));
            break;
        case 6:
            bench.record(unit, HoldPlaced{HoldId::known(QStringLiteral("H%1").arg(i)), {}, {}});
            break;
        case 7:
            bench.record(unit, IdentifierBound{QStringLiteral("mac"), part});
            break;
        case 8:
            if (!installed.empty()) {
                const Recorded &target = installed[random.bounded(quint32(installed.size()))];
                std::vector<Subject> about;
                for (const Knowledge &knowledge : target.entry.about)
                    about.push_back(knowledge.subject);
                if (random.bounded(2) == 0)
                    bench.record(about, EventVoided{target.entry.id, {}});
                else
                    bench.record(about,
                        ComponentRemoved{
                            std::get<ComponentInstalled>(target.entry.event).components, {}, {}});
            }
            break;
        }
    }
}

void CacheTest::a_cache_deleted_at_any_moment_is_made_again_equal()
{
    const QString directory = freshDirectory();
    const QString cache = directory + QStringLiteral("/cache.db");
    QRandomGenerator random(20260615);
    Bench bench(directory);
    std::vector<Recorded> installed;
    for (int round = 0; round < 25; ++round) {
        work(bench, random, 1 + random.bounded(25), installed);
        const QStringList before = cacheContents(directory);
        if (round % 3 == 0) {
            QVERIFY(bench.journal->rebuildCache());
        } else {
            bench.journal.reset();
            if (round % 3 == 1) {
                QVERIFY(QFile::remove(cache));
            } else { // behind, as after a kill between the two commits
                RawFile raw(cache);
                QCOMPARE(raw.run("PRAGMA wal_checkpoint(TRUNCATE)"), QByteArray());
                QFile::remove(cache + QStringLiteral(".old"));
                QFile::copy(cache, cache + QStringLiteral(".old"));
            }
            bench.journal = Bench::opened(directory, bench.clock);
            if (round % 3 == 2) {
                work(bench, random, 1 + random.bounded(9), installed);
                const QStringList later = cacheContents(directory);
                bench.journal.reset();
                QVERIFY(QFile::remove(cache));
                QVERIFY(QFile::rename(cache + QStringLiteral(".old"), cache));
                bench.journal = Bench::opened(directory, bench.clock);
                QCOMPARE(cacheContents(directory), later);
                continue;
            }
        }
        QCOMPARE(cacheContents(directory), before);
    }
    QVERIFY(cacheContents(directory).filter(QStringLiteral("link|")).size() > 20);
}

void CacheTest::what_a_subject_says_of_itself_is_what_its_rows_say()
{
    const QString directory = freshDirectory();
    QRandomGenerator random(4);
    Bench bench(directory);
    std::vector<Recorded> installed;
    RawFile raw(directory + QStringLiteral("/cache.db"));
    for (int round = 0; round < 30; ++round) {
        work(bench, random, 20, installed);
        const Recorded made = bench.create(
            QStringLiteral("R%1").arg(round), QStringLiteral("WO-R"), QStringLiteral("PL-%1").arg(round % 2));
        if (round % 3 == 0)
            bench.record({unitSubject(QStringLiteral("R%1").arg(round))}, EventVoided{made.entry.id, {}});
        QCOMPARE(raw.rows("SELECT key FROM subject WHERE fitted = 0 AND id IN (SELECT child FROM link)"),
            QStringList());
        QCOMPARE(raw.rows("SELECT work_order FROM made_for m WHERE units <> "
                          "(SELECT count(*) FROM subject s WHERE s.made_for = m.id)"),
            QStringList());
    }
    QCOMPARE(raw.rows("SELECT sum(units) FROM made_for WHERE work_order = 'WO-R'"),
        QStringList(QStringLiteral("20")));
    QVERIFY(raw.rows("SELECT count(*) FROM subject WHERE fitted = 1").front().toInt() > 20);
}

void CacheTest::a_cache_of_the_schema_before_keeps_what_it_knows()
{
    const QString directory = freshDirectory();
    QRandomGenerator random(5);
    std::vector<Recorded> installed;
    QStringList before;
    {
        Bench bench(directory);
        work(bench, random, 300, installed);
        bench.create(QStringLiteral("L"), {}, QStringLiteral("PL-7"));
        before = cacheContents(directory);
    }
    {
        RawFile raw(directory + QStringLiteral("/cache.db"));
        QCOMPARE(
            raw.run(
                "CREATE TABLE unit_order(unit INTEGER PRIMARY KEY, work_order TEXT, product_lot TEXT) STRICT;"
                "INSERT INTO unit_order SELECT s.id, nullif(work_order, ''), nullif(product_lot, '') "
                "  FROM subject s JOIN made_for m ON m.id = s.made_for;"
                "CREATE INDEX unit_order_order ON unit_order(work_order) WHERE work_order IS NOT NULL;"
                "CREATE INDEX unit_order_lot ON unit_order(product_lot) WHERE product_lot IS NOT NULL;"
                "DROP TRIGGER subject_made_for_counted; DROP INDEX subject_made_for; DROP TABLE made_for;"
                "ALTER TABLE subject DROP COLUMN made_for; ALTER TABLE subject DROP COLUMN fitted;"
                "PRAGMA user_version = 4"),
            QByteArray());
    }
    Bench bench(directory);
    QCOMPARE(cacheContents(directory), before);
    bench.create(QStringLiteral("M"), {}, QStringLiteral("PL-7"));
    RawFile raw(directory + QStringLiteral("/cache.db"));
    QCOMPARE(raw.rows("SELECT work_order, product_lot, units FROM made_for WHERE product_lot = 'PL-7'"),
        QStringList(QStringLiteral("|PL-7|2")));
    QCOMPARE(raw.rows("SELECT count(*) FROM subject WHERE fitted <> (id IN (SELECT child FROM link))"),
        QStringList(QStringLiteral("0")));
}

void CacheTest::a_damaged_cache_is_made_again_and_nobody_notices()
{
    const QString directory = freshDirectory();
    const QString path = directory + QStringLiteral("/cache.db");
    QRandomGenerator random(7);
    std::vector<Recorded> installed;
    QStringList before;
    {
        Bench bench(directory);
        work(bench, random, 200, installed);
        before = cacheContents(directory);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qsizetype pages = file.size() / 4096;
    file.close();
    QVERIFY(pages > 15);
    for (qsizetype page = 0; page < pages; ++page) {
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(page * 4096);
        file.write(QByteArray(4096, '\xff'));
        file.close();
        Bench bench(directory);
        for (int serial = 0; serial < 12; ++serial) {
            const auto standing = bench.journal->standing(unitSubject(QString::number(serial)));
            const auto entries = bench.journal->entriesOf(unitSubject(QString::number(serial)));
            QVERIFY(standing && entries);
            QCOMPARE(size_t(standing->entries), entries->size());
        }
        QVERIFY(bench.journal->resolve(QStringLiteral("1")));
        QVERIFY(bench.journal->unitsInProcess(10));
        QVERIFY(bench.tryRecord({unitSubject(QStringLiteral("1"))}, UnitMoved{QStringLiteral("shelf")}));
        QVERIFY(bench.journal->rebuildCache());
    }
}

void CacheTest::a_cache_of_another_journal_is_not_believed()
{
    const QString directory = freshDirectory();
    const QString other = freshDirectory();
    Bench(directory).create(QStringLiteral("1"));
    Bench(other).create(QStringLiteral("2"));
    QVERIFY(QFile::remove(directory + QStringLiteral("/cache.db")));
    QVERIFY(QFile::copy(other + QStringLiteral("/cache.db"), directory + QStringLiteral("/cache.db")));
    Bench bench(directory);
    QVERIFY(bench.journal->standing(unitSubject(QStringLiteral("1")))->known());
    QVERIFY(!bench.journal->standing(unitSubject(QStringLiteral("2")))->known());
}

void CacheTest::a_cache_folded_by_another_version_is_folded_again_and_keeps_foreign_entries()
{
    const QString directory = freshDirectory();
    QStringList before;
    {
        Bench elsewhere(freshDirectory());
        OtherStation station;
        Bench bench(directory);
        bench.create(QStringLiteral("1"));
        bench.install(QStringLiteral("1"), piece(QStringLiteral("SCR"), {}, QStringLiteral("S7")));
        QVERIFY(bench.journal->takeFeed(
            1, 1, {station.batch(1, {toBody(elsewhere.create(QStringLiteral("2")).entry)})}));
        before = cacheContents(directory);
    }
    {
        RawFile raw(directory + QStringLiteral("/cache.db"));
        QCOMPARE(
            raw.run("UPDATE applied SET fold_version = 0; UPDATE standing SET life = 7; DELETE FROM link"),
            QByteArray());
    }
    Bench bench(directory);
    QCOMPARE(cacheContents(directory), before);
    QVERIFY(bench.journal->standing(unitSubject(QStringLiteral("2")))->known());
    QCOMPARE(bench.journal->feedCursor(1)->position, 1);
}

void CacheTest::no_question_scans_a_table()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    QRandomGenerator random(3);
    std::vector<Recorded> installed;
    work(bench, random, 400, installed); // a table of a few rows is rightly scanned
    RawFile cache(directory + QStringLiteral("/cache.db"));
    RawFile journal(directory + QStringLiteral("/journal.db"));
    for (const bool analyzed : {false, true}) {
        if (analyzed) {
            QCOMPARE(cache.run("ANALYZE"), QByteArray());
            QCOMPARE(journal.run("ANALYZE"), QByteArray());
        }
        for (const char *sql :
            {"SELECT id FROM subject WHERE name = ? AND scope = ?",
                "SELECT key FROM subject WHERE name = ?1 AND scope < '@' UNION ALL "
                "SELECT key FROM subject WHERE name = ?1 AND scope >= 'A' UNION ALL "
                "SELECT key FROM identifier JOIN subject ON subject.id = identifier.subject WHERE value = ?1",
                "SELECT entry FROM subject_entry WHERE subject = ? ORDER BY depth, entry",
                "SELECT quantity FROM link WHERE child = ? AND station = ? AND installed_ms >= ? AND via IS "
                "NULL",
                "SELECT child FROM link WHERE parent = ?", "DELETE FROM identifier WHERE subject = 1",
                "SELECT s.id FROM made_for m CROSS JOIN subject s ON s.made_for = m.id WHERE m.work_order = "
                "?",
                "SELECT s.id FROM made_for m CROSS JOIN subject s ON s.made_for = m.id WHERE m.product_lot = "
                "?"}) {
            for (const QString &row : cache.rows(QByteArray("EXPLAIN QUERY PLAN ") + sql)) {
                QVERIFY2(!row.contains(QStringLiteral("SCAN")) && !row.contains(QStringLiteral("BLOOM")),
                    qPrintable(row));
                QVERIFY2(!row.contains(QStringLiteral("TEMP B-TREE")), qPrintable(row));
            }
        }
        for (const char *sql : {"SELECT body FROM journal WHERE event_id = ?",
                 "SELECT body FROM journal WHERE id BETWEEN ? AND ? ORDER BY id"}) {
            for (const QString &row : journal.rows(QByteArray("EXPLAIN QUERY PLAN ") + sql))
                QVERIFY2(!row.contains(QStringLiteral("SCAN")), qPrintable(row));
        }
        const QStringList list
            = cache.rows("EXPLAIN QUERY PLAN SELECT key FROM standing JOIN subject ON subject.id = subject "
                         "WHERE in_process = 1 ORDER BY last_ms LIMIT 5");
        QVERIFY2(list.front().contains(QStringLiteral("standing_in_process")), qPrintable(list.front()));
    }
}

QTEST_GUILESS_MAIN(CacheTest)
#include "cache_test.moc"
