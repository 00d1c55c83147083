// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/journal/sqlite.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace unitrail {

class FiguresSource;

/**
 * figures.db beside the journal: what is counted and measured, for questions about many units at once
 * (tables: resources/sql/figures). It follows journal and cache when it is asked to, never when something is
 * scanned, and is made anew whenever it is missing, damaged, of another journal or of another program's
 * rules.
 *
 * Opened for one look and closed again: connections of its own, also beside a running station and by several
 * at once. Where the directory cannot be written it is made in memory. The Journal must outlive it.
 */
class Figures {
public:
    static Result<std::unique_ptr<Figures>> open(Journal &journal);
    /** The same for another thread, which has no Journal of its own. */
    static Result<std::unique_ptr<Figures>> open(const Journal::Files &files, const QString &directory);
    /** How far each chain is known, as this station numbers them. */
    struct Place {
        qint64 journalId = 0; ///< own entries, as journal.db counts them
        qint64 foreignId = 0; ///< others', as cache.db does
        bool operator==(const Place &) const = default;
    };
    /** As they were when no more was known than this; made in memory, all of them. */
    static Result<std::unique_ptr<Figures>> openAsOf(Journal &journal, const Place &place);
    /** As they were at that moment, by the clocks of the stations: what was recorded later is not in them. */
    static Result<std::unique_ptr<Figures>> openAsOf(Journal &journal, qint64 atMs);
    ~Figures();
    Q_DISABLE_COPY_MOVE(Figures)

    /**
     * Takes in what came since the last time; returns how many entries were read. Committed in slices: where
     * `goOn` answers false it stops after one, and goes on there the next time.
     */
    Result<qint64> catchUp(const std::function<bool()> &goOn = {});
    /** Whether the last catchUp() came to the end. */
    [[nodiscard]] bool inStep() const;
    [[nodiscard]] Place place() const; ///< that they follow to
    /** The entries of a unit, as far as these figures know them. */
    Result<std::vector<Recorded>> entriesOf(const UnitId &unit);

    // For the questions of core/trace; each prepares its own statements and reads in one transaction.
    [[nodiscard]] Database &store();
    [[nodiscard]] Database &cache(); ///< opened read-only
    [[nodiscard]] Database &journal(); ///< opened read-only

    /** EXPLAIN QUERY PLAN of every statement that follows the journal, one line a step: a test pins them. */
    Result<QStringList> plans();

private:
    struct Impl;
    explicit Figures(std::unique_ptr<Impl> impl);
    static Result<std::unique_ptr<Figures>> openLookingBack(
        Journal &journal, const std::function<void(FiguresSource &)> &lookBack);
    std::unique_ptr<Impl> m;
};

/** EXPLAIN QUERY PLAN of one statement. */
Result<QStringList> planOf(Database &database, const QString &sql);

/** Reads within one transaction, so that an answer is of one moment; ends with the scope. */
class [[nodiscard]] ReadTogether {
public:
    static Result<ReadTogether> begin(Database &database);
    ~ReadTogether();
    ReadTogether(ReadTogether &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    { }
    ReadTogether(const ReadTogether &) = delete;
    ReadTogether &operator=(const ReadTogether &) = delete;
    ReadTogether &operator=(ReadTogether &&) = delete;

private:
    explicit ReadTogether(Database &database)
        : m_database(&database)
    { }
    Database *m_database;
};

} // namespace unitrail
