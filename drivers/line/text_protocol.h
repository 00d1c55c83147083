// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/framer.h"
#include "drivers/line/reader_protocol.h"

namespace unitrail {

/** A scanner that sends text and a terminator: the language of nearly every reader. */
class TextProtocol final : public ReaderProtocol {
public:
    explicit TextProtocol(Framing framing)
        : m_framer(std::move(framing))
    { }

    [[nodiscard]] Exchange received(QByteArrayView bytes, qint64 nowMs) override;
    [[nodiscard]] std::vector<Scan> closed() override;

private:
    Framer m_framer;
};

} // namespace unitrail
