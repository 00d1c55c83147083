// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace unitrail {

/**
 * What machine and what file this is: HMAC-SHA-256, keyed by the machine's id, over the file system's id, the
 * inode and the birth time of journal.db. Another value than at the last start means that the file was
 * copied, restored or moved to other hardware, and may exist twice from now on (SYNC B8).
 *
 * The file system's id is taken and not the device number, which may change from one boot to the next when
 * disks are found in another order.
 *
 * Limits. A clone of the whole virtual machine keeps all four unless its machine id is made anew: central
 * tells the two apart by their chains. Bytes restored into the same file (not by rename) keep them too: the
 * mark file beside the journal, which remembers its length, finds those. Moving a station to a new disk opens
 * a new incarnation without need; that costs one row. Where the file system keeps no birth time or id, they
 * count as zero.
 */
QByteArray hostMark(const QString &journalPath); ///< 32 bytes

/** The mark file beside the journal: what was true when it was last closed or opened. */
struct MarkFile {
    QByteArray mark;
    qint64 incarnation = 0;
    qint64 sequence = 0; ///< that was on the disk then
};
/** Empty when there is none or it cannot be read: it is a witness, not a condition. */
MarkFile readMarkFile(const QString &directory);
void writeMarkFile(const QString &directory, const MarkFile &file);

} // namespace unitrail
