// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/printer.h"
#include "drivers/line/byte_line.h"
#include "drivers/printer/host_status.h"

#include <QTimer>

#include <deque>
#include <memory>

namespace unitrail {

/**
 * A printer that speaks ZPL on a line of bytes: TCP 9100 or a serial port. It is asked how it is (~HS) when
 * the line comes up, after a label and in between while one is under way. One that never answers is believed
 * to print what it is sent.
 */
class ZplPrinter final : public Printer {
    Q_OBJECT

public:
    /** How long a label may take, from being sent to being confirmed; paper may have to be put in. */
    struct Patience {
        int answerMs = 1500; ///< to a question
        int askAgainMs = 500;
        int labelMs = 60'000;
        bool operator==(const Patience &) const = default;
    };

    ZplPrinter(QString name, std::unique_ptr<ByteLine> line, Patience patience, QObject *parent = nullptr);
    ~ZplPrinter() override;

    void start() override;
    void stop() override;
    void print(const PrintJob &job) override;
    [[nodiscard]] PrinterState state() const override { return m_state; }

private:
    void lineChanged(DeviceState::Kind kind, const QString &detail);
    void ask();
    void takeBytes(const QByteArray &bytes);
    void judge(const HostStatus &status);
    void noAnswer();
    void begin();
    void confirm();
    void fail(const QString &why, bool mayHaveComeOut);
    void failAll(const QString &why);
    void change(PrinterState::Kind kind, const QString &detail);

    std::unique_ptr<ByteLine> m_line;
    Patience m_patience;
    PrinterState m_state;
    HostStatusReader m_reader;
    std::deque<PrintJob> m_jobs; ///< the first is under way when m_sent says so
    bool m_sent = false;
    bool m_answers = false; ///< it has answered a question since the line came up
    QTimer m_answer, m_askAgain, m_label;
};

} // namespace unitrail
