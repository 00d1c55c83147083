// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace unitrail {

/** A file of results that could not be recorded, and why. */
struct QuarantinedFile {
    QString sha256; ///< of its bytes; it is known by it
    QString name; ///< as it came: "0123.json"
    QString device; ///< where it came from
    QStringList serials; ///< of the runs that wait; empty when it could not be read
    QString reason; ///< the name of the refusal's reason; "Unreadable"
    QString text; ///< what is wrong, for whoever mends it
    qint64 sinceMs = 0;
    qint64 triedMs = 0;
    int tries = 1;
    qint64 size = 0;
    bool operator==(const QuarantinedFile &) const = default;
};

/**
 * Where files wait that no unit could be found for, that the rules refused or that nobody can read:
 * DATA/quarantine/, the bytes as HASH.result and what is known of them as HASH.json. A file is in here on the
 * disk before it leaves where it came from, and leaves only when it is recorded, or by a person's word.
 */
class Quarantine {
public:
    explicit Quarantine(const QString &dataDirectory);

    /** Keeps it, or what is new about one that is kept already: when it first came stays. */
    [[nodiscard]] Outcome keep(const QByteArray &bytes, QuarantinedFile about);
    [[nodiscard]] Result<QByteArray> bytesOf(const QString &sha256) const;
    [[nodiscard]] std::optional<QuarantinedFile> find(const QString &sha256) const;
    [[nodiscard]] std::vector<QuarantinedFile> list() const; ///< the oldest first
    /** It is recorded now, or somebody has decided about it. Nothing to do when it is not here. */
    [[nodiscard]] Outcome drop(const QString &sha256);
    [[nodiscard]] const QString &directory() const { return m_directory; }

private:
    [[nodiscard]] QString path(const QString &sha256, const char *suffix) const;
    QString m_directory;
};

} // namespace unitrail
