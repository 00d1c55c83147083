// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/journal_file.h"

#include "core/journal/chain.h"
#include "core/journal/log.h"
#include "core/journal/migrate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <fcntl.h>
#include <unistd.h>

namespace unitrail {

static constexpr qsizetype bodySizeMax = 65536;

static QString filePath(const QString &directory)
{
    return directory + QStringLiteral("/journal.db");
}

/** A new name is on the disk only when its directory is. */
static void syncDirectory(const QString &directory)
{
    const int file = ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fsync(file);
    ::close(file);
}

Result<std::unique_ptr<JournalFile>> JournalFile::open(
    const QString &directory, Options options, qint64 wallMs)
{
    std::unique_ptr<JournalFile> self(new JournalFile(directory, options));
    if (Outcome done = self->prepareFile(wallMs); !done)
        return done.error();
    return self;
}

/** Refuses what is not ours, or newer. */
static Outcome refuseStrangers(Database &database, const QString &path)
{
    const auto state = stateOf(database, journalSchema);
    if (!state)
        return state.error();
    if (*state == FileState::Newer) {
        return Failure{Failure::Kind::Newer,
            QStringLiteral("%1 was written by a newer program; nothing was touched. Install that version")
                .arg(path)};
    }
    if (*state == FileState::Foreign) {
        return Failure{Failure::Kind::Storage,
            QStringLiteral(
                "%1 is a file of another program; nothing was touched. Choose another data directory")
                .arg(path)};
    }
    return Done{};
}

/** On a connection that cannot write, so that not a byte is touched. */
static Outcome lookFirst(const QString &path, bool immutable)
{
    auto look = Database::open(path, {.readOnly = true, .immutable = immutable});
    return look ? refuseStrangers(**look, path) : Outcome(look.error());
}

Outcome JournalFile::prepareFile(qint64 wallMs)
{
    const QString path = filePath(m_directory);
    const bool there = QFileInfo::exists(path);
    if (!there && m_options.readOnly)
        return Failure{Failure::Kind::Missing,
            QStringLiteral("%1 is not there; name the data directory of a station").arg(path)};

    // Where not even the log's index can be made (a read-only medium) and no log is left, the file stands as
    // it is.
    const bool immutable = m_options.readOnly
        && ::access(QFile::encodeName(m_directory).constData(), W_OK) != 0
        && !QFileInfo::exists(path + QStringLiteral("-wal"));
    // A power cut while the file was made leaves a rollback journal. Only a connection that writes can undo
    // it, so such a file is looked at once more when that has been done.
    const bool unfinished = !m_options.readOnly && QFileInfo::exists(path + QStringLiteral("-journal"));
    if (there) {
        if (Outcome done = lookFirst(path, immutable || unfinished);
            !done && (!unfinished || done.error().kind == Failure::Kind::Newer))
            return done;
    }

    auto database = Database::open(path, {.readOnly = m_options.readOnly, .immutable = immutable});
    if (!database)
        return database.error();
    m_database = std::move(*database);
    if (Outcome done
        = m_database->run("PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF; "
                          "PRAGMA foreign_keys=ON; PRAGMA cache_size=-8000");
        !done)
        return done;
    if (unfinished) {
        if (Outcome done = refuseStrangers(*m_database, path); !done)
            return done;
    }
    if (m_options.readOnly) {
        const auto state = stateOf(*m_database, journalSchema);
        if (!state)
            return state.error();
        if (*state == FileState::Empty)
            return Failure{Failure::Kind::Missing,
                QStringLiteral("%1 is still empty; start the station first").arg(path)};
    } else {
        if (Outcome done = m_database->insist(
                QStringLiteral("journal_mode"), QStringLiteral("WAL"), QStringLiteral("wal"));
            !done)
            return done;
        // NORMAL would keep the file sound but may forget the last commits when the power goes.
        if (Outcome done = m_database->insist(QStringLiteral("synchronous"),
                m_options.durable ? QStringLiteral("FULL") : QStringLiteral("NORMAL"),
                m_options.durable ? QStringLiteral("2") : QStringLiteral("1"));
            !done)
            return done;
        if (Outcome done = migrate(*m_database, journalSchema); !done)
            return done;
        if (!there) {
            syncDirectory(m_directory);
            syncDirectory(QFileInfo(m_directory).absolutePath());
        }
        if (Outcome done = enrol(); !done)
            return done;
    }
    if (Outcome done = prepareStatements(); !done)
        return done;
    if (Outcome done = readChains(); !done)
        return done;
    if (m_options.readOnly)
        return Done{};
    if (Outcome done = checkHost(wallMs); !done)
        return done;
    // The first commit of a connection writes and syncs the log's header; not at the operator's expense.
    return m_database->run(
        "INSERT INTO meta(k, v) VALUES('opened', 1) ON CONFLICT(k) DO UPDATE SET v = v + 1");
}

Outcome JournalFile::prepareStatements()
{
    struct {
        Statement *statement;
        const char *sql;
    } const wanted[]{
        {&m_insert, "INSERT INTO journal(id, hlc, hash, event_id, body) VALUES(?, ?, ?, ?, ?)"},
        {&m_byId, "SELECT id, hlc, hash, body FROM journal WHERE id = ?"},
        {&m_byEvent, "SELECT id, hlc, hash, body FROM journal WHERE event_id = ?"},
        {&m_head, "SELECT id, hlc, hash FROM journal ORDER BY id DESC LIMIT 1"},
        {&m_range, "SELECT id, hlc, hash, body FROM journal WHERE id BETWEEN ? AND ? ORDER BY id"},
    };
    for (const auto &[statement, sql] : wanted) {
        auto prepared = m_database->prepare(QString::fromLatin1(sql));
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return Done{};
}

JournalFile::~JournalFile()
{
    if (m_batch) {
        m_batch.reset(); // what was not committed was never there
        if (!refresh())
            return;
    }
    if (m_database && !m_options.readOnly && !m_closed && !m_chains.empty())
        writeMarkFile(
            m_directory, {hostMark(filePath(m_directory)), m_chains.back().number, m_chains.back().length});
}

/** The station's name for itself is made once, with the file. */
Outcome JournalFile::enrol()
{
    auto add = m_database->prepare(
        QStringLiteral("INSERT INTO meta(k, v) VALUES('station', ?) ON CONFLICT(k) DO NOTHING"));
    if (!add)
        return add.error();
    return add->run(QUuid::createUuid().toRfc4122());
}

Outcome JournalFile::readChains()
{
    const auto station = m_database->answer(QStringLiteral("SELECT v FROM meta WHERE k = 'station'"));
    if (!station)
        return station.error();
    m_station = QUuid::fromRfc4122(station->toByteArray());
    if (m_station.isNull())
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1 names no station: the file is damaged").arg(m_database->path())};
    return refresh();
}

Outcome JournalFile::refresh()
{
    auto list = m_database->prepare(QStringLiteral("SELECT inc.inc, ord, reason, coalesce(sent.seq, 0) FROM "
                                                   "inc LEFT JOIN sent ON sent.inc = inc.inc ORDER BY ord"));
    auto last = m_database->prepare(QStringLiteral(
        "SELECT id, hash, hlc FROM journal WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1"));
    if (!list || !last)
        return !list ? list.error() : last.error();
    auto rows = list->select();
    if (!rows)
        return rows.error();
    std::vector<Chain> chains;
    while (rows->next()) {
        chains.push_back({.number = rows->integer(0),
            .order = int(rows->integer(1)),
            .reason = rows->text(2),
            .length = 0,
            .head = chainStart(),
            .sent = rows->integer(3)});
    }
    if (Outcome done = rows->end(); !done)
        return done;
    for (Chain &chain : chains) {
        auto head = last->select(rowId(chain.order, 0), rowId(chain.order + 1, 0) - 1);
        if (!head)
            return head.error();
        if (head->next()) {
            chain.length = sequenceOf(head->integer(0));
            chain.head = head->bytes(1);
            m_lastId = head->integer(0);
            m_lastHlc = head->integer(2);
        }
        if (Outcome done = head->end(); !done)
            return done;
    }
    m_chains = std::move(chains);
    return Done{};
}

/** Opens a new chain when the file is not where it was, or shorter than it was. */
Outcome JournalFile::checkHost(qint64 wallMs)
{
    const QByteArray mark = hostMark(filePath(m_directory));
    if (m_chains.empty()) {
        if (Outcome done = openChain(QStringLiteral("enrol"), wallMs); !done)
            return done;
    } else {
        const auto known
            = m_database->answer(QStringLiteral("SELECT host_mark FROM inc ORDER BY ord DESC LIMIT 1"));
        if (!known)
            return known.error();
        const MarkFile beside = readMarkFile(m_directory);
        const bool shorter
            = beside.incarnation == m_chains.back().number && beside.sequence > m_chains.back().length;
        if (known->toByteArray() != mark || shorter) {
            qCWarning(logJournal).noquote()
                << filePath(m_directory) << (shorter ? "is shorter than it was" : "was copied or moved here")
                << "- open a new incarnation";
            if (Outcome done = openChain(QStringLiteral("file_copied"), wallMs); !done)
                return done;
        }
    }
    writeMarkFile(m_directory, {mark, m_chains.back().number, m_chains.back().length});
    return Done{};
}

Outcome JournalFile::openChain(const QString &reason, qint64 wallMs)
{
    // 62 bit: below 2^62, so that every language and JSON reader that knows 64 bit integers takes it.
    qint64 number = 0;
    while (number == 0 || chain(number))
        number = qint64(QRandomGenerator::system()->generate64() >> 2);
    const bool first = m_chains.empty();
    auto add = m_database->prepare(
        QStringLiteral("INSERT INTO inc(inc, ord, parent_inc, parent_seq, parent_hash, reason, "
                       "opened_wall, host_mark) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
    if (!add)
        return add.error();
    const int order = first ? 1 : m_chains.back().order + 1;
    const QVariant none;
    if (Outcome done = add->run(number, order, first ? none : QVariant(m_chains.back().number),
            first ? none : QVariant(m_chains.back().length), first ? none : QVariant(m_chains.back().head),
            reason, wallMs, hostMark(filePath(m_directory)));
        !done)
        return done;
    m_chains.push_back(
        {.number = number, .order = order, .reason = reason, .length = 0, .head = chainStart()});
    return Done{};
}

Outcome JournalFile::goOnInNewChain(const QString &reason, qint64 wallMs)
{
    if (Outcome done = openChain(reason, wallMs); !done)
        return done;
    writeMarkFile(
        m_directory, {hostMark(filePath(m_directory)), m_chains.back().number, m_chains.back().length});
    return Done{};
}

const JournalFile::Chain *JournalFile::chain(qint64 number) const
{
    const auto found
        = std::find_if(m_chains.begin(), m_chains.end(), [&](const Chain &c) { return c.number == number; });
    return found == m_chains.end() ? nullptr : &*found;
}

const JournalFile::Chain &JournalFile::chainOf(qint64 id) const
{
    const size_t index = size_t(orderOf(id) - 1);
    Q_ASSERT(index < m_chains.size());
    return m_chains[index];
}

qint64 JournalFile::rows() const
{
    qint64 sum = 0;
    for (const Chain &chain : m_chains)
        sum += chain.length;
    return sum;
}

Failure JournalFile::close(Failure failure)
{
    if (!m_closed) {
        qCCritical(logJournal).noquote() << "Close the journal for writing:" << failure.text;
        m_closed = Failure{Failure::Kind::Storage,
            QStringLiteral("the journal is closed since an error; restart: %1").arg(failure.text)};
    }
    if (m_batch) {
        m_batch.reset(); // rolls back, so the file is shorter than we thought
        (void)refresh();
    }
    return failure;
}

/** Somebody who writes beside us would break the chain: look before each command. */
Outcome JournalFile::checkHead()
{
    auto head = m_head.select();
    if (!head)
        return close(head.error());
    const bool any = head->next();
    const qint64 id = any ? head->integer(0) : 0;
    const QByteArray hash = any ? head->bytes(2) : QByteArray();
    if (Outcome done = head->end(); !done)
        return close(done.error());
    if (id != m_lastId || (id != 0 && hash != chainOf(id).head)) {
        return close({Failure::Kind::Storage,
            QStringLiteral("%1 was written by somebody else: its last entry is %2, not %3")
                .arg(m_database->path())
                .arg(id)
                .arg(m_lastId)});
    }
    return Done{};
}

Result<std::vector<StoredRow>> JournalFile::insert(const std::vector<NewRow> &rows, qint64 wallMs)
{
    const Chain &chain = m_chains.back();
    std::vector<StoredRow> stored;
    stored.reserve(rows.size());
    qint64 sequence = chain.length;
    qint64 hlc = m_lastHlc;
    QByteArray previous = chain.head;
    for (const NewRow &row : rows) {
        ++sequence;
        hlc = nextHlc(hlc, wallMs);
        previous = chainHash(m_station, chain.number, sequence, hlc, previous, row.body);
        stored.push_back(
            {.id = rowId(chain.order, sequence), .hlc = hlc, .hash = previous, .body = row.body});
        if (Outcome done = m_insert.run(stored.back().id, hlc, previous, row.eventId, row.body); !done) {
            if (!isConstraint(m_database->lastCode()))
                return done.error();
            return Failure{Failure::Kind::Input,
                QStringLiteral("an entry with this id is recorded already: %1").arg(done.error().text)};
        }
    }
    return stored;
}

Result<std::vector<StoredRow>> JournalFile::append(const std::vector<NewRow> &rows, qint64 wallMs)
{
    Q_ASSERT(!rows.empty());
    if (m_closed)
        return *m_closed;
    if (m_options.readOnly)
        return Failure{
            Failure::Kind::Storage, QStringLiteral("%1 was opened for reading only").arg(m_database->path())};
    for (const NewRow &row : rows) {
        if (row.eventId.size() != 16 || row.body.size() < 2 || row.body.size() > bodySizeMax) {
            return Failure{Failure::Kind::Input,
                QStringLiteral("an entry of %1 bytes cannot be recorded; 2 to %2 can")
                    .arg(row.body.size())
                    .arg(bodySizeMax)};
        }
    }

    std::optional<Transaction> own;
    if (!m_batch) {
        auto transaction = Transaction::begin(*m_database);
        if (!transaction) {
            // Somebody else's lock passes; everything else does not.
            return transaction.error().kind == Failure::Kind::Busy ? transaction.error()
                                                                   : close(transaction.error());
        }
        own.emplace(std::move(*transaction));
        if (Outcome done = checkHead(); !done)
            return done.error();
    }
    auto stored = insert(rows, wallMs);
    if (!stored) {
        // In a batch the entries before this command are lost with it: nothing of it was acknowledged.
        if (stored.error().kind != Failure::Kind::Input || m_batch)
            return close(stored.error());
        return stored.error();
    }
    if (own) {
        if (Outcome done = own->commit(); !done)
            return close(done.error());
    }
    Chain &chain = m_chains.back();
    chain.length = sequenceOf(stored->back().id);
    chain.head = stored->back().hash;
    m_lastId = stored->back().id;
    m_lastHlc = stored->back().hlc;
    return stored;
}

Outcome JournalFile::beginBatch()
{
    Q_ASSERT(!m_batch);
    if (m_closed)
        return *m_closed;
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return transaction.error();
    if (Outcome done = checkHead(); !done)
        return done;
    m_batch.emplace(std::move(*transaction));
    return Done{};
}

Outcome JournalFile::commitBatch()
{
    if (m_closed)
        return *m_closed;
    Q_ASSERT(m_batch);
    if (Outcome done = m_batch->commit(); !done)
        return close(done.error());
    m_batch.reset();
    return Done{};
}

static StoredRow readRow(const Rows &rows)
{
    return {.id = rows.integer(0), .hlc = rows.integer(1), .hash = rows.bytes(2), .body = rows.bytes(3)};
}

static Result<std::optional<StoredRow>> onlyRow(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    std::optional<StoredRow> found;
    if (rows->next())
        found = readRow(*rows);
    if (Outcome done = rows->end(); !done)
        return done.error();
    return found;
}

Result<std::optional<StoredRow>> JournalFile::row(qint64 id)
{
    return onlyRow(m_byId.select(id));
}

Result<std::optional<StoredRow>> JournalFile::rowOf(const QByteArray &eventId)
{
    return onlyRow(m_byEvent.select(eventId));
}

Outcome JournalFile::walk(qint64 first, qint64 last, const std::function<bool(const StoredRow &)> &visit)
{
    // In pieces, so that no read transaction stays open behind a visitor that takes its time or asks for
    // more.
    constexpr qsizetype pieceSize = 1000;
    while (first <= last) {
        std::vector<StoredRow> piece;
        auto rows = m_range.select(first, last);
        if (!rows)
            return rows.error();
        while (qsizetype(piece.size()) < pieceSize && rows->next())
            piece.push_back(readRow(*rows));
        if (Outcome done = rows->end(); !done)
            return done;
        if (piece.empty())
            break;
        for (const StoredRow &row : piece) {
            if (!visit(row))
                return Done{};
        }
        first = piece.back().id + 1;
    }
    return Done{};
}

Outcome JournalFile::setSent(qint64 incarnation, qint64 sequence, const QByteArray &hash)
{
    if (m_closed)
        return *m_closed;
    const auto found = std::find_if(
        m_chains.begin(), m_chains.end(), [&](const Chain &c) { return c.number == incarnation; });
    if (found == m_chains.end() || sequence > found->length || sequence < 0)
        return Failure{Failure::Kind::Input,
            QStringLiteral("central confirms entry %1 of a chain that is not here").arg(sequence)};
    if (sequence > 0) {
        const auto own = row(rowId(found->order, sequence));
        if (!own)
            return own.error();
        if (!*own || (*own)->hash != hash)
            return Failure{Failure::Kind::Input,
                QStringLiteral("central confirms entry %1 with another hash").arg(sequence)};
    }
    if (found->sent == sequence)
        return Done{};
    auto set = m_database->prepare(
        QStringLiteral("INSERT INTO sent(inc, seq, hash) VALUES(?, ?, ?) ON CONFLICT(inc) DO UPDATE SET seq "
                       "= excluded.seq, hash = excluded.hash"));
    if (!set)
        return set.error();
    if (Outcome done = set->run(incarnation, sequence, hash); !done)
        return isMediumFault(m_database->lastCode()) ? Outcome(close(done.error())) : done;
    found->sent = sequence;
    return Done{};
}

Outcome JournalFile::keepDocuments(const QByteArray &digest, const std::map<QString, QByteArray> &documents)
{
    if (m_closed)
        return *m_closed;
    auto add = m_database->prepare(QStringLiteral("INSERT INTO plant_document(digest, name, body) VALUES(?, "
                                                  "?, ?) ON CONFLICT(digest, name) DO NOTHING"));
    if (!add)
        return add.error();
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return transaction.error();
    for (const auto &[name, body] : documents) {
        if (Outcome done = add->run(digest, name, body.isNull() ? QByteArray("") : body); !done)
            return isMediumFault(m_database->lastCode()) ? Outcome(close(done.error())) : done;
    }
    if (Outcome done = transaction->commit(); !done)
        return close(done.error());
    return Done{};
}

Result<std::map<QString, QByteArray>> JournalFile::documents(const QByteArray &digest)
{
    auto list = m_database->prepare(QStringLiteral("SELECT name, body FROM plant_document WHERE digest = ?"));
    if (!list)
        return list.error();
    auto rows = list->select(digest);
    if (!rows)
        return rows.error();
    std::map<QString, QByteArray> found;
    while (rows->next())
        found.emplace(rows->text(0), rows->bytes(1));
    if (Outcome done = rows->end(); !done)
        return done.error();
    return found;
}

void restDatabase(Database &database, const QByteArray &touch)
{
    if (database.logPages() < restPages)
        return;
    auto all = database.checkpoint(false);
    if (all && *all && QFileInfo(database.path() + QStringLiteral("-wal")).size() > logSizeMax)
        all = database.checkpoint(true);
    if (!all) {
        qCWarning(logJournal).noquote() << "Checkpoint failed:" << all.error().text;
        return;
    }
    // Starting the log over costs a second sync for its header. Have it here, not in the next append.
    if (*all) {
        if (Outcome done = database.run(touch); !done)
            qCWarning(logJournal).noquote() << "After a checkpoint:" << done.error().text;
    }
}

void JournalFile::rest()
{
    if (m_closed || m_options.readOnly || m_batch)
        return;
    restDatabase(*m_database, "UPDATE meta SET v = v + 1 WHERE k = 'opened'");
}

} // namespace unitrail
