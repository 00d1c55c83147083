// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <sqlite3.h>

#include <cstddef>

namespace unitrail {

/**
 * SQLite's way to the disk with a counter and a switch in it: counts syncs and writes by file, and lets the
 * i-th one fail. Made the default VFS, so that Qt's driver takes it without knowing.
 */
class ShimVfs {
public:
    struct Count {
        int syncs = 0;
        int writes = 0;
    };
    static ShimVfs &install()
    {
        static ShimVfs self;
        return self;
    }
    void reset()
    {
        journal = cache = {};
        failWriteAt = failSyncAt = 0;
        for_ever = false;
        failed = 0;
        calls = 0;
    }

    Count journal, cache;
    int failWriteAt = 0; ///< the i-th write to the files of the journal from now on; 0: none
    int failSyncAt = 0;
    bool for_ever = false; ///< all behind it fail, too
    int writeCode = SQLITE_FULL;
    int failed = 0; ///< how many were made to fail
    int calls = 0; ///< writes (or syncs) counted for failing

private:
    struct File {
        sqlite3_file base;
        Count *count;
        bool ofJournal;
        sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    };
    static File *file(sqlite3_file *f) { return reinterpret_cast<File *>(f); }
    static sqlite3_file *real(sqlite3_file *f) { return file(f)->real(); }

    bool failsNow(int at)
    {
        if (at == 0)
            return false;
        ++calls;
        const bool fails = calls == at || (for_ever && calls > at);
        failed += fails;
        return fails;
    }

    ShimVfs()
    {
        m_real = sqlite3_vfs_find(nullptr);
        m_vfs = *m_real;
        m_vfs.zName = "shim";
        m_vfs.szOsFile = int(sizeof(File)) + m_real->szOsFile;
        m_vfs.pAppData = this;
        m_vfs.xOpen = [](sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out) {
            auto *self = static_cast<ShimVfs *>(vfs->pAppData);
            File *mine = file(f);
            const int code = self->m_real->xOpen(self->m_real, name, mine->real(), flags, out);
            mine->base.pMethods = mine->real()->pMethods ? &self->m_methods : nullptr;
            mine->ofJournal = name && QByteArray(name).contains("journal.db");
            mine->count = mine->ofJournal ? &self->journal : &self->cache;
            return code;
        };
        m_methods.iVersion = 3;
        m_methods.xClose = [](sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); };
        m_methods.xRead = [](sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
            return real(f)->pMethods->xRead(real(f), to, n, at);
        };
        m_methods.xWrite = [](sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
            ++file(f)->count->writes;
            if (file(f)->ofJournal && install().failsNow(install().failWriteAt))
                return install().writeCode;
            return real(f)->pMethods->xWrite(real(f), from, n, at);
        };
        m_methods.xTruncate
            = [](sqlite3_file *f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); };
        m_methods.xSync = [](sqlite3_file *f, int flags) {
            ++file(f)->count->syncs;
            if (file(f)->ofJournal && install().failsNow(install().failSyncAt))
                return SQLITE_IOERR_FSYNC;
            return real(f)->pMethods->xSync(real(f), flags);
        };
        m_methods.xFileSize = [](sqlite3_file *f, sqlite3_int64 *size) {
            return real(f)->pMethods->xFileSize(real(f), size);
        };
        m_methods.xLock = [](sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); };
        m_methods.xUnlock
            = [](sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); };
        m_methods.xCheckReservedLock
            = [](sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); };
        m_methods.xFileControl = [](sqlite3_file *f, int op, void *arg) {
            return real(f)->pMethods->xFileControl(real(f), op, arg);
        };
        m_methods.xSectorSize = [](sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); };
        m_methods.xDeviceCharacteristics
            = [](sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); };
        m_methods.xShmMap = [](sqlite3_file *f, int page, int size, int extend, void volatile **out) {
            return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
        };
        m_methods.xShmLock = [](sqlite3_file *f, int offset, int n, int flags) {
            return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
        };
        m_methods.xShmBarrier = [](sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); };
        m_methods.xShmUnmap
            = [](sqlite3_file *f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); };
        m_methods.xFetch = [](sqlite3_file *f, sqlite3_int64 at, int n, void **out) {
            return real(f)->pMethods->xFetch(real(f), at, n, out);
        };
        m_methods.xUnfetch = [](sqlite3_file *f, sqlite3_int64 at, void *page) {
            return real(f)->pMethods->xUnfetch(real(f), at, page);
        };
        sqlite3_vfs_register(&m_vfs, 1);
    }

    sqlite3_vfs *m_real = nullptr;
    sqlite3_vfs m_vfs{};
    sqlite3_io_methods m_methods{};
};

} // namespace unitrail
