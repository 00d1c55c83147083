// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/scanner_doctor.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

std::optional<QString> doctorRefuses(const DeviceConfig &config)
{
    if (config.kind == Scan::Kind::Rfid)
        return u"%1 reads tags; the doctor judges readers of printed codes"_s.arg(config.name);
    return {};
}

/** Whether it tells whole messages: a keyboard, a HID report, a packet. */
static bool isFramed(const DeviceConfig &config)
{
    const bool line = std::holds_alternative<SerialConfig>(config.connection)
        || std::holds_alternative<TcpConfig>(config.connection);
    return !line || config.language != ReaderLanguage::Text;
}

ScannerDoctor::ScannerDoctor(Scanner &scanner, const DeviceConfig &config, const RepairMap &repair,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_setting{.terminators = config.framing.terminators,
          .prefix = config.framing.prefix,
          .repair = repair,
          .framed = isFramed(config)}
{
    if (m_setting.framed)
        connect(&scanner, &Scanner::scanned, this, [this](const Scan &scan) { take(scan.bytes + '\r'); });
    else
        connect(&scanner, &Scanner::bytesCame, this, &ScannerDoctor::take);
    m_silence.setSingleShot(true);
    m_silence.setInterval(silenceMs);
    connect(&m_silence, &QTimer::timeout, this, &ScannerDoctor::finish);
}

void ScannerDoctor::forget()
{
    m_captures.clear();
    m_current = {};
    m_silence.stop();
}

void ScannerDoctor::take(const QByteArray &bytes)
{
    const qint64 now = m_clock.steadyMs();
    if (m_current.bytes.isEmpty())
        m_current.atMs = now;
    else
        m_current.longestGapMs = std::max(m_current.longestGapMs, static_cast<int>(now - m_lastMs));
    m_current.lastsMs = static_cast<int>(now - m_current.atMs);
    m_current.bytes += bytes;
    m_lastMs = now;
    m_silence.start();
}

void ScannerDoctor::finish()
{
    const int number = diagnose({m_current}, m_setting).reads.front().number;
    if (number > 0) {
        std::erase_if(m_captures, [&](const Capture &earlier) {
            return diagnose({earlier}, m_setting).reads.front().number == number;
        });
    }
    if (m_captures.size() == capturesMax)
        m_captures.erase(m_captures.begin());
    m_current.framed = m_setting.framed;
    m_captures.push_back(std::exchange(m_current, {}));
    emit captured();
}

} // namespace unitrail
