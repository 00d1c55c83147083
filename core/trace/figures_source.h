// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/journal/sqlite.h"

#include <QByteArray>
#include <QUuid>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace unitrail {

/** Where figures come from: journal.db and cache.db, read-only, by position and by subject. */
class FiguresSource {
public:
    static Result<std::unique_ptr<FiguresSource>> open(const QString &journalPath, const QString &cachePath);

    [[nodiscard]] Database &cache() { return *m_cache; }
    [[nodiscard]] Database &journal() { return *m_journal; }
    [[nodiscard]] const QByteArray &station() const { return m_station; } ///< 16 bytes
    [[nodiscard]] int foldVersion() const { return m_foldVersion; }

    /** Up to where entries may be read now: what the cache knows of. */
    struct Ends {
        qint64 own = 0, foreign = 0;
    };
    Result<Ends> ends();
    /** From now on as it was known when the chains had come there: later entries are not read. */
    void lookBack(const Ends &limit) { m_limit = limit; }
    /** The same, as it was at a moment by the clocks of the stations. */
    void lookBackTo(qint64 atMs) { m_untilMs = atMs; }
    /** The event at this place; empty where there is none. */
    Result<QByteArray> ownEvent(qint64 id);
    Result<QByteArray> foreignEvent(qint64 id);

    struct Named {
        qint64 id = 0;
        QString key; ///< Subject::text()
    };
    Result<std::vector<Named>> subjects(qint64 after, int limit);
    Result<std::vector<Recorded>> entriesOf(qint64 subject);
    Result<std::vector<Recorded>> entriesOf(const Subject &subject);

    /** In order of recording; the last place that was read goes into `after`. What cannot be read is left
     * out. */
    Result<std::vector<Recorded>> ownAfter(qint64 &after, qint64 last, int limit);
    Result<std::vector<Recorded>> foreignAfter(qint64 &after, qint64 last, int limit);
    /** The place of the last own entry whose hybrid logical clock is before that; they never run back. */
    Result<qint64> lastOwnBefore(qint64 hlc);
    struct Chain {
        qint64 id = 0; ///< in cache.db
        QUuid station;
        qint64 incarnation = 0;
    };
    /** Those of others; and own ones from before a restore, as central handed them back. */
    Result<std::vector<Chain>> foreignChains();
    /** What one of them recorded from one hybrid logical clock up to, and without, another, in its order. The
     * last one that was read goes into `after`, which begins one before `from`. */
    Result<std::vector<Recorded>> foreignBetween(const Chain &chain, qint64 &after, qint64 until, int limit);

    [[nodiscard]] const QStringList &cacheStatements() const { return m_cacheSql; }
    [[nodiscard]] const QStringList &journalStatements() const { return m_journalSql; }

private:
    FiguresSource() = default;
    Outcome prepare();
    Result<std::optional<Recorded>> own(qint64 id);
    Result<std::optional<Recorded>> foreign(qint64 id);
    [[nodiscard]] bool isLater(const Entry &entry) const;
    std::optional<Recorded> readOwn(const Rows &row) const;
    std::optional<Recorded> readForeign(const Rows &row) const;

    std::unique_ptr<Database> m_cache, m_journal;
    QByteArray m_station;
    QUuid m_stationId;
    int m_foldVersion = 0;
    std::map<int, qint64> m_incarnations; ///< by order
    std::optional<Ends> m_limit;
    std::optional<qint64> m_untilMs;
    QStringList m_cacheSql, m_journalSql;
    Statement m_applied, m_lastForeign, m_foreignEvent, m_subjects, m_subject, m_references, m_foreign,
        m_foreignAfter, m_foreignChains, m_foreignBetween, m_own, m_ownEvent, m_ownAfter, m_ownNext;
};

} // namespace unitrail
