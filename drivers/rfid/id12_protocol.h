// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/framer.h"
#include "drivers/line/reader_protocol.h"
#include "drivers/rfid/tag.h"

namespace unitrail {

/**
 * Low-frequency readers that send STX, hexadecimal digits, a checksum of two more, ETX (ID-12, ID-20LA): the
 * exclusive or of all the bytes, the checksum included, is 0. What fails it is dropped: the reader sends
 * again while the tag is there. The scan is the tag's number without the checksum.
 */
class Id12Protocol final : public ReaderProtocol {
public:
    explicit Id12Protocol(qint64 absentAfterMs)
        : m_framer({.terminators = {"\x03"}, .prefix = "\x02"})
        , m_passes(absentAfterMs)
    { }

    [[nodiscard]] Exchange received(QByteArrayView bytes, qint64 nowMs) override;
    [[nodiscard]] Exchange closed() override;
    void tellAgain() override { m_passes.forget(); }

private:
    Framer m_framer;
    PassFilter m_passes;
};

} // namespace unitrail
