// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/devices/scanner.h"
#include "drivers/line/byte_line.h"
#include "drivers/line/reader_protocol.h"

#include <QTimer>

#include <memory>

namespace unitrail {

/** A reader on a line of bytes: joins what carries the bytes with the language spoken on it. */
class LineScanner : public Scanner {
    Q_OBJECT

public:
    struct Config {
        QString device; ///< its name in the station's configuration
        Scan::Kind kind = Scan::Kind::Barcode;
    };

    LineScanner(Config config, std::unique_ptr<ByteLine> line, std::unique_ptr<ReaderProtocol> protocol,
        const Clock &clock, QObject *parent = nullptr);
    ~LineScanner() override;

    void start() override;
    void stop() override;
    void giveFeedback(Feedback feedback) override;
    void writeTag(const TagWrite &wish) override;
    [[nodiscard]] bool writesTags() const override { return m_protocol->writesTags(); }
    void tellAgain() override { m_protocol->tellAgain(); }
    [[nodiscard]] DeviceState state() const override;

private:
    void takeBytes(const QByteArray &bytes);
    void takeChange(DeviceState::Kind kind, const QString &detail);
    void tell(Exchange exchange);
    void send(const QByteArray &bytes);

    Config m_config;
    const Clock &m_clock;
    std::unique_ptr<ReaderProtocol> m_protocol;
    std::unique_ptr<ByteLine> m_line;
    QTimer m_tick;
    bool m_up = false;
};

} // namespace unitrail
