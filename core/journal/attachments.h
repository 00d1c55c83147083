// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace unitrail {

/**
 * Photos, certificates, results of machines: files that entries name by the SHA-256 of their bytes. They lie
 * beside the journal, attachments/ab/ab12..., are written before the entry that names them, and never change.
 */
class AttachmentStore {
public:
    /** The journal's directory. */
    explicit AttachmentStore(const QString &dataDirectory);

    static QString hashOf(const QByteArray &bytes); ///< SHA-256, hex
    static bool isHash(const QString &text);

    /** Its hash; the bytes are on the disk when this returns. The same bytes are kept once. */
    [[nodiscard]] Result<QString> put(const QByteArray &bytes);
    /** Exactly the bytes that were put. Missing when it is not here, Storage when it was damaged. */
    [[nodiscard]] Result<QByteArray> get(const QString &sha256) const;
    [[nodiscard]] bool has(const QString &sha256) const;
    [[nodiscard]] QStringList all() const; ///< hashes, sorted
    [[nodiscard]] QString pathOf(const QString &sha256) const;

private:
    QString m_directory;
};

/** More than this no photo has, and no screen wants to show. */
inline constexpr qint64 attachmentBytesMax = 64 * 1024 * 1024;

} // namespace unitrail
