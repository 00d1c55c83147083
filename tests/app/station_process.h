// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/drivers/pty.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <map>
#include <memory>
#include <vector>

#include <csignal>

namespace unitrail {

/** As long as a loaded machine may take for anything that is not wrong. */
inline constexpr int patienceMs = 60'000;

/** What one call of the program said. */
struct ProgramResult {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /** The lines of stderr that are the program's answer; the rest is its log. */
    [[nodiscard]] QList<QByteArray> complaints() const
    {
        QList<QByteArray> found;
        for (const QByteArray &line : err.split('\n')) {
            if (line.startsWith("unitrail: "))
                found.append(line.mid(10));
        }
        return found;
    }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] std::vector<QJsonObject> jsonLines() const
    {
        std::vector<QJsonObject> lines;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                lines.push_back(QJsonDocument::fromJson(line).object());
        }
        return lines;
    }
};

/** Runs the program to its end. */
inline ProgramResult runProgram(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess program;
    program.start(QStringLiteral(UNITRAIL_PROGRAM), arguments);
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished(patienceMs)) {
        program.kill();
        program.waitForFinished();
        return {.code = -1, .out = program.readAllStandardOutput(), .err = program.readAllStandardError()};
    }
    return {.code = program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1,
        .out = program.readAllStandardOutput(),
        .err = program.readAllStandardError()};
}

/** The real program, headless, with its scanners on pseudo-terminals. */
class StationProcess {
    Q_DISABLE_COPY_MOVE(StationProcess)

public:
    struct Options {
        QString data;
        QString station = QStringLiteral("KIT-1");
        QString plant = QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo");
        QStringList scanners{QStringLiteral("hand")};
        QStringList more{}; ///< further arguments
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        std::function<void()> childModifier{}; ///< runs in the child before it becomes the program
    };

    explicit StationProcess(Options options)
        : m_options(std::move(options))
    {
        for (const QString &name : m_options.scanners)
            m_cables.emplace(name, std::make_unique<Pty>());
        m_process.setProcessEnvironment(m_options.environment);
        if (m_options.childModifier)
            m_process.setChildProcessModifier(m_options.childModifier);
    }
    ~StationProcess() { kill(); }

    /** Until every scanner listens. False: it ended, or took too long; errors() says what it said. */
    bool start()
    {
        launch();
        const QDeadlineTimer deadline(patienceMs);
        while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning) {
            collect(50);
            if (m_errors.count(" is ready: ") >= qsizetype(m_options.scanners.size()))
                return true;
        }
        return false;
    }
    void launch()
    {
        m_errors.clear();
        m_out.clear();
        m_process.start(QStringLiteral(UNITRAIL_PROGRAM), arguments());
        m_process.waitForStarted(patienceMs);
    }
    [[nodiscard]] QStringList arguments() const
    {
        QStringList arguments{QStringLiteral("station"), QStringLiteral("--headless")};
        const auto add = [&](const char *name, const QString &value) {
            if (!value.isEmpty())
                arguments << QLatin1String(name) << value;
        };
        add("--plant", m_options.plant);
        add("--data", m_options.data);
        add("--station", m_options.station);
        for (const auto &[name, cable] : m_cables)
            add("--scanner", name + u'=' + cable->path());
        return arguments + m_options.more;
    }

    /** The code and the scanner's terminator; the one line that answers it. An empty object: there came none.
     */
    QJsonObject scan(const QByteArray &code, const QString &scanner = QStringLiteral("hand"))
    {
        if (!cable(scanner).send(code + '\r'))
            return {};
        return nextVerdict();
    }
    QJsonObject nextVerdict(int timeoutMs = patienceMs)
    {
        const QDeadlineTimer deadline(timeoutMs);
        while (!m_out.contains('\n')) {
            if (deadline.hasExpired()
                || (m_process.state() == QProcess::NotRunning && m_process.bytesAvailable() == 0))
                return {};
            collect(20);
        }
        const qsizetype end = m_out.indexOf('\n');
        const QByteArray line = m_out.left(end);
        m_out.remove(0, end + 1);
        return QJsonDocument::fromJson(line).object();
    }
    /** Lines that nobody asked for yet, whole ones only. */
    std::vector<QJsonObject> verdicts()
    {
        collect(0);
        std::vector<QJsonObject> all;
        while (m_out.contains('\n'))
            all.push_back(nextVerdict());
        return all;
    }
    /** Until its log holds this text. */
    bool waitForLog(const QByteArray &text)
    {
        const QDeadlineTimer deadline(patienceMs);
        while (
            !m_errors.contains(text) && !deadline.hasExpired() && m_process.state() != QProcess::NotRunning)
            collect(20);
        return m_errors.contains(text);
    }
    void forgetLog() { m_errors.clear(); }

    /** Asked politely; its exit code, -1: it did not end well. */
    int stop()
    {
        m_process.terminate();
        return waitForEnd();
    }
    int waitForEnd()
    {
        const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patienceMs);
        collect(0);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_process.processId()), SIGKILL);
        m_process.waitForFinished(patienceMs);
        collect(0);
    }

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] Pty &cable(const QString &scanner = QStringLiteral("hand"))
    {
        return *m_cables.at(scanner);
    }
    [[nodiscard]] ProgramResult said() const
    {
        return {.code = m_process.exitCode(), .out = m_out, .err = m_errors};
    }
    [[nodiscard]] const QByteArray &errors() const { return m_errors; }

private:
    void collect(int waitMs)
    {
        // Also with nothing to wait for: without an event loop this is what reads the pipes.
        if (m_process.state() != QProcess::NotRunning)
            m_process.waitForReadyRead(m_process.bytesAvailable() == 0 ? waitMs : 0);
        m_out += m_process.readAllStandardOutput();
        m_errors += m_process.readAllStandardError();
        for (const auto &[name, cable] : m_cables) { // what it sends its scanners must not stop it
            if (cable->isPluggedIn())
                cable->take();
        }
    }

    Options m_options;
    std::map<QString, std::unique_ptr<Pty>> m_cables;
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_errors;
};

} // namespace unitrail
