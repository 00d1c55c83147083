// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/headless.h"

#include "app/answer_json.h"

#include <QCoreApplication>
#include <QSocketNotifier>

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
    const sigset_t requests = stopSignals();
    const int stopRequests = signalfd(-1, &requests, SFD_CLOEXEC | SFD_NONBLOCK);
    QSocketNotifier stop(stopRequests, QSocketNotifier::Read);
    QObject::connect(&stop, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);

    assembly.start();
    const int code = QCoreApplication::exec();
    ::close(stopRequests);
    return code;
}

} // namespace unitrail
