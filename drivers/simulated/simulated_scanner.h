// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace unitrail {

/**
 * The practice panel's scanner: a pseudo-terminal. An ordinary SerialScanner opens path(); what send() is
 * given arrives there as from a cable, so that practice runs the very same driver as work does. Linux only.
 */
class SimulatedScanner final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SimulatedScanner)

public:
    /** link: a symbolic link that stays when the cable is pulled and plugged in again; empty: none. Replaces
     * a link, never a file. */
    static Result<std::unique_ptr<SimulatedScanner>> create(const QString &link = {});
    ~SimulatedScanner() override;

    [[nodiscard]] QString path() const; ///< what a SerialScanner opens: the link, or else the terminal itself
    [[nodiscard]] bool isPluggedIn() const { return m_terminal >= 0; }

    /** Queued without bound to the size of the terminal's buffer; lost when unplugged, as in life. */
    void send(const QByteArray &bytes);
    Outcome plugIn();
    void unplug();

signals:
    void answered(const QByteArray &bytes); ///< what the station sent: beeps and lights

private:
    explicit SimulatedScanner(QString link)
        : m_link(std::move(link))
    { }
    void flush();
    void takeAnswer();

    QString m_link;
    QString m_path;
    int m_terminal = -1; ///< the scanner's end
    int m_cable = -1; ///< the station's end, held open so that the terminal lives while nobody listens
    QByteArray m_queue;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
};

} // namespace unitrail
