// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/headless.h"

#include "app/answer_json.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

#include <sys/signalfd.h>
#include <unistd.h>

namespace unitrail {

static sigset_t stopSignals()
{
    sigset_t requests;
    sigemptyset(&requests);
    sigaddset(&requests, SIGTERM);
    sigaddset(&requests, SIGINT);
    return requests;
}

void holdStopRequests()
{
    const sigset_t requests = stopSignals();
    pthread_sigmask(SIG_BLOCK, &requests, nullptr);
}

static int stopDescriptor()
{
    const sigset_t requests = stopSignals();
    return signalfd(-1, &requests, SFD_CLOEXEC | SFD_NONBLOCK);
}

StopRequests::StopRequests()
    : m_descriptor(stopDescriptor())
    , m_notifier(m_descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &StopRequests::came);
}

StopRequests::~StopRequests()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

int runHeadless(Assembly &assembly)
{
    QObject::connect(
        &assembly.session(), &Session::answered, &assembly, [](const Answer &answer, const QString &device) {
            const QByteArray line = answerJson(answer, device) + '\n';
            std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
            std::fflush(stdout);
        });

    // A gate is stopped by its supervisor; the journal is sound at every instant, but sync ends more
    // politely.
    StopRequests stop;
    QObject::connect(&stop, &StopRequests::came, qApp, &QCoreApplication::quit);

    assembly.start();
    return QCoreApplication::exec();
}

} // namespace unitrail
