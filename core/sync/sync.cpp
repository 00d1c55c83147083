// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sync.h"

#include <QLoggingCategory>

#include <algorithm>

static Q_LOGGING_CATEGORY(logSyncStation, "unitrail.sync.station", QtInfoMsg)

namespace unitrail {

Sync::Sync(Journal &journal, const Clock &clock, const CentralConfig &config, const SyncTiming &timing,
    QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
{
    qRegisterMetaType<SyncReport>();
    m_thread.setObjectName(QStringLiteral("sync"));
    m_state.waiting = journal.unacknowledged();
    if (!config.isSet())
        return;
    m_state.kind = SyncState::Kind::Offline;

    auto port = std::make_unique<StationPort>(
        this, journal, [this](const std::vector<Recorded> &entries) { emit taken(entries); },
        // Asked on this thread, when it has been set.
        SerialBook{[this] { return m_serials.needs ? m_serials.needs() : std::vector<SerialNeed>(); },
            [this](const SerialBlockLeased &lease) { return m_serials.take(lease); }});
    m_port = port.get();
    m_worker = std::make_unique<SyncWorker>(config, journal.station(), std::move(port), clock, timing);
    m_worker->moveToThread(&m_thread);
    connect(m_worker.get(), &SyncWorker::passDone, this, &Sync::takeReport);
    connect(m_worker.get(), &SyncWorker::passFailed, this, &Sync::takeFailure);
    connect(&m_thread, &QThread::started, m_worker.get(), &SyncWorker::start);
    // Emitted by the ending thread itself: the database connection must be closed where it was opened.
    connect(&m_thread, &QThread::finished, m_worker.get(), &SyncWorker::finish, Qt::DirectConnection);
}

Sync::~Sync()
{
    if (m_worker)
        m_worker->abort();
    m_thread.quit();
    m_thread.wait();
}

void Sync::start()
{
    if (m_worker)
        m_thread.start();
}

qint64 Sync::longestSliceUs() const
{
    return m_port ? m_port->longestSliceUs() : 0;
}

void Sync::noteRecorded()
{
    SyncState state = m_state;
    state.waiting = m_journal.unacknowledged();
    if (state.kind == SyncState::Kind::Saved && state.waiting > 0)
        state.kind = SyncState::Kind::Sending;
    show(state);
    if (m_worker && m_thread.isRunning())
        QMetaObject::invokeMethod(m_worker.get(),
            [worker = m_worker.get(), waiting = state.waiting] { worker->noteWaiting(waiting); });
}

void Sync::hurry()
{
    if (m_worker && m_thread.isRunning())
        QMetaObject::invokeMethod(m_worker.get(), &SyncWorker::hurry);
}

void Sync::wantFile(const QString &sha256)
{
    if (!m_port || !AttachmentStore::isHash(sha256))
        return;
    m_port->wantFile(sha256);
    hurry();
}

void Sync::takeReport(const SyncReport &report)
{
    SyncState state = m_state;
    if (report.complete) { // else nobody has looked after files this time
        state.files = report.files.waiting;
        state.fileTrouble = report.files.troubles.empty() ? QString() : report.files.troubles.front().text;
    }
    state.waiting = m_journal.unacknowledged();
    state.lastContactMs = m_clock.wallMs();
    state.detail.clear();
    state.kind = state.waiting == 0 ? SyncState::Kind::Saved : SyncState::Kind::Sending;
    for (const SyncAlarm &alarm : report.alarms) {
        if (alarm.kind == SyncAlarm::Kind::Denied)
            state.kind = SyncState::Kind::Offline;
        state.detail = alarm.text;
        if (std::find(m_alarms.begin(), m_alarms.end(), alarm) == m_alarms.end()) {
            qCWarning(logSyncStation) << alarm.text;
            emit alarmed(alarm);
        }
    }
    m_alarms = report.alarms;
    show(state);
    for (const QString &sha256 : report.files.fetched) {
        m_port->forgetFile(sha256);
        emit fileCame(sha256);
    }
}

void Sync::takeFailure(const QString &why)
{
    SyncState state = m_state;
    state.kind = SyncState::Kind::Offline;
    state.waiting = m_journal.unacknowledged();
    state.detail = why;
    show(state);
}

void Sync::show(SyncState state)
{
    if (state == m_state)
        return;
    m_state = std::move(state);
    emit stateChanged(m_state);
}

} // namespace unitrail
