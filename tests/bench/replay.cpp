// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/replay.h"

#include "core/journal/journal_file.h"
#include "tests/bench/frame.h"

#include <cctype>

namespace unitrail::bench {

StatementWatch &StatementWatch::install()
{
    static StatementWatch self;
    return self;
}

StatementWatch::StatementWatch()
{
    using Entry = void (*)();
    const auto watch = [](sqlite3 *handle, const char **, const sqlite3_api_routines *) -> int {
        return sqlite3_trace_v2(
            handle, SQLITE_TRACE_STMT,
            [](unsigned, void *, void *statement, void *sql) {
                install().see(static_cast<sqlite3_stmt *>(statement), static_cast<const char *>(sql));
                return 0;
            },
            nullptr);
    };
    int (*const entry)(sqlite3 *, const char **, const sqlite3_api_routines *) = watch;
    sqlite3_auto_extension(reinterpret_cast<Entry>(entry));
}

void StatementWatch::begin()
{
    m_seen.clear();
    m_spentNs = 0;
    m_watching = true;
}

std::vector<SeenStatement> StatementWatch::end()
{
    m_watching = false;
    return std::move(m_seen);
}

void StatementWatch::see(sqlite3_stmt *statement, const char *sql)
{
    if (!m_watching || QByteArrayView(sql).startsWith("--")) // a trigger, which the control has as well
        return;
    const qint64 began = nowNs();
    char *expanded = sqlite3_expanded_sql(statement);
    const char *file = sqlite3_db_filename(sqlite3_db_handle(statement), "main");
    m_seen.push_back({.sql = sqlite3_sql(statement),
        .expanded = expanded,
        .ofJournal = file && QByteArrayView(file).endsWith("journal.db")});
    sqlite3_free(expanded);
    m_spentNs += nowNs() - began;
}

// ---- the values out of the text

/** The literal that begins at `at`, as SQLite writes bound values; moves behind it. */
static QVariant literalAt(const QByteArray &text, qsizetype &at)
{
    const char first = text.at(at);
    if (first == 'N') {
        at += 4;
        return {};
    }
    if (first == 'x') {
        const qsizetype end = text.indexOf('\'', at + 2);
        const QByteArray bytes = QByteArray::fromHex(text.mid(at + 2, end - at - 2));
        at = end + 1;
        return bytes;
    }
    if (first == '\'') {
        QByteArray value;
        for (++at;; ++at) {
            if (text.at(at) == '\'') {
                ++at;
                if (at >= text.size() || text.at(at) != '\'')
                    break;
            }
            value += text.at(at);
        }
        return QString::fromUtf8(value);
    }
    const qsizetype begin = at;
    while (at < text.size()
        && (text.at(at) == '-' || std::isdigit(static_cast<unsigned char>(text.at(at))) != 0))
        ++at;
    bool good = false;
    const qint64 number = text.mid(begin, at - begin).toLongLong(&good);
    if (!good)
        giveUp(QStringLiteral("no value can be read in: %1").arg(QString::fromUtf8(text)));
    return number;
}

static std::vector<QVariant> valuesOf(const SeenStatement &seen)
{
    std::vector<QVariant> values;
    qsizetype at = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < seen.sql.size(); ++i) {
        const char c = seen.sql.at(i);
        quoted = quoted != (c == '\'');
        if (quoted || (c != '?' && c != ':')) { // Qt numbers its values: ":0"
            ++at;
            continue;
        }
        values.push_back(literalAt(seen.expanded, at));
        while (i + 1 < seen.sql.size() && std::isdigit(static_cast<unsigned char>(seen.sql.at(i + 1))) != 0)
            ++i;
    }
    return values;
}

static void bind(sqlite3_stmt *statement, const std::vector<QVariant> &values)
{
    for (size_t i = 0; i < values.size(); ++i) {
        const int place = int(i) + 1;
        const QVariant &value = values[i];
        if (!value.isValid()) {
            sqlite3_bind_null(statement, place);
        } else if (value.typeId() == QMetaType::QByteArray) {
            const auto *bytes = static_cast<const QByteArray *>(value.constData());
            sqlite3_bind_blob(statement, place, bytes->constData(), int(bytes->size()), SQLITE_STATIC);
        } else if (value.typeId() == QMetaType::QString) {
            const auto *text = static_cast<const QString *>(value.constData());
            sqlite3_bind_text16(statement, place, text->utf16(), int(text->size() * 2), SQLITE_STATIC);
        } else {
            sqlite3_bind_int64(statement, place, value.toLongLong());
        }
    }
}

// ---- running them

Replay::Replay(const QString &directory)
{
    open(m_journal, directory + QStringLiteral("/journal.db"),
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON; "
        "PRAGMA trusted_schema=OFF; PRAGMA cache_size=-8000");
    open(m_cache, directory + QStringLiteral("/cache.db"),
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF; "
        "PRAGMA cache_size=-16000");
    // Questions read both files through the cache's connection (core/trace/reader).
    const QByteArray attach = "ATTACH '" + (directory + QStringLiteral("/journal.db")).toUtf8() + "' AS own";
    if (sqlite3_exec(m_cache.handle, attach.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        giveUp(QString::fromUtf8(sqlite3_errmsg(m_cache.handle)));
}

Replay::~Replay()
{
    for (File *file : {&m_journal, &m_cache}) {
        for (sqlite3_stmt *statement : std::as_const(file->statements))
            sqlite3_finalize(statement);
        sqlite3_close(file->handle);
    }
}

void Replay::open(File &file, const QString &path, const char *settings)
{
    if (sqlite3_open_v2(
            path.toUtf8().constData(), &file.handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr)
            != SQLITE_OK
        || sqlite3_exec(file.handle, settings, nullptr, nullptr, nullptr) != SQLITE_OK)
        giveUp(QStringLiteral("%1: %2").arg(path, QString::fromUtf8(sqlite3_errmsg(file.handle))));
    sqlite3_wal_hook(
        file.handle,
        [](void *pages, sqlite3 *, const char *, int count) {
            *static_cast<int *>(pages) = count;
            return SQLITE_OK;
        },
        &file.logPages);
}

sqlite3_stmt *Replay::prepared(File &file, const QByteArray &sql)
{
    sqlite3_stmt *&statement = file.statements[sql];
    if (!statement
        && sqlite3_prepare_v3(
               file.handle, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
            != SQLITE_OK)
        giveUp(QStringLiteral("%1: %2").arg(
            QString::fromUtf8(sql), QString::fromUtf8(sqlite3_errmsg(file.handle))));
    return statement;
}

double Replay::run(const std::vector<SeenStatement> &statements)
{
    std::vector<Bound> all;
    all.reserve(statements.size());
    for (const SeenStatement &seen : statements) {
        all.push_back({prepared(seen.ofJournal ? m_journal : m_cache, seen.sql), valuesOf(seen)});
        if (int(all.back().values.size()) != sqlite3_bind_parameter_count(all.back().statement))
            giveUp(QStringLiteral("not every value was found in: %1").arg(QString::fromUtf8(seen.expanded)));
    }

    const qint64 began = nowNs();
    for (const Bound &one : all) {
        bind(one.statement, one.values);
        int code = sqlite3_step(one.statement);
        for (; code == SQLITE_ROW; code = sqlite3_step(one.statement)) {
            for (int column = 0; column < sqlite3_column_count(one.statement); ++column)
                (void)sqlite3_column_bytes(one.statement, column);
        }
        if (code != SQLITE_DONE)
            giveUp(QStringLiteral("the control could not do what the product did: %1")
                       .arg(QString::fromUtf8(sqlite3_sql(one.statement))));
        sqlite3_reset(one.statement);
    }
    return msSince(began);
}

void Replay::rest()
{
    const std::pair<File *, const char *> files[]{
        {&m_journal, "UPDATE meta SET v = v + 1 WHERE k = 'opened'"},
        {&m_cache, "UPDATE applied SET rests = rests + 1"}};
    for (const auto &[file, touch] : files) {
        if (file->logPages < restPages)
            continue;
        sqlite3_wal_checkpoint_v2(file->handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        sqlite3_exec(file->handle, touch, nullptr, nullptr, nullptr);
    }
}

} // namespace unitrail::bench
