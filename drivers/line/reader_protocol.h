// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"
#include "core/devices/scanner.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace unitrail {

/** What came of some bytes: scans to tell (without time and device, their shell adds both) and bytes to
 * answer. */
struct Exchange {
    std::vector<Scan> scans;
    QByteArray answer;
    std::optional<TagWritten> written{}; ///< a tag's writing came to its end
};

/**
 * The language a reader speaks on its line, without the line: bytes in, scans and answers out. Pure but for
 * what it remembers of this line; the time comes in as steady milliseconds. One object a line.
 */
class ReaderProtocol {
    Q_DISABLE_COPY_MOVE(ReaderProtocol)

public:
    ReaderProtocol() = default;
    virtual ~ReaderProtocol() = default;

    /** The line came up: what to say first. */
    [[nodiscard]] virtual QByteArray opened(qint64 /*nowMs*/) { return {}; }
    [[nodiscard]] virtual Exchange received(QByteArrayView bytes, qint64 nowMs) = 0;
    /** The line ended: what was begun is told as partial, and all is forgotten. */
    [[nodiscard]] virtual Exchange closed() = 0;
    /** How to beep and light up; empty where the reader cannot. */
    [[nodiscard]] virtual QByteArray feedback(Feedback) { return {}; }
    /** Called so often with tick() while the line is up; 0: never. */
    [[nodiscard]] virtual int tickEveryMs() const { return 0; }
    [[nodiscard]] virtual Exchange tick(qint64 /*nowMs*/) { return {}; }
    /** Whether write() can succeed at all. */
    [[nodiscard]] virtual bool writesTags() const { return false; }
    /** Tags that are in the field are told once more, as if they had just come. */
    virtual void tellAgain() { }
    /** Begins to write a tag. The end comes with an exchange, this one or a later one. */
    [[nodiscard]] virtual Exchange write(const TagWrite &wish, qint64 /*nowMs*/)
    {
        return {.scans = {}, .answer = {}, .written = TagWritten{TagWritten::Kind::Unsupported, wish}};
    }
};

} // namespace unitrail
