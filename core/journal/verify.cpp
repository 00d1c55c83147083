// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/chain.h"
#include "core/journal/journal_file.h"

#include <sqlite3.h>

namespace unitrail {

/** The rows of a chain as they lie in the file, without a copy: a start walks ten thousand of them. */
class ChainRows {
    Q_DISABLE_COPY_MOVE(ChainRows)

public:
    ChainRows(sqlite3 *file, qint64 first, qint64 last)
        : m_file(file)
    {
        m_code = sqlite3_prepare_v2(file,
            "SELECT id, hlc, hash, body, event_id FROM journal WHERE id BETWEEN ? AND ? ORDER BY id", -1,
            &m_rows, nullptr);
        if (m_code == SQLITE_OK)
            m_code = sqlite3_bind_int64(m_rows, 1, first);
        if (m_code == SQLITE_OK)
            m_code = sqlite3_bind_int64(m_rows, 2, last);
    }
    ~ChainRows() { sqlite3_finalize(m_rows); }

    bool next()
    {
        if (m_code == SQLITE_OK || m_code == SQLITE_ROW)
            m_code = sqlite3_step(m_rows);
        return m_code == SQLITE_ROW;
    }
    /** Why there are no more; nothing: that was all. */
    [[nodiscard]] std::optional<Failure> trouble(Database &database) const
    {
        if (m_code == SQLITE_DONE)
            return {};
        return database.failure(m_code, QString::fromUtf8(sqlite3_errmsg(m_file)));
    }
    [[nodiscard]] qint64 integer(int column) const { return sqlite3_column_int64(m_rows, column); }
    /** Good until the next row. */
    [[nodiscard]] QByteArrayView bytes(int column) const
    {
        const auto *data = static_cast<const char *>(sqlite3_column_blob(m_rows, column));
        return {data, qsizetype(sqlite3_column_bytes(m_rows, column))};
    }

private:
    sqlite3 *m_file;
    sqlite3_stmt *m_rows = nullptr;
    int m_code = SQLITE_OK;
};

/** The body must name the event id that stands beside it: the column is for look-up and is not in the hash.
 */
static bool names(QByteArrayView body, QByteArrayView eventId)
{
    const QByteArray id = QByteArray::fromRawData(eventId.data(), eventId.size())
                              .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return body.contains(id);
}

/** Fills in the report at the first row that does not fit; an error of the file is a finding, too. */
Outcome JournalFile::verifyChain(const Chain &chain, qint64 first, QByteArray previous, ChainReport &report)
{
    report.incarnation = chain.number;
    qint64 expected = first;
    const auto broken = [&](qint64 sequence, const QString &what) {
        report.firstBroken = sequence;
        report.what = what;
        return Done{};
    };

    ChainRows rows(m_database->handle(), rowId(chain.order, first), rowId(chain.order + 1, 0) - 1);
    while (rows.next()) {
        const qint64 sequence = sequenceOf(rows.integer(0));
        if (sequence != expected)
            return broken(expected, QStringLiteral("sequence %1 is missing").arg(expected));
        const QByteArrayView hash = rows.bytes(2), body = rows.bytes(3);
        // Of the row behind a purged one the hash cannot be computed any more: it is where the trust starts.
        if (previous.isEmpty())
            previous = hash.toByteArray();
        else
            previous = chainHash(m_station, chain.number, sequence, rows.integer(1), previous, body);
        if (previous != hash)
            return broken(sequence, QStringLiteral("hash differs"));
        if (!names(body, rows.bytes(4)))
            return broken(sequence, QStringLiteral("event id differs from the body's"));
        ++expected;
        ++report.rows;
    }
    if (const auto trouble = rows.trouble(*m_database))
        return broken(expected, QStringLiteral("the file is damaged: %1").arg(trouble->text));

    // What others remember of this chain's length: central, the mark file, the chain that goes on from it.
    if (chain.sent >= expected)
        return broken(expected,
            QStringLiteral("sequence %1 is missing: central has confirmed up to %2")
                .arg(expected)
                .arg(chain.sent));
    const MarkFile beside = readMarkFile(m_directory);
    if (beside.incarnation == chain.number && beside.sequence >= expected)
        return broken(expected,
            QStringLiteral("sequence %1 is missing: the mark file knows %2")
                .arg(expected)
                .arg(beside.sequence));
    auto child
        = m_database->prepare(QStringLiteral("SELECT parent_seq, parent_hash FROM inc WHERE parent_inc = ?"));
    if (!child)
        return child.error();
    auto links = child->select(chain.number);
    if (!links)
        return links.error();
    while (links->next()) {
        if (links->integer(0) >= expected)
            return broken(expected,
                QStringLiteral("sequence %1 is missing: the next chain goes on from %2")
                    .arg(expected)
                    .arg(links->integer(0)));
    }
    return links->end();
}

Result<ChainReport> JournalFile::verify(qint64 last)
{
    ChainReport report;
    const auto purged = m_database->answer(QStringLiteral("SELECT v FROM meta WHERE k = 'purge_upto'"));
    if (!purged)
        return purged.error();
    for (const Chain &chain : m_chains) {
        if (last > 0 && &chain != &m_chains.back())
            continue;
        qint64 first = 1;
        QByteArray previous = chainStart();
        const qint64 purgedHere = purged->toLongLong() >= rowId(chain.order + 1, 0) ? chain.length
            : purged->toLongLong() > rowId(chain.order, 0) ? sequenceOf(purged->toLongLong())
                                                           : 0;
        if (purgedHere > 0) {
            first = purgedHere + 1;
            previous.clear();
        }
        if (last > 0 && chain.length - last >= first) {
            first = chain.length - last + 1;
            const auto before = row(rowId(chain.order, first - 1));
            if (!before || !*before) {
                report.firstBroken = first - 1;
                report.incarnation = chain.number;
                report.what = before ? QStringLiteral("sequence %1 is missing").arg(first - 1)
                                     : QStringLiteral("the file is damaged: %1").arg(before.error().text);
                return report;
            }
            previous = (*before)->hash;
        }
        if (Outcome done = verifyChain(chain, first, previous, report); !done)
            return done.error();
        if (report.firstBroken)
            return report;
    }
    return report;
}

} // namespace unitrail
