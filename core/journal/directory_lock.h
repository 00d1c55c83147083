// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QString>

namespace unitrail {

/**
 * One process at a time in a data directory. The kernel holds the lock and gives it back when the process
 * ends, however it ends; the file stays and names the last owner's process id.
 */
class DirectoryLock {
public:
    /** Fails at once with Busy, naming the process that has it. */
    static Result<DirectoryLock> take(const QString &directory);
    ~DirectoryLock();
    DirectoryLock(DirectoryLock &&other) noexcept
        : m_file(std::exchange(other.m_file, -1))
    { }
    DirectoryLock(const DirectoryLock &) = delete;
    DirectoryLock &operator=(const DirectoryLock &) = delete;
    DirectoryLock &operator=(DirectoryLock &&) = delete;

private:
    explicit DirectoryLock(int file)
        : m_file(file)
    { }
    int m_file; ///< file descriptor; -1: moved away
};

} // namespace unitrail
