// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/sync_pass.h"

#include <QObject>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace unitrail {

/** What a station mints: asked and told on its own thread. */
struct SerialBook {
    std::function<std::vector<SerialNeed>()> needs; ///< none: the station mints nothing
    std::function<Outcome(const SerialBlockLeased &)> take; ///< records it
};

/**
 * The journal as seen from the worker's thread: every question is put to the station's thread as one small
 * slice of work between two events there, and the worker waits for the answer. So the journal needs no lock,
 * and a backlog of a week costs the station a few milliseconds at a time.
 */
class StationPort final : public SyncPort {
public:
    /**
     * @param home lives on the station's thread; slices run there as long as it exists
     * @param taken is called there with what a slice brought in
     */
    StationPort(QObject *home, Journal &journal, std::function<void(const std::vector<Recorded> &)> taken,
        SerialBook serials = {});

    Result<std::vector<Incarnation>> incarnations() override;
    Result<std::vector<Frame>> frames(qint64 incarnation, qint64 afterSequence, int limit) override;
    Result<QByteArray> hashAt(qint64 incarnation, qint64 sequence) override;
    Result<FeedCursor> feedCursor(int feed) override;
    Result<int> unacknowledged() override;
    Outcome setAcknowledged(const ChainHead &head) override;
    Outcome forgetFeed(int feed) override;
    Result<qint64> takeFeed(int feed, int generation, const std::vector<FeedBatch> &batches) override;

    Result<std::vector<SerialNeed>> serialNeeds() override;
    Outcome takeLease(const SerialBlockLeased &lease) override;
    [[nodiscard]] QString dataDirectory() const override { return m_directory; }
    std::set<QString> filesWanted() override;

    /** From the station's thread: a file that somebody wants to see here, until forgetFile(). */
    void wantFile(const QString &sha256);
    void forgetFile(const QString &sha256);

    /** From the station's thread: whoever waits for a slice gets a Failure, now and from now on. */
    void stop();
    [[nodiscard]] bool isStopped() const;
    [[nodiscard]] qint64 longestSliceUs() const; ///< the station's thread was never away for longer

private:
    template <typename T> Result<T> ask(std::function<Result<T>(Journal &)> slice);

    static constexpr qint64 sliceUs = 5000; ///< of the station's thread per turn of its event loop, aimed at

    QObject *m_home;
    Journal &m_journal;
    const QString m_directory;
    std::function<void(const std::vector<Recorded> &)> m_taken;
    SerialBook m_serials;
    int m_frames = 100; ///< that are read in one slice; follows how long that takes here
    // Shared between the threads from here on.
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopped = false;
    std::set<QString> m_wanted;
    qint64 m_lastUs = 0;
    qint64 m_longestUs = 0;
};

} // namespace unitrail
