// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/cache_file.h"

#include "core/journal/chain.h"
#include "core/journal/journal.h"
#include "core/journal/log.h"
#include "core/journal/migrate.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace unitrail {

/** Entries that are folded in one transaction when the cache is behind. */
static constexpr int catchUpSize = 10000;

static QString filePath(const QString &directory)
{
    return directory + QStringLiteral("/cache.db");
}

Result<Recorded> readRecorded(const Position &position, const QByteArray &hash, const QByteArray &body)
{
    auto entry = fromBody(body);
    if (!entry)
        return entry.error();
    return Recorded{.position = position, .hash = hash, .entry = std::move(*entry)};
}

Result<Recorded> readRecorded(const JournalFile &file, const StoredRow &row)
{
    return readRecorded({.station = file.station(),
                            .incarnation = file.chainOf(row.id).number,
                            .sequence = sequenceOf(row.id),
                            .hlc = row.hlc},
        row.hash, row.body);
}

CacheFile::~CacheFile() = default;

Outcome CacheFile::remove(const QString &directory)
{
    for (const char *suffix : {"-wal", "-shm", ""}) {
        const QString path = filePath(directory) + QLatin1String(suffix);
        if (QFileInfo::exists(path) && !QFile::remove(path))
            return Failure{Failure::Kind::Storage,
                QStringLiteral("%1 cannot be removed; check its permissions").arg(path)};
    }
    return Done{};
}

/** Keeps the last damaged one for whoever wants to know why. */
static Outcome putAside(const QString &directory)
{
    const QString path = filePath(directory);
    const QString aside = path + QStringLiteral(".damaged");
    QFile::remove(aside);
    if (QFileInfo::exists(path) && !QFile::rename(path, aside))
        return Failure{
            Failure::Kind::Storage, QStringLiteral("%1 cannot be renamed; check its permissions").arg(path)};
    return CacheFile::remove(directory);
}

Result<std::unique_ptr<CacheFile>> CacheFile::open(const QString &directory, JournalFile &journal)
{
    bool usable = true;
    auto cache = attempt(filePath(directory), journal, usable);
    if (cache && usable)
        return cache;
    qCWarning(logJournal).noquote() << "Fold" << filePath(directory) << "anew:"
                                    << (cache ? QStringLiteral("it belongs to another journal or program")
                                              : cache.error().text);
    const bool damaged = !cache;
    if (cache)
        cache->reset(); // closed before it is deleted
    if (Outcome done = damaged ? putAside(directory) : remove(directory); !done)
        return done.error();
    usable = true;
    return attempt(filePath(directory), journal, usable);
}

/** Opens and catches up. Not usable: the file is sound but of something else. */
Result<std::unique_ptr<CacheFile>> CacheFile::attempt(const QString &path, JournalFile &journal, bool &usable)
{
    std::unique_ptr<CacheFile> self(new CacheFile(journal));
    auto database = Database::open(path, {});
    if (!database)
        return database.error();
    self->m_database = std::move(*database);
    self->m_alone = true;
    const auto state = stateOf(*self->m_database, cacheSchema);
    if (!state)
        return state.error();
    usable = *state == FileState::Empty || *state == FileState::Known;
    if (!usable)
        return self;
    if (Outcome done = self->m_database->insist(
            QStringLiteral("journal_mode"), QStringLiteral("WAL"), QStringLiteral("wal"));
        !done)
        return done.error();
    // Nothing here is worth an fsync: what a power cut takes is folded again.
    if (Outcome done = self->m_database->run(
            "PRAGMA synchronous=NORMAL; PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; "
            "PRAGMA trusted_schema=OFF; PRAGMA secure_delete=OFF; PRAGMA cache_size=-16000");
        !done)
        return done.error();
    if (Outcome done = migrate(*self->m_database, cacheSchema); !done)
        return done.error();
    if (Outcome done = self->prepare(); !done)
        return done.error();

    auto who = self->m_database->prepare(
        QStringLiteral("SELECT station, journal_id, hash, fold_version FROM applied"));
    if (!who)
        return who.error();
    auto row = who->select();
    if (!row)
        return row.error();
    const bool known = row->next();
    const bool ours = known && row->bytes(0) == journal.station().toRfc4122();
    const bool current = known && row->integer(3) == foldVersion;
    self->m_applied = known ? row->integer(1) : 0;
    self->m_appliedHash = known ? row->bytes(2) : chainStart();
    if (Outcome done = row->end(); !done)
        return done.error();
    if (!known) {
        auto add = self->m_database->prepare(QStringLiteral(
            "INSERT INTO applied(one, station, journal_id, hash, fold_version) VALUES(1, ?, 0, ?, ?)"));
        if (!add)
            return add.error();
        if (Outcome done = add->run(journal.station().toRfc4122(), chainStart(), foldVersion); !done)
            return done.error();
    } else {
        // The entry it stands on must be this journal's: a restored one has another, or none.
        auto at = self->m_applied == 0 ? Result(std::optional<StoredRow>()) : journal.row(self->m_applied);
        if (!at)
            return at.error();
        usable = ours && (self->m_applied == 0 || (*at && (*at)->hash == self->m_appliedHash));
        if (!usable)
            return self;
        if (!current) {
            if (Outcome done = self->clearProjections(); !done)
                return done.error();
        }
    }
    if (Outcome done = self->catchUp(); !done)
        return done.error();
    if (known && !current) {
        if (Outcome done = self->projectForeign(); !done)
            return done.error();
    }
    return self;
}

Result<std::unique_ptr<CacheFile>> CacheFile::openForReading(const QString &directory, JournalFile &journal)
{
    const QString path = filePath(directory);
    auto folder = std::make_unique<QTemporaryDir>();
    const QString copy = folder->filePath(QStringLiteral("cache.db"));
    if (QFileInfo::exists(path)) {
        std::unique_ptr<CacheFile> self(new CacheFile(journal));
        auto database = Database::open(path, {.readOnly = true});
        const auto state = database ? stateOf(**database, cacheSchema) : Result<FileState>(database.error());
        if (state && *state == FileState::Known) {
            self->m_database = std::move(*database);
            const auto station = self->m_database->answer(QStringLiteral("SELECT station FROM applied"));
            const auto at = self->m_database->answer(QStringLiteral("SELECT journal_id FROM applied"));
            const auto version = self->m_database->answer(QStringLiteral("SELECT fold_version FROM applied"));
            const bool inStep = station && at && version
                && station->toByteArray() == journal.station().toRfc4122() && version->toInt() == foldVersion
                && at->toLongLong() >= journal.lastId();
            if (inStep && self->prepare()) {
                self->m_applied = at->toLongLong();
                return self;
            }
            // Behind: the station is between its two commits, or was killed there. Fold the rest into a copy.
            auto target = Database::open(copy, {});
            if (!target)
                return target.error();
            if (auto *backup
                = sqlite3_backup_init((*target)->handle(), "main", self->m_database->handle(), "main")) {
                sqlite3_backup_step(backup, -1);
                if (sqlite3_backup_finish(backup) != SQLITE_OK)
                    qCWarning(logJournal).noquote() << path << "cannot be copied; fold everything";
            }
        }
    }
    bool usable = true;
    auto cache = attempt(copy, journal, usable);
    if (!cache || !usable) {
        if (cache)
            cache->reset();
        if (Outcome done = remove(folder->path()); !done)
            return done.error();
        cache = attempt(copy, journal, usable);
        if (!cache)
            return cache;
    }
    (*cache)->m_private = std::move(folder);
    return cache;
}

std::optional<LostEntries> CacheFile::beyond(const QString &directory, JournalFile &journal)
{
    if (!QFileInfo::exists(filePath(directory)))
        return {};
    auto database = Database::open(filePath(directory), {.readOnly = true});
    const auto state = database ? stateOf(**database, cacheSchema) : Result<FileState>(database.error());
    if (!state || *state != FileState::Known)
        return {};
    const auto station = (*database)->answer(QStringLiteral("SELECT station FROM applied"));
    const auto at = (*database)->answer(QStringLiteral("SELECT journal_id FROM applied"));
    if (!station || !at || at->toLongLong() == 0)
        return {};
    // Behind the cache: a station that works beside us may have written both in the meantime.
    if (!journal.refresh())
        return {};
    // A journal that was made anew just now has another name; what the cache is full of was the one before.
    const bool ours = station->toByteArray() == journal.station().toRfc4122();
    if (!ours && journal.lastId() > 0)
        return {};
    const qint64 applied = at->toLongLong();
    LostEntries lost{.incarnation = 0, .first = 1, .last = sequenceOf(applied)};
    for (const JournalFile::Chain &chain : journal.chains()) {
        if (!ours || chain.order != orderOf(applied))
            continue;
        lost.incarnation = chain.number;
        lost.first = chain.length + 1;
    }
    if (lost.first > lost.last)
        return {};
    auto about = (*database)->prepare(QStringLiteral(
        "SELECT DISTINCT key FROM subject_entry JOIN subject ON subject.id = subject_entry.subject "
        "WHERE entry BETWEEN ? AND ? ORDER BY key LIMIT 1000"));
    auto rows
        = about ? about->select(rowId(orderOf(applied), lost.first), applied) : Result<Rows>(about.error());
    while (rows && rows->next())
        lost.about.append(rows->text(0));
    return lost;
}

Outcome CacheFile::prepare()
{
    struct {
        Statement *statement;
        const char *sql;
    } const wanted[]{
        {&m_findSubject, "SELECT id FROM subject WHERE name = ? AND scope = ?"},
        // '@' opens the scope of everything that is not a unit; the two ranges leave it out inside the index.
        {&m_unitsNamed,
            "SELECT key FROM subject WHERE name = ? AND scope < '@' UNION ALL "
            "SELECT key FROM subject WHERE name = ? AND scope >= 'A' UNION ALL "
            "SELECT key FROM identifier JOIN subject ON subject.id = identifier.subject WHERE value = ?"},
        {&m_addSubject, "INSERT INTO subject(scope, name) VALUES(?, ?) RETURNING id"},
        {&m_addSubjectEntry, "INSERT INTO subject_entry(subject, depth, entry) VALUES(?, ?, ?)"},
        {&m_subjectEntries, "SELECT entry FROM subject_entry WHERE subject = ? ORDER BY depth, entry"},
        {&m_getBytes, "SELECT bytes FROM standing_bytes WHERE subject = ?"},
        {&m_setBytes, "INSERT OR REPLACE INTO standing_bytes(subject, bytes) VALUES(?, ?)"},
        {&m_dropBytes, "DELETE FROM standing_bytes WHERE subject = ?"},
        {&m_setStanding,
            "INSERT OR REPLACE INTO standing(subject, kind, entries, last_ms, in_process, life, active, "
            "holds, "
            "conflict, proposals) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_dropStanding, "DELETE FROM standing WHERE subject = ?"},
        {&m_foreignById,
            "SELECT station, inc, seq, hlc, hash, body FROM foreign_entry JOIN chain ON chain.id = chain "
            "WHERE foreign_entry.id = ?"},
        {&m_foreignByEvent,
            "SELECT station, inc, seq, hlc, hash, body FROM foreign_entry JOIN chain ON chain.id = chain "
            "WHERE event_id = ?"},
        {&m_addForeign,
            "INSERT INTO foreign_entry(chain, seq, hlc, hash, event_id, body) VALUES(?, ?, ?, ?, ?, ?) "
            "RETURNING id"},
        {&m_addLink,
            "INSERT INTO link(child, parent, entry, piece, via, position, quantity, operation, station, "
            "installed_ms, "
            "removed_entry, removed_ms) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_addIdentifier, "INSERT OR REPLACE INTO identifier(value, type, subject) VALUES(?, ?, ?)"},
        {&m_setFitted, "UPDATE subject SET fitted = 1 WHERE id = ? AND fitted = 0"},
        {&m_findMadeFor, "SELECT id FROM made_for WHERE work_order = ? AND product_lot = ?"},
        {&m_addMadeFor, "INSERT INTO made_for(work_order, product_lot) VALUES(?, ?) RETURNING id"},
        {&m_setMadeFor, "UPDATE subject SET made_for = ? WHERE id = ?"},
        {&m_setApplied, "UPDATE applied SET journal_id = ?, hash = ?"},
    };
    for (const auto &[statement, sql] : wanted) {
        auto prepared = m_database->prepare(QString::fromLatin1(sql));
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return Done{};
}

/** Idempotent: what was folded and how far are committed together. */
Outcome CacheFile::catchUp()
{
    const qint64 last = m_journal.lastId();
    if (m_applied >= last)
        return Done{};
    qCInfo(logJournal) << "Fold the journal into the cache from entry" << m_applied + 1 << "...";
    Outcome outcome = Done{};
    int count = 0;
    const Outcome walked = m_journal.walk(m_applied + 1, last, [&](const StoredRow &row) {
        if (!m_transaction)
            outcome = begin();
        if (!outcome)
            return false;
        auto recorded = readRecorded(m_journal, row);
        // Our own program wrote it; if it cannot read it now, the other entries are still worth showing.
        if (!recorded) {
            qCCritical(logJournal).noquote()
                << "Entry" << row.id << "cannot be read:" << recorded.error().text;
            m_applied = row.id;
            m_appliedHash = row.hash;
            return true;
        }
        outcome = add(row.id, *recorded);
        if (outcome && ++count % catchUpSize == 0)
            outcome = commit();
        return bool(outcome);
    });
    if (outcome && m_transaction)
        outcome = commit();
    if (!outcome || !walked) {
        rollback();
        return !outcome ? outcome : walked;
    }
    rest();
    return Done{};
}

/** Another fold: everything anew, but foreign entries need not travel again. */
Outcome CacheFile::clearProjections()
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return transaction.error();
    const QByteArray version = QByteArray::number(foldVersion);
    if (Outcome done
        = m_database->run("DELETE FROM subject; DELETE FROM subject_entry; DELETE FROM standing; DELETE FROM "
                          "standing_bytes; DELETE FROM identifier; "
                          "DELETE FROM link; DELETE FROM made_for; "
                          "UPDATE applied SET journal_id = 0, hash = zeroblob(32), fold_version = "
            + version);
        !done)
        return done;
    m_ids.clear();
    m_madeFor = {};
    m_applied = 0;
    m_appliedHash = chainStart();
    return transaction->commit();
}

Outcome CacheFile::begin()
{
    Q_ASSERT(!m_transaction);
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return transaction.error();
    m_transaction.emplace(std::move(*transaction));
    return Done{};
}

Outcome CacheFile::commit()
{
    Q_ASSERT(m_transaction);
    for (const Subject &subject : m_changed) {
        if (Outcome done = store(subject, m_hot[subject]); !done)
            return done;
    }
    m_changed.clear();
    if (Outcome done = m_setApplied.run(m_applied, m_appliedHash); !done)
        return done;
    if (Outcome done = m_transaction->commit(); !done)
        return done;
    m_transaction.reset();
    forgetCold();
    return Done{};
}

void CacheFile::rollback()
{
    m_transaction.reset();
    m_hot.clear();
    m_changed.clear();
    m_ids.clear();
    m_madeFor = {};
    m_used.clear();
    ++m_containmentChanges; // whatever was folded since is gone
    const auto at = m_database->answer(QStringLiteral("SELECT journal_id FROM applied"));
    const auto hash = m_database->answer(QStringLiteral("SELECT hash FROM applied"));
    m_applied = at ? at->toLongLong() : 0;
    m_appliedHash = hash ? hash->toByteArray() : chainStart();
}

void CacheFile::rest()
{
    if (!m_transaction && !m_private)
        restDatabase(*m_database, "UPDATE applied SET rests = rests + 1");
}

} // namespace unitrail
