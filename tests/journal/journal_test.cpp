// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/journal/journal_fixture.h"

#include "core/journal/chain.h"

#include <QCryptographicHash>

using namespace unitrail;

class JournalTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }

private slots:
    void what_was_appended_survives_reopening();
    void a_command_is_recorded_whole_or_not_at_all();
    void the_hash_is_computed_over_the_stored_bytes_as_documented();
    void ids_and_hybrid_clock_only_grow_even_when_the_wall_is_set_back();
    void rows_cannot_be_changed_or_deleted_through_another_connection();
    void a_writer_beside_us_closes_the_journal();
    void a_batch_is_there_after_its_commit_and_not_before();
    void sync_reads_frames_by_incarnation_and_sequence();
    void what_central_confirmed_is_no_longer_waiting();
    void plant_documents_are_kept_by_digest();
    void too_large_an_entry_is_refused_and_the_next_one_recorded();
};

void JournalTest::what_was_appended_survives_reopening()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    const Recorded created = bench.create(QStringLiteral("1"));
    const Recorded started
        = bench.record({unitSubject(QStringLiteral("1"))}, OperationStarted{operation(), 1});
    const QUuid station = bench.journal->station();
    const Standing before = *bench.journal->standing(unitSubject(QStringLiteral("1")));
    bench.journal.reset();
    bench.journal = Bench::opened(directory, bench.clock);

    QCOMPARE(bench.journal->station(), station);
    const auto entries = bench.journal->entriesOf(unitSubject(QStringLiteral("1")));
    QVERIFY(entries);
    QCOMPARE(entries->size(), size_t(2));
    QVERIFY((*entries)[0].entry == created.entry);
    QVERIFY((*entries)[1].entry == started.entry);
    QCOMPARE((*entries)[1].position, started.position);
    QCOMPARE((*entries)[1].hash, started.hash);
    QCOMPARE(started.position.sequence, 2);
    QVERIFY(*bench.journal->standing(unitSubject(QStringLiteral("1"))) == before);
    QCOMPARE(before.entries, 2);
    const auto found = bench.journal->entry(created.entry.id);
    QVERIFY(found && *found && (*found)->entry == created.entry);
    QVERIFY(*bench.journal->resolve(QStringLiteral("nothing")) == std::vector<UnitId>());
}

void JournalTest::a_command_is_recorded_whole_or_not_at_all()
{
    Bench bench(freshDirectory());
    const Recorded first = bench.create(QStringLiteral("1"));
    Entry good = bench.make({unitSubject(QStringLiteral("2"))},
        UnitCreated{QStringLiteral("D"), QStringLiteral("LA-40/7"), {}, {}});
    Entry doubled = bench.make({unitSubject(QStringLiteral("3"))},
        UnitCreated{QStringLiteral("D"), QStringLiteral("LA-40/7"), {}, {}});
    doubled.id = first.entry.id;

    const auto refused = bench.journal->append({good, doubled});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Failure::Kind::Input);
    QVERIFY(!bench.journal->entry(good.id)->has_value());
    QVERIFY(!bench.journal->standing(unitSubject(QStringLiteral("2")))->known());

    const auto accepted = bench.journal->append({good});
    QVERIFY(accepted);
    QCOMPARE(accepted->front().position.sequence, 2);
    QVERIFY(!bench.journal->verify()->firstBroken);
}

void JournalTest::the_hash_is_computed_over_the_stored_bytes_as_documented()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    bench.create(QStringLiteral("1"));
    bench.create(QStringLiteral("2"));
    const Incarnation incarnation = bench.journal->incarnations()->front();
    const auto frames = bench.journal->frames(incarnation.number, 0, 10);
    QVERIFY(frames);

    QByteArray previous(32, '\0');
    for (const Frame &frame : *frames) {
        const auto number = [](qint64 value) {
            QByteArray bytes;
            for (int shift = 56; shift >= 0; shift -= 8)
                bytes.append(char(quint64(value) >> shift));
            return bytes;
        };
        const QByteArray text = "TRC1" + bench.journal->station().toRfc4122() + number(incarnation.number)
            + number(frame.sequence) + number(frame.hlc) + previous + frame.body;
        previous = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
        QCOMPARE(frame.hash, previous);
    }
    QCOMPARE(incarnation.head, previous);
    QCOMPARE(*bench.journal->hashAt(incarnation.number, 2), previous);
}

void JournalTest::ids_and_hybrid_clock_only_grow_even_when_the_wall_is_set_back()
{
    Bench bench(freshDirectory());
    EventId last = bench.journal->newId();
    qint64 hlc = 0;
    for (int i = 0; i < 2000; ++i) {
        if (i == 500)
            bench.clock.setWall(monday - 86'400'000);
        const EventId id = bench.journal->newId();
        QVERIFY(last < id);
        QVERIFY(id.bytes[6] >> 4 == 7 && id.bytes[8] >> 6 == 2);
        last = id;
        if (i % 100 == 0) {
            const Recorded one = bench.create(QString::number(i));
            QVERIFY(one.position.hlc > hlc);
            hlc = one.position.hlc;
        }
    }
    QCOMPARE(
        nextHlc((qint64(5) << 16) + 0xffff, 5), qint64(6) << 16); // the counter carries into the milliseconds
    QCOMPARE(nextHlc(0, -1), 1);
}

void JournalTest::rows_cannot_be_changed_or_deleted_through_another_connection()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    bench.create(QStringLiteral("1"));
    bench.create(QStringLiteral("2"));
    RawFile raw(directory + QStringLiteral("/journal.db"));
    QVERIFY(raw.run("UPDATE journal SET body = x'7b7d' WHERE id = 1").contains("append only"));
    QVERIFY(raw.run("DELETE FROM journal WHERE id = 2").contains("append only"));
    QVERIFY(raw.run("INSERT OR REPLACE INTO journal(id, hlc, hash, event_id, body) "
                    "SELECT id, hlc, hash, event_id, x'7b7d' FROM journal WHERE id = 1")
                .contains("append only"));
    QVERIFY(raw.run("INSERT OR REPLACE INTO journal(id, hlc, hash, event_id, body) "
                    "SELECT 9, hlc, hash, event_id, x'7b7d' FROM journal WHERE id = 1")
                .contains("append only"));
    QVERIFY(!bench.journal->verify()->firstBroken);
    QCOMPARE(raw.rows("SELECT inc_ord, seq FROM journal ORDER BY id"),
        QStringList({QStringLiteral("1|1"), QStringLiteral("1|2")}));
    QVERIFY(raw.rows("SELECT at, body FROM readable LIMIT 1")
                .front()
                .contains(QStringLiteral("\"UnitCreated\"")));
}

void JournalTest::a_writer_beside_us_closes_the_journal()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    bench.create(QStringLiteral("1"));
    {
        RawFile raw(directory + QStringLiteral("/journal.db"));
        QCOMPARE(raw.run("INSERT INTO journal(id, hlc, hash, event_id, body) VALUES(2, 1, zeroblob(32), "
                         "zeroblob(16), x'7b7d')"),
            QByteArray());
    }
    const auto refused = bench.tryRecord({unitSubject(QStringLiteral("2"))}, UnitScrapped{});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Failure::Kind::Storage);
    QVERIFY(!bench.tryRecord({unitSubject(QStringLiteral("2"))}, UnitScrapped{}));
    QCOMPARE(*bench.journal->verify()->firstBroken, 2);
}

void JournalTest::a_batch_is_there_after_its_commit_and_not_before()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    QVERIFY(bench.journal->beginBatch());
    for (int i = 0; i < 100; ++i)
        bench.create(QString::number(i));
    QVERIFY(bench.journal->standing(unitSubject(QStringLiteral("7")))->known());
    RawFile raw(directory + QStringLiteral("/journal.db"));
    QCOMPARE(raw.rows("SELECT count(*) FROM journal"), QStringList(QStringLiteral("0")));
    QVERIFY(bench.journal->commitBatch());
    QCOMPARE(raw.rows("SELECT count(*) FROM journal"), QStringList(QStringLiteral("100")));

    QVERIFY(bench.journal->beginBatch());
    bench.create(QStringLiteral("lost"));
    bench.journal.reset(); // without a commit
    bench.journal = Bench::opened(directory, bench.clock);
    QVERIFY(!bench.journal->standing(unitSubject(QStringLiteral("lost")))->known());
    QCOMPARE(bench.journal->incarnations()->size(), size_t(1));
    QCOMPARE(bench.journal->incarnations()->front().length, 100);
    bench.create(QStringLiteral("next"));
    QVERIFY(!bench.journal->verify()->firstBroken);
}

void JournalTest::sync_reads_frames_by_incarnation_and_sequence()
{
    Bench bench(freshDirectory());
    for (int i = 0; i < 5; ++i)
        bench.create(QString::number(i));
    const qint64 number = bench.journal->incarnations()->front().number;
    QVERIFY(number > 0 && number < (Q_INT64_C(1) << 62));
    const auto frames = bench.journal->frames(number, 2, 2);
    QVERIFY(frames);
    QCOMPARE(frames->size(), size_t(2));
    QCOMPARE(frames->front().sequence, 3);
    QVERIFY(bench.journal->frames(number, 5, 10)->empty());
    QCOMPARE(bench.journal->frames(number + 1, 0, 10).error().kind, Failure::Kind::Missing);
    QCOMPARE(bench.journal->hashAt(number, 6).error().kind, Failure::Kind::Missing);
}

void JournalTest::what_central_confirmed_is_no_longer_waiting()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    for (int i = 0; i < 5; ++i)
        bench.create(QString::number(i));
    const qint64 number = bench.journal->incarnations()->front().number;
    QCOMPARE(bench.journal->unacknowledged(), 5);
    QVERIFY(!bench.journal->setAcknowledged(number, 3, QByteArray(32, 'x')));
    QVERIFY(!bench.journal->setAcknowledged(number, 6, QByteArray(32, 'x')));
    QCOMPARE(bench.journal->unacknowledged(), 5);
    QVERIFY(bench.journal->setAcknowledged(number, 3, *bench.journal->hashAt(number, 3)));
    QCOMPARE(bench.journal->unacknowledged(), 2);
    bench.journal.reset();
    bench.journal = Bench::opened(directory, bench.clock);
    QCOMPARE(bench.journal->unacknowledged(), 2);
}

void JournalTest::plant_documents_are_kept_by_digest()
{
    Bench bench(freshDirectory());
    const std::map<QString, QByteArray> documents{
        {QStringLiteral("parts.toml"), "a = 1"}, {QStringLiteral("empty.toml"), ""}};
    QVERIFY(bench.journal->keepPlantDocuments("digest", documents));
    QVERIFY(bench.journal->keepPlantDocuments("digest", documents));
    QCOMPARE(*bench.journal->plantDocuments("digest"), documents);
    QVERIFY(bench.journal->plantDocuments("other")->empty());
}

void JournalTest::too_large_an_entry_is_refused_and_the_next_one_recorded()
{
    Bench bench(freshDirectory());
    const auto refused
        = bench.tryRecord({unitSubject(QStringLiteral("1"))}, UnitScrapped{QString(70000, u'x')});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Failure::Kind::Input);
    QVERIFY(bench.tryRecord({unitSubject(QStringLiteral("1"))}, UnitScrapped{QStringLiteral("dropped")}));
}

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
