/* SPDX-FileCopyrightText: 2026 The Unitrail authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Preloaded into the program (LD_PRELOAD): logs in their order every change to files of one directory, every sync,
 * and every line written to stdout, which is what the program tells the world. tests/faults/write_log.h reads it.
 *
 * POWER_CUT_DIRECTORY: the directory, absolute; POWER_CUT_LOG: the file the log goes to.
 *
 * A record is a struct head, then `name` bytes of name and `size` bytes of data. Reads are not logged, and the
 * shared memory of the write-ahead log is not kept: SQLite makes it anew.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OP_CREATE = 'C', OP_WRITE = 'W', OP_TRUNCATE = 'T', OP_SYNC = 'S', OP_SYNC_DIRECTORY = 'D', OP_UNLINK = 'U', OP_RENAME = 'R', OP_LINK = 'L', OP_TOLD = 'A' };

struct head {
    uint8_t op;
    uint8_t padding[3];
    uint32_t name;
    uint64_t offset; /* of a write; the new length of a truncation; the length of the first name of a rename */
    uint64_t size;
};

enum { FILES = 4096 };
static char *names[FILES]; /* by descriptor: the name within the directory; "" is the directory itself */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;
static char directory[PATH_MAX];

#define REAL(type, name, arguments) \
    static type(*real) arguments; \
    if (!real) \
        *(void **)&real = dlsym(RTLD_NEXT, name)

static void record(uint8_t op, const char *name, uint64_t offset, const void *data, uint64_t size)
{
    struct head head = {.op = op, .name = (uint32_t)strlen(name), .offset = offset, .size = size};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)(uintptr_t)name, head.name}, {(void *)(uintptr_t)data, size}};
    /* Past the functions of this file: the log is not part of what is logged. */
    if (syscall(SYS_writev, log_file, parts, 3) != (long)(sizeof head + head.name + size))
        abort();
}

__attribute__((constructor)) static void begin(void)
{
    const char *log = getenv("POWER_CUT_LOG");
    const char *where = getenv("POWER_CUT_DIRECTORY");
    if (!log || !where)
        return;
    snprintf(directory, sizeof directory, "%s", where);
    const int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0)
        abort();
    /* High, so that the program gets the descriptors it would get without us. */
    log_file = fcntl(file, F_DUPFD_CLOEXEC, 900);
    syscall(SYS_close, file);
}

/* The name within the directory; NULL: it is elsewhere, or is not kept. */
static const char *inside(const char *path)
{
    const size_t length = strlen(directory);
    if (log_file < 0 || !path || strncmp(path, directory, length) != 0)
        return NULL;
    path += length;
    if (*path == '\0')
        return path;
    if (*path != '/')
        return NULL;
    while (*path == '/')
        ++path;
    const size_t size = strlen(path);
    if (size > 4 && strcmp(path + size - 4, "-shm") == 0)
        return NULL;
    return path;
}

static void remember(int file, const char *name, int was_there, int flags)
{
    if (file < 0 || file >= FILES || !name)
        return;
    char made[64];
    if ((flags & O_TMPFILE) == O_TMPFILE) {
        snprintf(made, sizeof made, "#%d", file);
        name = made;
        was_there = 0;
    }
    free(names[file]);
    names[file] = strdup(name);
    if (*name && !was_there && (flags & O_CREAT || name == made))
        record(OP_CREATE, name, 0, NULL, 0);
    else if (*name && flags & O_TRUNC)
        record(OP_TRUNCATE, name, 0, NULL, 0);
}

static int open_logged(int (*real)(int, const char *, int, ...), int at, const char *path, int flags, mode_t mode)
{
    const char *name = inside(path);
    if (!name)
        return real(at, path, flags, mode);
    pthread_mutex_lock(&lock);
    struct stat known;
    const int was_there = fstatat(AT_FDCWD, path, &known, 0) == 0;
    const int file = real(at, path, flags, mode);
    remember(file, name, was_there, flags);
    pthread_mutex_unlock(&lock);
    return file;
}

#define OPEN_AT(name) \
    int name(int at, const char *path, int flags, ...) \
    { \
        REAL(int, "openat64", (int, const char *, int, ...)); \
        va_list more; \
        va_start(more, flags); \
        const mode_t mode = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        return open_logged(real, at, path, flags, mode); \
    }
#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        REAL(int, "openat64", (int, const char *, int, ...)); \
        va_list more; \
        va_start(more, flags); \
        const mode_t mode = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        return open_logged(real, AT_FDCWD, path, flags, mode); \
    }
OPEN(open)
OPEN(open64)
OPEN_AT(openat)
OPEN_AT(openat64)

static const char *name_of(int file)
{
    return file >= 0 && file < FILES ? names[file] : NULL;
}

int close(int file)
{
    REAL(int, "close", (int));
    pthread_mutex_lock(&lock);
    if (name_of(file)) {
        free(names[file]);
        names[file] = NULL;
    }
    pthread_mutex_unlock(&lock);
    return real(file);
}

static ssize_t logged(int file, off_t offset, const void *data, ssize_t written)
{
    if (written > 0)
        record(OP_WRITE, name_of(file), (uint64_t)offset, data, (uint64_t)written);
    return written;
}

ssize_t write(int file, const void *data, size_t size)
{
    REAL(ssize_t, "write", (int, const void *, size_t));
    if (!name_of(file))
        return real(file, data, size);
    pthread_mutex_lock(&lock);
    const ssize_t written = real(file, data, size);
    logged(file, lseek(file, 0, SEEK_CUR) - written, data, written);
    pthread_mutex_unlock(&lock);
    return written;
}

/* What is printed is told. The C library does not go through our write() for it. */
size_t fwrite(const void *data, size_t size, size_t count, FILE *stream)
{
    REAL(size_t, "fwrite", (const void *, size_t, size_t, FILE *));
    if (stream == stdout && log_file >= 0) {
        pthread_mutex_lock(&lock);
        record(OP_TOLD, "", 0, data, size * count);
        pthread_mutex_unlock(&lock);
    }
    return real(data, size, count, stream);
}

#define PWRITE(name, offset_type) \
    ssize_t name(int file, const void *data, size_t size, offset_type offset) \
    { \
        REAL(ssize_t, "pwrite64", (int, const void *, size_t, off64_t)); \
        if (!name_of(file)) \
            return real(file, data, size, offset); \
        pthread_mutex_lock(&lock); \
        const ssize_t written = logged(file, offset, data, real(file, data, size, offset)); \
        pthread_mutex_unlock(&lock); \
        return written; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset_type) \
    int name(int file, offset_type length) \
    { \
        REAL(int, "ftruncate64", (int, off64_t)); \
        pthread_mutex_lock(&lock); \
        const int done = real(file, length); \
        if (done == 0 && name_of(file)) \
            record(OP_TRUNCATE, name_of(file), (uint64_t)length, NULL, 0); \
        pthread_mutex_unlock(&lock); \
        return done; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name) \
    int name(int file) \
    { \
        REAL(int, #name, (int)); \
        if (!name_of(file)) \
            return real(file); \
        /* Not behind the real call alone: a write of another thread in between is not covered by it. */ \
        pthread_mutex_lock(&lock); \
        const int done = real(file); \
        if (done == 0) \
            record(*name_of(file) ? OP_SYNC : OP_SYNC_DIRECTORY, name_of(file), 0, NULL, 0); \
        pthread_mutex_unlock(&lock); \
        return done; \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path)
{
    REAL(int, "unlink", (const char *));
    const char *name = inside(path);
    if (!name)
        return real(path);
    pthread_mutex_lock(&lock);
    const int done = real(path);
    if (done == 0)
        record(OP_UNLINK, name, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}

/* Both names in one, the first as long as `offset` says. */
static void record_two(uint8_t op, const char *from, const char *to)
{
    char both[2 * NAME_MAX + 1];
    snprintf(both, sizeof both, "%s%s", from, to);
    record(op, both, strlen(from), NULL, 0);
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", (const char *, const char *));
    const char *first = inside(from);
    const char *second = inside(to);
    if (!first || !second)
        return real(from, to);
    pthread_mutex_lock(&lock);
    const int done = real(from, to);
    if (done == 0) {
        for (int file = 0; file < FILES; ++file) {
            if (names[file] && strcmp(names[file], first) == 0) {
                free(names[file]);
                names[file] = strdup(second);
            }
        }
        record_two(OP_RENAME, first, second);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags)
{
    REAL(int, "renameat2", (int, const char *, int, const char *, unsigned));
    if (inside(from) && inside(to) && flags == 0)
        return rename(from, to);
    if (inside(from) && inside(to)) { /* RENAME_NOREPLACE */
        struct stat known;
        if (stat(to, &known) == 0)
            return real(from_at, from, to_at, to, flags);
        return rename(from, to);
    }
    return real(from_at, from, to_at, to, flags);
}

int linkat(int from_at, const char *from, int to_at, const char *to, int flags)
{
    REAL(int, "linkat", (int, const char *, int, const char *, int));
    const char *second = inside(to);
    if (!second)
        return real(from_at, from, to_at, to, flags);
    pthread_mutex_lock(&lock);
    const int done = real(from_at, from, to_at, to, flags);
    int file = -1;
    if (done == 0 && sscanf(from, "/proc/self/fd/%d", &file) == 1 && name_of(file)) {
        record_two(OP_RENAME, names[file], second);
        free(names[file]);
        names[file] = strdup(second);
    } else if (done == 0 && inside(from)) {
        record_two(OP_LINK, inside(from), second);
    }
    pthread_mutex_unlock(&lock);
    return done;
}
