// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tag_writing.h"
#include "core/station/session.h"

#include <memory>
#include <vector>

namespace unitrail {

/** The station's readers that write tags, and the session: wishes are carried out, answers go back. */
class TagDesk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagDesk)

public:
    struct Patience {
        int waitMs = 30'000; ///< for a tag
        int aloneForMs = 500;
    };
    explicit TagDesk(Session &session);
    TagDesk(Session &session, Patience patience);

    /** The reader must outlive the desk. One that writes no tags is left alone. */
    void add(Scanner &reader);
    /** What this reader reads now is a tag to be written, and nothing for the session. */
    [[nodiscard]] bool takes(const Scan &scan) const;

private:
    void begin(const TagWish &wish);
    void end(qint64 job, TagWriting::End how);
    void leave(qint64 job);

    Session &m_session;
    Patience m_patience;
    std::vector<Scanner *> m_readers;
    std::unique_ptr<TagWriting> m_writing;
    qint64 m_job = 0; ///< of m_writing
    QString m_reader; ///< of m_writing
};

} // namespace unitrail
