/* Lets the disk under a directory be full for as long as a file is there that says so: what is written within a file goes on,
 * as on a disk without free blocks, and what would make a file longer fails with ENOSPC. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int has_no_room(int file, off_t end)
{
    const char *data = getenv("FULLDISK_DATA"), *sign = getenv("FULLDISK_SIGN");
    char link[64], path[PATH_MAX];
    struct stat what;
    size_t length = data ? strlen(data) : 0;
    if (!length || !sign || access(sign, F_OK) != 0 || fstat(file, &what) != 0 || !S_ISREG(what.st_mode) || end <= what.st_size)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t got = readlink(link, path, sizeof path - 1);
    if (got < 0)
        return 0;
    path[got] = 0;
    return strncmp(path, data, length) == 0 && path[length] == '/';
}

#define FULL(result) do { errno = ENOSPC; return result; } while (0)

ssize_t pwrite64(int file, const void *from, size_t size, off64_t at)
{
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (has_no_room(file, at + (off_t)size)) FULL(-1);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    return real(file, from, size, at);
}

ssize_t pwrite(int file, const void *from, size_t size, off_t at) { return pwrite64(file, from, size, at); }

ssize_t write(int file, const void *from, size_t size)
{
    static ssize_t (*real)(int, const void *, size_t);
    if (has_no_room(file, lseek(file, 0, SEEK_CUR) + (off_t)size)) FULL(-1);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    return real(file, from, size);
}

int ftruncate64(int file, off64_t size)
{
    static int (*real)(int, off64_t);
    if (has_no_room(file, size)) FULL(-1);
    if (!real) real = dlsym(RTLD_NEXT, "ftruncate64");
    return real(file, size);
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int posix_fallocate64(int file, off64_t at, off64_t size)
{
    static int (*real)(int, off64_t, off64_t);
    if (has_no_room(file, at + size)) return ENOSPC;
    if (!real) real = dlsym(RTLD_NEXT, "posix_fallocate64");
    return real(file, at, size);
}

int posix_fallocate(int file, off_t at, off_t size) { return posix_fallocate64(file, at, size); }
