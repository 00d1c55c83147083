// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/devices/scanner.h"
#include "drivers/hid/hid_transport.h"
#include "drivers/hid/pos_reports.h"
#include "drivers/line/feedback_profile.h"

#include <memory>

namespace unitrail {

/** A USB scanner of the HID point-of-sale page: no keyboard, no serial port, every byte and the symbology as
 * read. */
class HidScanner final : public Scanner {
    Q_OBJECT

public:
    HidScanner(QString device, FeedbackProfile feedbackProfile, std::unique_ptr<HidTransport> transport,
        const Clock &clock, QObject *parent = nullptr);
    ~HidScanner() override;

    void start() override;
    void stop() override;
    void giveFeedback(Feedback feedback) override; ///< Honeywell only: others take none over HID
    [[nodiscard]] DeviceState state() const override;

private:
    void takeChange(DeviceState::Kind kind);
    void tell(std::vector<Scan> scans);

    QString m_device;
    FeedbackProfile m_feedbackProfile;
    const Clock &m_clock;
    std::unique_ptr<HidTransport> m_transport;
    std::optional<PosReader> m_reader; ///< while it is plugged in
};

} // namespace unitrail
