// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/sync_pass.h"
#include "tests/fakes/memory_chain.h"
#include "tests/support/test_postgres.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A chain in memory with a real directory of files beside it. */
class FilePort final : public MemoryChain {
public:
    [[nodiscard]] QString dataDirectory() const override { return m_directory.path(); }
    std::set<QString> filesWanted() override { return wanted; }
    Result<int> unacknowledged() override
    {
        if (betweenPieces)
            betweenPieces(++asked);
        return MemoryChain::unacknowledged();
    }
    [[nodiscard]] AttachmentStore store() const { return AttachmentStore(m_directory.path()); }
    QString put(const QByteArray &bytes) { return *store().put(bytes); }

    std::set<QString> wanted;
    std::function<void(int)> betweenPieces; ///< called before each piece, and a few times before the first
    int asked = 0;

private:
    QTemporaryDir m_directory;
};

} // namespace

/** Bytes that look like a photo's: no two pieces are equal. */
static QByteArray photo(int bytes, int seed = 1)
{
    QRandomGenerator random(static_cast<quint32>(seed));
    QByteArray made(bytes, '\0');
    for (char &byte : made)
        byte = char(random.bounded(256));
    return made;
}

static QByteArray raw(const QString &sha256)
{
    return QByteArray::fromHex(sha256.toLatin1());
}

static constexpr int withoutEnd = std::numeric_limits<int>::max();

class FileSyncTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;
    ManualClock m_clock{1'800'000'000'000};

    [[nodiscard]] CentralConfig config() const
    {
        return {.connection = m_server->connection(m_database), .note = {}, .client = {}};
    }
    SyncReport sync(FilePort &port)
    {
        CentralLink link(config(), port.station);
        const auto report = SyncPass(link, port, m_clock).run(withoutEnd);
        return report ? *report : SyncReport{.complete = false};
    }
    std::unique_ptr<CentralLink> linkOf(const QUuid &station = QUuid::createUuid())
    {
        auto link = std::make_unique<CentralLink>(config(), station);
        if (!link->open() || !link->enrol())
            qFatal("central does not take a station");
        return link;
    }
    QString value(const QString &sql) { return m_server->value(m_database, sql); }
    QString filesHeld() { return value(u"SELECT count(*) FROM trc.file"_s); }

private slots:
    void initTestCase()
    {
        auto server = TestPostgres::start();
        QVERIFY2(server, server ? "" : qPrintable(server.error().text));
        m_server = std::move(*server);
    }
    void init()
    {
        m_database = *m_server->createDatabase();
        const Outcome made = initCentral(config());
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    }

    void what_one_station_keeps_another_one_fetches_when_it_is_asked_for();
    void every_size_arrives_as_it_was();
    void the_same_file_of_two_stations_is_held_once();
    void entries_go_before_files_and_between_their_pieces();
    void entries_that_central_cannot_take_keep_no_file_back();
    void a_server_that_dies_in_the_middle_is_sent_only_the_rest();
    void a_fetch_that_was_cut_goes_on_where_it_was();
    void bytes_with_another_hash_are_refused_and_named();
    void nobody_spoils_what_another_station_is_sending();
    void a_file_that_is_held_cannot_be_changed_or_removed();
    void a_central_that_gives_other_bytes_is_not_believed();
    void a_file_that_was_damaged_here_is_not_sent_and_comes_back_whole();
    void what_is_too_big_or_too_much_is_named_and_the_rest_goes();
    void a_piece_that_makes_no_sense_changes_nothing();
    void a_central_without_files_takes_entries_all_the_same();
    void a_central_that_lost_files_gets_them_again();
    void a_stranger_gets_nothing();
};

void FileSyncTest::what_one_station_keeps_another_one_fetches_when_it_is_asked_for()
{
    FilePort a;
    FilePort b;
    const QByteArray bytes = photo(700'000);
    const QString sha256 = a.put(bytes);
    a.add("{\"names\":\"it\"}");
    const SyncReport sent = sync(a);
    QCOMPARE(sent.sent, 1);
    QCOMPARE(sent.files.sent, 1);
    QCOMPARE(sent.files.waiting, 0);
    QVERIFY(sent.files.troubles.empty());

    QCOMPARE(sync(b).received, 1);
    QVERIFY(!b.store().has(sha256)); // nobody has asked for it
    b.wanted = {sha256};
    QCOMPARE(sync(b).files.fetched, QStringList{sha256});
    QCOMPARE(*b.store().get(sha256), bytes);
    const SyncReport quiet = sync(a);
    QCOMPARE(quiet.files.sent, 0);
    QCOMPARE(quiet.files.waiting, 0);

    const QString nowhere(64, u'a');
    b.wanted = {nowhere};
    QCOMPARE(sync(b).files.absent, QStringList{nowhere});
}

void FileSyncTest::every_size_arrives_as_it_was()
{
    FilePort a;
    FilePort b;
    for (const int size : {0, 1, 65'535, 65'536, 65'537, 3'000'001})
        b.wanted.insert(a.put(photo(size, size + 7)));
    QCOMPARE(sync(a).files.sent, 6);
    QCOMPARE(sync(b).files.fetched.size(), 6);
    for (const QString &sha256 : b.wanted)
        QCOMPARE(*b.store().get(sha256), *a.store().get(sha256));
    QCOMPARE(filesHeld(), u"6"_s);
    QCOMPARE(centralStatus(config())->files, 6);
    QCOMPARE(centralStatus(config())->fileBytes, 3'196'610);
}

void FileSyncTest::the_same_file_of_two_stations_is_held_once()
{
    FilePort a;
    FilePort b;
    const QByteArray bytes = photo(200'000);
    a.put(bytes);
    b.put(bytes);
    QCOMPARE(sync(a).files.sent, 1);
    const SyncReport second = sync(b);
    QCOMPARE(second.files.sent, 0); // it was there
    QCOMPARE(second.files.waiting, 0);
    QCOMPARE(value(u"SELECT sum(length(bytes)) FROM trc.file_piece"_s), u"200000"_s);

    // Both at once: the one that is done later keeps nothing of its own there.
    const QByteArray other = photo(100'000, 5);
    const QByteArray hash = raw(AttachmentStore::hashOf(other));
    const auto one = linkOf();
    const auto two = linkOf();
    QCOMPARE(one->putFile(hash, other.size(), 0, other.left(60'000))->have, 60'000);
    QCOMPARE(two->putFile(hash, other.size(), 0, other.left(50'000))->have, 50'000);
    QCOMPARE(
        one->putFile(hash, other.size(), 60'000, other.mid(60'000))->verdict, PutFileReply::Verdict::Held);
    QCOMPARE(
        two->putFile(hash, other.size(), 50'000, other.mid(50'000))->verdict, PutFileReply::Verdict::Held);
    QCOMPARE(value(u"SELECT sum(length(bytes)) FROM trc.file_piece"_s), u"300000"_s);
    QCOMPARE(value(u"SELECT count(*) FROM trc.file_coming"_s), u"0"_s);
}

void FileSyncTest::entries_go_before_files_and_between_their_pieces()
{
    FilePort port;
    port.add("{\"first\":1}");
    const QByteArray bytes = photo(2'000'000);
    port.put(bytes);
    bool entriesWentFirst = false;
    port.betweenPieces = [&](int) {
        const bool begun = value(u"SELECT count(*) FROM trc.file_coming"_s) != u"0"_s;
        entriesWentFirst
            = entriesWentFirst || (begun && value(u"SELECT count(*) FROM trc.ledger"_s) == u"1"_s);
        if (begun && port.chains[1].size() == 1)
            port.add("{\"meanwhile\":1}"); // somebody scans while the photo is on its way
    };
    CentralLink link(config(), port.station);
    SyncPass pass(link, port, m_clock);
    const auto first = pass.run(withoutEnd);
    QVERIFY(entriesWentFirst);
    QCOMPARE(first->files.sent, 0);
    QCOMPARE(first->files.waiting, 1);
    QVERIFY(first->files.more); // the next pass comes at once ...
    const auto second = pass.run(withoutEnd);
    QCOMPARE(second->sent, 1); // ... with the scan in front
    QCOMPARE(second->files.sent, 1);
    QVERIFY(!second->files.more);
    QCOMPARE(value(u"SELECT sum(length(bytes)) FROM trc.file_piece"_s), u"2000000"_s);
}

void FileSyncTest::entries_that_central_cannot_take_keep_no_file_back()
{
    FilePort port;
    port.addMany(5);
    sync(port);
    FilePort copy; // a restored copy that was written to: its chain has forked and stays unconfirmed
    copy.station = port.station;
    copy.addMany(2);
    copy.addMany(5, "{\"other\":");
    copy.put(photo(1000));
    const SyncReport report = sync(copy);
    QCOMPARE(report.alarms.size(), size_t(1));
    QVERIFY(*copy.unacknowledged() > 0);
    QCOMPARE(report.files.sent, 1);
}

void FileSyncTest::a_server_that_dies_in_the_middle_is_sent_only_the_rest()
{
    FilePort port;
    port.addMany(3);
    const QByteArray bytes = photo(3'000'000);
    const QString sha256 = port.put(bytes);
    port.betweenPieces = [&](int) {
        if (value(u"SELECT coalesce(sum(have), 0) FROM trc.file_coming"_s).toLongLong() > 400'000) {
            QVERIFY(m_server->stop());
            port.betweenPieces = {};
        }
    };
    const SyncReport cut = sync(port);
    QCOMPARE(cut.sent, 3); // what had gone has gone
    QCOMPARE(cut.files.sent, 0);
    QCOMPARE(cut.files.waiting, 1);
    QCOMPARE(cut.files.troubles.size(), size_t(1));
    QVERIFY(cut.files.troubles.front().text.contains(sha256.left(12)));

    QVERIFY(m_server->startAgain());
    const qint64 there = value(u"SELECT have FROM trc.file_coming"_s).toLongLong();
    QVERIFY(there > 400'000 && there < bytes.size());
    QCOMPARE(value(u"SELECT min(first_byte) || ' ' || sum(length(bytes)) FROM trc.file_piece"_s),
        u"0 %1"_s.arg(there));
    QCOMPARE(sync(port).files.sent, 1);
    // Nothing of the first part went there a second time.
    QCOMPARE(value(u"SELECT count(*) FROM trc.file_piece WHERE first_byte = %1"_s.arg(there)), u"1"_s);
    FilePort reader;
    reader.wanted = {sha256};
    sync(reader);
    QCOMPARE(*reader.store().get(sha256), bytes);
}

void FileSyncTest::a_fetch_that_was_cut_goes_on_where_it_was()
{
    FilePort a;
    const QByteArray bytes = photo(2'500'000);
    const QString sha256 = a.put(bytes);
    sync(a);
    FilePort b;
    b.wanted = {sha256};
    const QString part = b.store().pathOf(sha256) + u".coming"_s;
    b.betweenPieces = [&](int) {
        if (QFileInfo(part).size() > 100'000) {
            QVERIFY(m_server->stop());
            b.betweenPieces = {};
        }
    };
    QVERIFY(sync(b).files.fetched.isEmpty());
    QVERIFY(m_server->startAgain());
    QVERIFY(QFileInfo(part).size() > 100'000);
    QVERIFY(!b.store().has(sha256));
    QCOMPARE(sync(b).files.fetched, QStringList{sha256});
    QCOMPARE(*b.store().get(sha256), bytes);
    QVERIFY(!QFile::exists(part));
}

void FileSyncTest::bytes_with_another_hash_are_refused_and_named()
{
    const auto link = linkOf();
    const QByteArray bytes = photo(50'000);
    const QByteArray wrong = raw(AttachmentStore::hashOf("something else"));
    const auto reply = link->putFile(wrong, bytes.size(), 0, bytes);
    QCOMPARE(reply->verdict, PutFileReply::Verdict::WrongHash);
    QCOMPARE(reply->detail, AttachmentStore::hashOf(bytes)); // says what it was
    QCOMPARE(filesHeld(), u"0"_s);
    QCOMPARE(value(u"SELECT count(*) FROM trc.file_piece"_s), u"0"_s);
    QCOMPARE(value(u"SELECT encode(was, 'hex') FROM trc.file_refused"_s), AttachmentStore::hashOf(bytes));
    QCOMPARE(centralStatus(config())->filesRefused, 1);
    QVERIFY(!*link->getFile(wrong, 0, 100));
}

void FileSyncTest::nobody_spoils_what_another_station_is_sending()
{
    const QByteArray bytes = photo(100'000);
    const QByteArray hash = raw(AttachmentStore::hashOf(bytes));
    const auto honest = linkOf();
    const auto hostile = linkOf();
    QCOMPARE(hostile->putFile(hash, bytes.size(), 0, QByteArray(40'000, 'x'))->have, 40'000);
    QCOMPARE(honest->putFile(hash, bytes.size(), 0, bytes.left(40'000))->have, 40'000);
    QCOMPARE(hostile->putFile(hash, bytes.size(), 40'000, QByteArray(60'000, 'x'))->verdict,
        PutFileReply::Verdict::WrongHash);
    QCOMPARE(
        honest->putFile(hash, bytes.size(), 40'000, bytes.mid(40'000))->verdict, PutFileReply::Verdict::Held);
    QCOMPARE((*honest->getFile(hash, 0, 1'000'000))->bytes, bytes.left(40'000));
}

void FileSyncTest::a_file_that_is_held_cannot_be_changed_or_removed()
{
    FilePort port;
    port.put(photo(1000));
    sync(port);
    for (const char *sql :
        {"DELETE FROM trc.file", "UPDATE trc.file SET size = 1", "TRUNCATE trc.file CASCADE",
            "DELETE FROM trc.file_piece", "UPDATE trc.file_piece SET bytes = ''", "TRUNCATE trc.file_piece"})
        QVERIFY2(!m_server->run(m_database, QLatin1String(sql)), sql);
    QCOMPARE(value(u"SELECT sum(length(bytes)) FROM trc.file_piece"_s), u"1000"_s);
}

void FileSyncTest::a_central_that_gives_other_bytes_is_not_believed()
{
    FilePort a;
    const QString sha256 = a.put(photo(300'000));
    sync(a);
    QVERIFY(m_server->run(m_database, uR"(ALTER TABLE trc.file_piece DISABLE TRIGGER ALL;
            UPDATE trc.file_piece SET bytes = set_byte(bytes, 99, (1 + get_byte(bytes, 99)) % 256) WHERE first_byte = 0;
            ALTER TABLE trc.file_piece ENABLE TRIGGER ALL)"_s));
    FilePort b;
    b.wanted = {sha256};
    const SyncReport report = sync(b);
    QVERIFY(report.files.fetched.isEmpty());
    QCOMPARE(report.files.troubles.size(), size_t(1));
    QCOMPARE(report.files.troubles.front().sha256, sha256);
    QVERIFY(!b.store().has(sha256));
    QVERIFY(!QFile::exists(b.store().pathOf(sha256) + u".coming"_s));
}

void FileSyncTest::a_file_that_was_damaged_here_is_not_sent_and_comes_back_whole()
{
    FilePort a;
    FilePort b;
    const QByteArray bytes = photo(5000);
    const QString sha256 = a.put(bytes);
    b.put(bytes);
    QFile damaged(a.store().pathOf(sha256));
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    damaged.write("damage");
    damaged.close();
    const SyncReport report = sync(a);
    QCOMPARE(report.files.sent, 0);
    QCOMPARE(report.files.waiting, 1);
    QVERIFY(report.files.troubles.front().text.contains(u"damaged"_s));
    QCOMPARE(filesHeld(), u"0"_s);
    QCOMPARE(sync(b).files.sent, 1);
    a.wanted = {sha256};
    QCOMPARE(sync(a).files.fetched, QStringList{sha256});
    QCOMPARE(*a.store().get(sha256), bytes);
}

void FileSyncTest::what_is_too_big_or_too_much_is_named_and_the_rest_goes()
{
    QVERIFY(m_server->run(m_database, u"UPDATE trc.setup SET file_bytes_max = 100000"_s));
    FilePort port;
    const QString big = port.put(photo(100'001));
    for (int i = 0; i < 5; ++i)
        port.put(photo(1000, 10 + i));
    const SyncReport report = sync(port);
    QCOMPARE(report.files.sent, 5);
    QCOMPARE(report.files.waiting, 1);
    QCOMPARE(report.files.troubles.size(), size_t(1));
    QCOMPARE(report.files.troubles.front().sha256, big);
    QVERIFY(report.files.troubles.front().text.contains(u"100000"_s));

    QVERIFY(m_server->run(
        m_database, u"UPDATE trc.setup SET file_bytes_max = 200000, file_bytes_per_day = 105000"_s));
    QCOMPARE(sync(port).files.waiting, 1);
    QVERIFY(!sync(port).files.troubles.empty());
    QVERIFY(m_server->run(m_database, u"UPDATE trc.setup SET file_bytes_per_day = 105001"_s));
    QCOMPARE(sync(port).files.sent, 1);
}

void FileSyncTest::a_piece_that_makes_no_sense_changes_nothing()
{
    const auto link = linkOf();
    const QByteArray bytes = photo(10'000);
    const QByteArray hash = raw(AttachmentStore::hashOf(bytes));
    QCOMPARE(link->putFile(hash, 10'000, 0, bytes.left(4000))->have, 4000);
    QCOMPARE(link->putFile(hash, 10'000, 0, bytes.left(4000))->have, 4000); // the answer was lost
    QCOMPARE(link->putFile(hash, 10'000, 9000, bytes.mid(9000))->have, 4000); // a gap
    QCOMPARE(link->putFile(hash, 10'000, 4000, {})->have, 4000); // only a question
    QVERIFY(!link->putFile(hash, 10'000, 4000, bytes)); // longer than it is
    QVERIFY(!link->putFile(hash.left(20), 10'000, 0, bytes));
    QVERIFY(!link->putFile(hash, -1, 0, bytes));
    QVERIFY(!link->putFile(hash, 10'000, 4000, QByteArray(1'200'000, 'x')));
    QCOMPARE(link->putFile(hash, 9'999, 0, bytes.left(10))->have, 10); // another size: from the beginning
    QCOMPARE(link->putFile(hash, 10'000, 0, bytes)->verdict, PutFileReply::Verdict::Held);
    QCOMPARE(link->putFile(hash, 10'000, 0, bytes)->verdict, PutFileReply::Verdict::Held);
    QCOMPARE((*link->getFile(hash, 0, 1'000'000))->bytes, bytes);
    QCOMPARE((*link->getFile(hash, 10'000, 1'000'000))->bytes, QByteArray());
}

void FileSyncTest::a_central_without_files_takes_entries_all_the_same()
{
    QVERIFY(m_server->run(m_database, u"DROP FUNCTION api.files_lacking, api.put_file, api.get_file"_s));
    FilePort port;
    port.addMany(4);
    port.put(photo(10));
    const SyncReport report = sync(port);
    QCOMPARE(report.sent, 4);
    QVERIFY(report.complete);
    QCOMPARE(report.files.waiting, 1);
    QVERIFY(report.files.troubles.front().text.contains(u"central init"_s));
}

void FileSyncTest::a_central_that_lost_files_gets_them_again()
{
    FilePort port;
    port.put(photo(10));
    sync(port);
    QVERIFY(m_server->run(m_database,
        uR"(ALTER TABLE trc.file DISABLE TRIGGER ALL; ALTER TABLE trc.file_piece DISABLE TRIGGER ALL;
            DELETE FROM trc.file; DELETE FROM trc.file_piece;
            ALTER TABLE trc.file ENABLE TRIGGER ALL; ALTER TABLE trc.file_piece ENABLE TRIGGER ALL)"_s));
    QCOMPARE(sync(port).files.sent, 1);
}

void FileSyncTest::a_stranger_gets_nothing()
{
    FilePort port;
    const QString sha256 = port.put(photo(10));
    sync(port);
    CentralLink stranger(config(), QUuid::createUuid());
    QVERIFY(stranger.open());
    QVERIFY(!stranger.getFile(raw(sha256), 0, 100));
    QVERIFY(!stranger.putFile(raw(sha256), 10, 0, photo(10)));
    QVERIFY(!stranger.filesLacking({raw(sha256)}));
    QCOMPARE(value(u"SELECT count(*) FROM information_schema.table_privileges "
                   "WHERE table_schema = 'trc' AND grantee = 'trc_station'"_s),
        u"0"_s);
}

QTEST_GUILESS_MAIN(FileSyncTest)
#include "file_sync_test.moc"
