// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/sync_floor.h"

#include <QtEndian>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr Oid int8Type = 20, byteaType = 17, int8Array = 1016, byteaArray = 1001;

/** An array of one dimension as PostgreSQL sends and takes it in binary. */
class BinaryArray {
public:
    BinaryArray(Oid type, int count)
    {
        for (const qint32 word : {1, 0, qint32(type), count, 1})
            add(word);
    }
    void addNumber(qint64 value)
    {
        add(qint32(8));
        add(value);
    }
    void addBytes(const QByteArray &bytes)
    {
        add(qint32(bytes.size()));
        m_bytes += bytes;
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    template <typename Number> void add(Number value)
    {
        char big[sizeof value];
        qToBigEndian(value, big);
        m_bytes.append(big, sizeof value);
    }
    QByteArray m_bytes;
};

static void demand(PGconn *server, PGresult *result, ExecStatusType wanted)
{
    if (PQresultStatus(result) != wanted)
        giveUp(u"the control's server: "_s + QString::fromUtf8(PQerrorMessage(server)));
    PQclear(result);
}

SyncFloor::SyncFloor(const QString &journal, const QString &directory, const QString &connection)
    : m_journal(journal)
    , m_rows(m_journal.prepare("SELECT id, hlc, hash, body FROM journal WHERE id > ? ORDER BY id LIMIT ?"))
{
    if (sqlite3_open((directory + u"/notes.db"_s).toUtf8().constData(), &m_notes) != SQLITE_OK
        || sqlite3_exec(m_notes,
               "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE note(id INTEGER PRIMARY KEY, "
               "upto INTEGER); INSERT INTO note VALUES(1, 0)",
               nullptr, nullptr, nullptr)
            != SQLITE_OK
        || sqlite3_prepare_v2(m_notes, "UPDATE note SET upto = ? WHERE id = 1", -1, &m_note, nullptr)
            != SQLITE_OK)
        giveUp(u"the control's notes cannot be made"_s);
    m_server = PQconnectdb(connection.toUtf8().constData());
    demand(m_server,
        PQexec(m_server,
            "CREATE TABLE public.floor(inc bigint, seq bigint, hlc bigint, hash bytea, body bytea, PRIMARY "
            "KEY(inc, seq))"),
        PGRES_COMMAND_OK);
    const Oid types[]{int8Array, int8Array, byteaArray, byteaArray};
    demand(m_server,
        PQprepare(m_server, "floor",
            "INSERT INTO public.floor SELECT 1, * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], "
            "$4::bytea[]) ON CONFLICT DO NOTHING",
            4, types),
        PGRES_COMMAND_OK);
}

SyncFloor::~SyncFloor()
{
    PQfinish(m_server);
    sqlite3_finalize(m_note);
    sqlite3_close(m_notes);
}

void SyncFloor::send(qint64 after, int count)
{
    BinaryArray ids(int8Type, count), hlcs(int8Type, count), hashes(byteaType, count),
        bodies(byteaType, count);
    sqlite3_bind_int64(m_rows, 1, after);
    sqlite3_bind_int(m_rows, 2, count);
    int found = 0;
    for (; sqlite3_step(m_rows) == SQLITE_ROW; ++found) {
        ids.addNumber(sqlite3_column_int64(m_rows, 0));
        hlcs.addNumber(sqlite3_column_int64(m_rows, 1));
        hashes.addBytes(RawReader::bytes(m_rows, 2));
        bodies.addBytes(RawReader::bytes(m_rows, 3));
    }
    sqlite3_reset(m_rows);
    if (found != count)
        giveUp(u"the journal is too short for this benchmark"_s);
    const char *values[4];
    int sizes[4];
    int formats[4];
    int place = 0;
    for (const BinaryArray *array : {&ids, &hlcs, &hashes, &bodies}) {
        values[place] = array->bytes().constData();
        sizes[place] = int(array->bytes().size());
        formats[place++] = 1;
    }
    demand(m_server, PQexecPrepared(m_server, "floor", 4, values, sizes, formats, 1), PGRES_COMMAND_OK);
    sqlite3_bind_int64(m_note, 1, after + count);
    if (sqlite3_step(m_note) != SQLITE_DONE)
        giveUp(u"the control's note cannot be written"_s);
    sqlite3_reset(m_note);
}

} // namespace unitrail::bench
