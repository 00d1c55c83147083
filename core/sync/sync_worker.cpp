// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sync_worker.h"

#include "core/sync/sync_rules.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

static Q_LOGGING_CATEGORY(logSyncWorker, "unitrail.sync.worker", QtInfoMsg)

    namespace unitrail
{

    SyncWorker::SyncWorker(const CentralConfig &config, const QUuid &station,
        std::unique_ptr<StationPort> port, const Clock &clock, const SyncTiming &timing)
        : m_port(std::move(port))
        , m_link(config, station)
        , m_pass(m_link, *m_port, clock)
        , m_timing(timing)
        , m_poll(this)
        , m_settle(this)
    {
        m_poll.setSingleShot(true);
        m_settle.setSingleShot(true);
        connect(&m_poll, &QTimer::timeout, this, &SyncWorker::runPass);
        connect(&m_settle, &QTimer::timeout, this, &SyncWorker::runPass);
    }

    void SyncWorker::abort()
    {
        m_port->stop();
        m_link.abort();
    }

    void SyncWorker::start()
    {
        m_poll.start(0);
    }

    void SyncWorker::noteWaiting(int waiting)
    {
        if (m_failures > 0)
            return; // central is away: the back-off decides
        m_settle.start(waiting >= m_timing.hurryAt ? 0 : m_timing.settleMs);
    }

    void SyncWorker::hurry()
    {
        m_poll.start(0);
    }

    void SyncWorker::finish()
    {
        m_poll.stop();
        m_settle.stop();
        m_link.close();
    }

    void SyncWorker::runPass()
    {
        m_settle.stop();
        m_poll.stop();
        emit passStarted();
        const auto report = m_pass.run();
        if (m_port->isStopped())
            return;
        const double random = QRandomGenerator::global()->generateDouble();
        const bool denied = report
            && std::any_of(report->alarms.begin(), report->alarms.end(),
                [](const SyncAlarm &a) { return a.kind == SyncAlarm::Kind::Denied; });
        if (report && report->complete) {
            m_failures = 0;
            const int pauseMs = report->files.more ? 0 : pollMs(m_timing.pollMs, random);
            m_poll.start(std::max(pauseMs, report->intervalMinMs));
        } else {
            ++m_failures;
            m_poll.start(std::max(std::min(backOffMs(m_failures, random), m_timing.backOffMaxMs),
                report ? report->intervalMinMs : 0));
        }
        if (report) {
            emit passDone(*report);
        } else {
            // Once, not every few seconds of a weekend.
            if (m_failures == 1)
                qCInfo(logSyncWorker) << "Central is away:" << report.error().text;
            emit passFailed(report.error().text);
        }
        if (denied && m_failures == 1)
            qCWarning(logSyncWorker) << report->alarms.front().text;
    }

} // namespace unitrail
