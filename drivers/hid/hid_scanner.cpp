// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/hid_scanner.h"

#include "core/devices/log.h"

namespace unitrail {

/** The report in which Honeywell scanners take menu and host commands: its number, the size, the text. */
static constexpr char honeywellCommandReport = char(0xFD);

HidScanner::HidScanner(QString device, FeedbackProfile feedbackProfile,
    std::unique_ptr<HidTransport> transport, const Clock &clock, QObject *parent)
    : Scanner(parent)
    , m_device(std::move(device))
    , m_feedbackProfile(feedbackProfile)
    , m_clock(clock)
    , m_transport(std::move(transport))
{
    connect(m_transport.get(), &HidTransport::changed, this, &HidScanner::takeChange);
    connect(m_transport.get(), &HidTransport::reportCame, this, [this](const QByteArray &report) {
        emit bytesCame(report);
        if (m_reader)
            tell(m_reader->take(report));
    });
}

HidScanner::~HidScanner()
{
    m_transport->disconnect(this);
}

void HidScanner::start()
{
    m_transport->open();
}

void HidScanner::stop()
{
    m_transport->close();
}

DeviceState HidScanner::state() const
{
    return {m_device, m_transport->kind(), m_transport->detail(), false};
}

void HidScanner::takeChange(DeviceState::Kind kind)
{
    if (m_reader) {
        tell(m_reader->end());
        m_reader.reset();
    }
    if (kind == DeviceState::Kind::Ready) {
        const auto fields = inputFieldsOf(m_transport->reportDescriptor());
        const auto layout = fields ? posLayoutOf(*fields) : std::nullopt;
        if (!layout)
            qCWarning(logDevices) << m_device << "describes no bar code report: taken for the common one";
        m_reader.emplace(layout.value_or(commonPosLayout()));
    }
    emit stateChanged(state());
}

void HidScanner::giveFeedback(Feedback feedback)
{
    if (m_feedbackProfile != FeedbackProfile::HoneywellHost
        && m_feedbackProfile != FeedbackProfile::HoneywellAck)
        return;
    const QByteArray command = feedbackBytes(m_feedbackProfile, feedback);
    if (command.isEmpty() || m_transport->kind() != DeviceState::Kind::Ready)
        return;
    const QByteArray report = honeywellCommandReport + QByteArray(1, char(command.size())) + command;
    m_transport->write(report);
    emit bytesSent(report);
}

void HidScanner::tell(std::vector<Scan> scans)
{
    const qint64 now = m_clock.wallMs();
    for (Scan &scan : scans) {
        scan.atMs = now;
        scan.device = m_device;
        emit scanned(scan);
    }
}

} // namespace unitrail
