// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/journal/journal_fixture.h"

#include <QDir>
#include <QFile>

using namespace unitrail;

/** What somebody with a database tool and no respect for triggers does. */
static void tamper(const QString &directory, const QByteArray &sql)
{
    RawFile raw(directory + QStringLiteral("/journal.db"));
    QCOMPARE(raw.run("DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; DROP TRIGGER "
                     "journal_no_replace"),
        QByteArray());
    QCOMPARE(raw.run(sql), QByteArray());
    QCOMPARE(raw.run("PRAGMA wal_checkpoint(TRUNCATE)"), QByteArray());
}

static Verification verified(const QString &directory, const Clock &clock)
{
    // As the command line does: for reading only, because a broken file is not opened for writing.
    const auto journal = Bench::opened(directory, clock, {.exclusive = false});
    const auto found = journal->verify();
    if (!found)
        qFatal("%s", qUtf8Printable(found.error().text));
    return *found;
}

class ChainTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }

private slots:
    void a_sound_chain_verifies();
    void every_tampering_is_found_and_named_data();
    void every_tampering_is_found_and_named();
    void every_flipped_byte_of_an_entry_is_found();
    void a_missing_tail_is_found_when_somebody_remembers_it();
    void a_broken_chain_is_not_opened_for_writing();
    void a_copied_file_goes_on_in_a_new_incarnation();
    void a_file_put_back_in_place_goes_on_in_a_new_incarnation();
    void a_damaged_page_is_a_failure_and_never_a_shorter_list();
};

static void fill(const QString &directory, int count)
{
    Bench bench(directory);
    for (int i = 0; i < count; ++i)
        bench.create(QStringLiteral("U%1").arg(i));
}

void ChainTest::a_sound_chain_verifies()
{
    const QString directory = freshDirectory();
    fill(directory, 30);
    const Verification found = verified(directory, ManualClock(monday));
    QVERIFY(!found.firstBroken);
    QCOMPARE(found.entries, 30);
}

void ChainTest::every_tampering_is_found_and_named_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<qint64>("sequence");
    QTest::newRow("body") << QByteArray("UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), "
                                        "'\"U4\"', '\"U9\"') || ' ' AS BLOB) WHERE id = 5")
                          << qint64(5);
    QTest::newRow("time") << QByteArray("UPDATE journal SET hlc = hlc + 1 WHERE id = 5") << qint64(5);
    QTest::newRow("hash") << QByteArray("UPDATE journal SET hash = zeroblob(32) WHERE id = 5") << qint64(5);
    QTest::newRow("event id") << QByteArray("UPDATE journal SET event_id = randomblob(16) WHERE id = 5")
                              << qint64(5);
    QTest::newRow("deleted") << QByteArray("DELETE FROM journal WHERE id = 5") << qint64(5);
    QTest::newRow("first deleted") << QByteArray("DELETE FROM journal WHERE id = 1") << qint64(1);
    QTest::newRow("last deleted") << QByteArray("DELETE FROM journal WHERE id = 10") << qint64(10);
    QTest::newRow("swapped") << QByteArray(
        "UPDATE journal SET id = 99 WHERE id = 5; UPDATE journal SET id = 5 WHERE id = 6; "
        "UPDATE journal SET id = 6 WHERE id = 99")
                             << qint64(5);
    QTest::newRow("inserted") << QByteArray(
        "INSERT INTO journal(id, hlc, hash, event_id, body) "
        "SELECT 11, hlc, hash, randomblob(16), body FROM journal WHERE id = 10")
                              << qint64(11);
    QTest::newRow("moved on") << QByteArray("UPDATE journal SET id = 12 WHERE id = 10") << qint64(10);
}

void ChainTest::every_tampering_is_found_and_named()
{
    QFETCH(QByteArray, sql);
    QFETCH(qint64, sequence);
    const QString directory = freshDirectory();
    fill(directory, 10);
    tamper(directory, sql);
    const Verification found = verified(directory, ManualClock(monday));
    QVERIFY(found.firstBroken);
    QCOMPARE(*found.firstBroken, sequence);
    QVERIFY(!found.what.isEmpty());
}

void ChainTest::every_flipped_byte_of_an_entry_is_found()
{
    const QString directory = freshDirectory();
    fill(directory, 3);
    QByteArray whole;
    QList<qsizetype> places;
    {
        QFile file(directory + QStringLiteral("/journal.db"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        whole = file.readAll();
        RawFile raw(directory + QStringLiteral("/journal.db"));
        const QByteArray body
            = raw.rows("SELECT CAST(body AS TEXT) FROM journal WHERE id = 2").front().toUtf8();
        const QByteArray hash
            = QByteArray::fromHex(raw.rows("SELECT hex(hash) FROM journal WHERE id = 2").front().toLatin1());
        for (const QByteArray &part : {body, hash}) {
            const qsizetype at = whole.indexOf(part);
            QVERIFY(at > 0);
            for (qsizetype i = 0; i < part.size(); ++i)
                places.append(at + i);
        }
    }
    QVERIFY(places.size() > 200);
    for (const qsizetype place : places) {
        QByteArray flipped = whole;
        flipped[place] = char(flipped[place] ^ 0x10);
        QFile file(directory + QStringLiteral("/journal.db"));
        QVERIFY(file.open(QIODevice::ReadWrite)); // in place: a new file would be a copied one
        file.write(flipped);
        file.close();
        const Verification found = verified(directory, ManualClock(monday));
        QVERIFY2(found.firstBroken, qPrintable(QString::number(place)));
        QCOMPARE(*found.firstBroken, 2);
    }
}

void ChainTest::a_missing_tail_is_found_when_somebody_remembers_it()
{
    const QString directory = freshDirectory();
    {
        Bench bench(directory);
        for (int i = 0; i < 10; ++i)
            bench.create(QString::number(i));
        const qint64 number = bench.journal->incarnations()->front().number;
        QVERIFY(bench.journal->setAcknowledged(number, 8, *bench.journal->hashAt(number, 8)));
    }
    QVERIFY(QFile::remove(directory + QStringLiteral("/journal.mark")));
    tamper(directory, "DELETE FROM journal WHERE id > 6");
    const Verification found = verified(directory, ManualClock(monday));
    QVERIFY(found.firstBroken);
    QCOMPARE(*found.firstBroken, 7);
    QVERIFY(found.what.contains(QStringLiteral("central")));
}

void ChainTest::a_broken_chain_is_not_opened_for_writing()
{
    const QString directory = freshDirectory();
    fill(directory, 10);
    tamper(directory, "UPDATE journal SET hlc = hlc + 1 WHERE id = 5");
    const auto refused = Journal::open(directory, ManualClock(monday));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Failure::Kind::Storage);
    QVERIFY(refused.error().text.contains(QStringLiteral("entry 5")));
}

void ChainTest::a_copied_file_goes_on_in_a_new_incarnation()
{
    const QString directory = freshDirectory();
    fill(directory, 3);
    const QString copy = freshDirectory();
    QVERIFY(QDir().mkpath(copy));
    for (const char *name : {"journal.db", "cache.db", "journal.mark"})
        QVERIFY(QFile::copy(directory + QLatin1Char('/') + QLatin1String(name),
            copy + QLatin1Char('/') + QLatin1String(name)));

    Bench bench(copy);
    const auto incarnations = *bench.journal->incarnations();
    QCOMPARE(incarnations.size(), size_t(2));
    QCOMPARE(incarnations[0].length, 3);
    QCOMPARE(incarnations[1].reason, QStringLiteral("file_copied"));
    const Recorded next = bench.create(QStringLiteral("next"));
    QCOMPARE(next.position.sequence, 1);
    QCOMPARE(next.position.incarnation, incarnations[1].number);
    QVERIFY(!bench.journal->verify()->firstBroken);
    QCOMPARE(bench.journal->verify()->entries, 4);
    QCOMPARE(bench.journal->unacknowledged(), 4);

    Bench original(directory); // stays what it was
    QCOMPARE(original.journal->incarnations()->size(), size_t(1));
}

void ChainTest::a_file_put_back_in_place_goes_on_in_a_new_incarnation()
{
    const QString directory = freshDirectory();
    fill(directory, 3);
    QFile file(directory + QStringLiteral("/journal.db"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray backup = file.readAll();
    file.close();
    {
        Bench bench(directory);
        QCOMPARE(bench.journal->incarnations()->size(), size_t(1));
        for (int i = 0; i < 3; ++i)
            bench.create(QStringLiteral("later%1").arg(i));
    }
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate)); // the same inode
    file.write(backup);
    file.close();
    Bench bench(directory);
    QCOMPARE(bench.journal->incarnations()->size(), size_t(2));
    QVERIFY(!bench.journal->standing(unitSubject(QStringLiteral("later1")))->known());
    QVERIFY(bench.journal->standing(unitSubject(QStringLiteral("U1")))->known());
}

void ChainTest::a_damaged_page_is_a_failure_and_never_a_shorter_list()
{
    const QString directory = freshDirectory();
    fill(directory, 400);
    QFile file(directory + QStringLiteral("/journal.db"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray whole = file.readAll();
    file.close();
    int found = 0;
    int entriesSeen = 0;
    for (qsizetype page = 1; page < whole.size() / 4096; ++page) {
        QByteArray damaged = whole;
        damaged.replace(page * 4096, 4096, QByteArray(4096, '\0'));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(damaged);
        file.close();
        const auto journal = Journal::open(directory, ManualClock(monday), {.exclusive = false});
        if (!journal) {
            ++found;
            continue;
        }
        const auto report = (*journal)->verify();
        int seen = 0;
        const Outcome walked
            = (*journal)->forEach([&](const Recorded &, const QByteArray &) { return ++seen > 0; });
        found += !report || report->firstBroken || !walked;
        QVERIFY2(seen == 400 || !walked || !report || report->firstBroken, qPrintable(QString::number(page)));
        entriesSeen += seen == 400;
    }
    QVERIFY(found > 20); // the pages of entries; the others are indices and empty tables
    QVERIFY(entriesSeen < 20);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(whole);
}

QTEST_GUILESS_MAIN(ChainTest)
#include "chain_test.moc"
