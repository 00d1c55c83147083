// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/devices/scanner.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace unitrail {

/**
 * Commissioning of one tag: waits until one lies in the field and no second one, writes it, and tells what
 * became of it once it was read back. With two in the field nothing is written: it is not known which is
 * meant.
 */
class TagWriting final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagWriting)

public:
    enum class End {
        Written,
        NoReader, ///< it could not be opened
        NoTag,
        SeveralTags,
        NotThisTag, ///< it is in use: mayWrite said no
        Refused, ///< by the tag
        NoAnswer,
        Different, ///< it reads otherwise than it was written
        Unsupported,
    };
    struct Config {
        QByteArray newEpc; ///< upper-case hexadecimal
        int waitMs = 10'000; ///< for the reader and for the tag
        int aloneForMs = 500; ///< so long no second tag may show itself, ms
        bool runsAlready = false; ///< the reader is in use: it is neither started nor stopped
    };
    /** mayWrite: whether a tag with this scan may be overwritten. */
    TagWriting(Scanner &reader, Config config, std::function<bool(const Scan &)> mayWrite,
        QObject *parent = nullptr);

    void start();
    /** Nothing is written any more, and no end is told. What the reader was told already it does. */
    void leave();
    /** The tag as it was before, once one was found. */
    [[nodiscard]] const std::vector<Scan> &seen() const { return m_seen; }

signals:
    void ended(unitrail::TagWriting::End end);

private:
    void take(const Scan &scan);
    void write();
    void finish(End end);

    Scanner &m_reader;
    Config m_config;
    std::function<bool(const Scan &)> m_mayWrite;
    std::vector<Scan> m_seen;
    QTimer m_patience;
    QTimer m_alone;
    bool m_writing = false;
    bool m_ended = false;
};

} // namespace unitrail
