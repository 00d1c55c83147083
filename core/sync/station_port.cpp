// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/station_port.h"

#include <QElapsedTimer>

#include <algorithm>

namespace unitrail {

StationPort::StationPort(QObject *home, Journal &journal,
    std::function<void(const std::vector<Recorded> &)> taken, SerialBook serials)
    : m_home(home)
    , m_journal(journal)
    , m_directory(journal.directory())
    , m_taken(std::move(taken))
    , m_serials(std::move(serials))
{ }

namespace {

/** One question on its way. Shared, because the asker may be told to stop waiting before the slice is
 * reached. */
template <typename T> struct Asked {
    std::optional<Result<T>> answer;
};

} // namespace

template <typename T> Result<T> StationPort::ask(std::function<Result<T>(Journal &)> slice)
{
    const Failure stopping{Failure::Kind::Busy, QStringLiteral("the station is stopping")};
    auto question = std::make_shared<Asked<T>>();
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return stopping;
    }
    QMetaObject::invokeMethod(
        m_home,
        [this, question, slice = std::move(slice)] {
            // Queued calls die with m_home, and stop() comes before that: this is still there.
            QElapsedTimer timer;
            timer.start();
            auto answer = slice(m_journal);
            const std::lock_guard lock(m_mutex);
            m_lastUs = timer.nsecsElapsed() / 1000;
            m_longestUs = std::max(m_longestUs, m_lastUs);
            question->answer = std::move(answer);
            m_changed.notify_one();
        },
        Qt::QueuedConnection);
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_stopped || question->answer.has_value(); });
    if (!question->answer)
        return stopping;
    return std::move(*question->answer);
}

Result<std::vector<Incarnation>> StationPort::incarnations()
{
    return ask<std::vector<Incarnation>>([](Journal &journal) { return journal.incarnations(); });
}

Result<std::vector<Frame>> StationPort::frames(qint64 incarnation, qint64 afterSequence, int limit)
{
    const int count = std::min(limit, m_frames);
    auto frames = ask<std::vector<Frame>>(
        [=](Journal &journal) { return journal.frames(incarnation, afterSequence, count); });
    if (frames && int(frames->size()) == m_frames) {
        const std::lock_guard lock(m_mutex);
        const int next = m_lastUs * 2 > sliceUs ? m_frames / 2
            : m_lastUs * 8 < sliceUs            ? m_frames * 2
                                                : m_frames;
        m_frames = std::clamp(next, 10, 1000);
    }
    return frames;
}

Result<QByteArray> StationPort::hashAt(qint64 incarnation, qint64 sequence)
{
    return ask<QByteArray>([=](Journal &journal) { return journal.hashAt(incarnation, sequence); });
}

Result<FeedCursor> StationPort::feedCursor(int feed)
{
    return ask<FeedCursor>([=](Journal &journal) { return journal.feedCursor(feed); });
}

Result<int> StationPort::unacknowledged()
{
    return ask<int>([](Journal &journal) { return Result<int>(journal.unacknowledged()); });
}

Outcome StationPort::setAcknowledged(const ChainHead &head)
{
    return ask<Done>([=](Journal &journal) {
        return journal.setAcknowledged(head.incarnation, head.sequence, head.hash);
    });
}

Outcome StationPort::forgetFeed(int feed)
{
    return ask<Done>([=](Journal &journal) { return journal.forgetFeed(feed); });
}

Result<qint64> StationPort::takeFeed(int feed, int generation, const std::vector<FeedBatch> &batches)
{
    return ask<qint64>([=, this](Journal &journal) -> Result<qint64> {
        const auto taken = journal.takeFeed(feed, generation, batches);
        if (!taken)
            return taken.error();
        if (!taken->empty())
            m_taken(*taken);
        return qint64(taken->size());
    });
}

Result<std::vector<SerialNeed>> StationPort::serialNeeds()
{
    if (!m_serials.needs)
        return std::vector<SerialNeed>();
    return ask<std::vector<SerialNeed>>(
        [this](Journal &) -> Result<std::vector<SerialNeed>> { return m_serials.needs(); });
}

Outcome StationPort::takeLease(const SerialBlockLeased &lease)
{
    return ask<Done>([this, lease](Journal &) { return m_serials.take(lease); });
}

std::set<QString> StationPort::filesWanted()
{
    const std::lock_guard lock(m_mutex);
    return m_wanted;
}

void StationPort::wantFile(const QString &sha256)
{
    const std::lock_guard lock(m_mutex);
    m_wanted.insert(sha256);
}

void StationPort::forgetFile(const QString &sha256)
{
    const std::lock_guard lock(m_mutex);
    m_wanted.erase(sha256);
}

void StationPort::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    m_changed.notify_all();
}

bool StationPort::isStopped() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopped;
}

qint64 StationPort::longestSliceUs() const
{
    const std::lock_guard lock(m_mutex);
    return m_longestUs;
}

} // namespace unitrail
