// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/feedback_profile.h"
#include "drivers/line/framer.h"
#include "drivers/line/reader_protocol.h"

namespace unitrail {

/** A scanner that sends text and a terminator: the language of nearly every reader. */
class TextProtocol final : public ReaderProtocol {
public:
    explicit TextProtocol(Framing framing, FeedbackProfile feedbackProfile = FeedbackProfile::None)
        : m_framer(std::move(framing))
        , m_feedbackProfile(feedbackProfile)
    { }

    [[nodiscard]] Exchange received(QByteArrayView bytes, qint64 nowMs) override;
    [[nodiscard]] Exchange closed() override;
    [[nodiscard]] QByteArray feedback(Feedback feedback) override
    {
        return feedbackBytes(m_feedbackProfile, feedback);
    }

private:
    Framer m_framer;
    FeedbackProfile m_feedbackProfile;
};

} // namespace unitrail
