// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/late_work.h"

#include <vector>

/* How lateWork() finds what it answers; for late_*.cpp of this folder only. */
namespace unitrail {

class FiguresSource;

class LateSearch {
public:
    LateSearch(Journal &journal, const Plant &plant, const std::vector<ContainmentReport> &reports)
        : m_journal(journal)
        , m_plant(plant)
        , m_reports(reports)
    { }
    Result<std::vector<LateWork>> found();

private:
    /** The plant at hand, as it was released first; 0: never, and nothing can be late for it. */
    struct Release {
        QString digest;
        qint64 sinceMs = 0;
        std::vector<QString> older; ///< digests that were released before it
        std::vector<Recorded> told; ///< by whom
    };
    /** From one start of a station with an older plant to its next start, in one chain. */
    struct Stretch {
        StationName station;
        Position from;
        std::optional<Position> until;
        QString revision;
    };
    Outcome lookAtPlants();
    Outcome lookAtGauges();
    Outcome lookAtContainments();
    Outcome leaveOutDecided();

    [[nodiscard]] Result<Release> release();
    [[nodiscard]] Result<std::vector<Stretch>> stretches(const Release &release);
    Outcome judge(const Recorded &recorded, const Stretch &stretch, const Release &release);
    Outcome lookAtGauge(const Gauge &gauge);
    /** A second person took it upon himself, in front of that entry. */
    [[nodiscard]] Result<bool> wasPermitted(const Recorded &recorded, Reason reason);
    void add(LateWork work, const EventId &entry, qint64 atMs);

    Journal &m_journal;
    const Plant &m_plant;
    const std::vector<ContainmentReport> &m_reports;
    std::vector<LateWork> m_found;
};

} // namespace unitrail
