/* Keeps, beside a data directory, a shadow of what would survive a power cut: of every file the content that it had at its last
 * fsync or fdatasync. A file that was never synced does not survive. Renames and removals survive at once, as in an ordered
 * journal; a rename carries only what was synced of the file. The copy stands for the disk, so the real sync is left out. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t disk = PTHREAD_MUTEX_INITIALIZER;

/* The place in the shadow of an absolute path in the data directory; 0 for all other paths. */
static int shadow_of(const char *path, char *shadow)
{
    const char *data = getenv("POWERCUT_DATA"), *kept = getenv("POWERCUT_SHADOW");
    size_t length = data ? strlen(data) : 0;
    if (!kept || !length || strncmp(path, data, length) != 0 || path[length] != '/')
        return 0;
    return snprintf(shadow, PATH_MAX, "%s%s", kept, path + length) < PATH_MAX;
}

static void make_parents(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(path, 0700);
        *slash = '/';
    }
}

/* Whole or not at all: a kill in the middle leaves the older copy. The file is opened anew only if it was not opened for reading:
 * closing any descriptor of a file gives up the process's locks on it, SQLite's among them. */
static int keep(int file, const char *path, char *shadow)
{
    char part[PATH_MAX + 8], buffer[1 << 16];
    ssize_t got = -1;
    off_t at = 0;
    int own = (fcntl(file, F_GETFL) & O_ACCMODE) == O_WRONLY ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    make_parents(shadow);
    snprintf(part, sizeof part, "%s.part", shadow);
    int to = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    while (to >= 0 && (got = pread(own >= 0 ? own : file, buffer, sizeof buffer, at)) > 0) {
        if (write(to, buffer, got) != got) {
            got = -1;
            break;
        }
        at += got;
    }
    if (own >= 0) close(own);
    if (to >= 0) close(to);
    if (got == 0)
        return rename(part, shadow);
    errno = EIO;
    return -1;
}

static int sync_file(int file)
{
    char link[64], path[PATH_MAX], shadow[PATH_MAX];
    struct stat what;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return -1;
    path[length] = 0;
    if (fstat(file, &what) != 0 || !S_ISREG(what.st_mode) || what.st_nlink == 0 || !shadow_of(path, shadow))
        return 0;
    pthread_mutex_lock(&disk);
    int done = keep(file, path, shadow);
    pthread_mutex_unlock(&disk);
    return done;
}

int fsync(int file) { return sync_file(file); }

int fdatasync(int file) { return sync_file(file); }

static int on_both(const char *call, const char *from, const char *to)
{
    char shadow_from[PATH_MAX], shadow_to[PATH_MAX];
    int (*real)(const char *, const char *) = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, call);
    int done = real(from, to);
    if (done == 0 && shadow_of(from, shadow_from) && shadow_of(to, shadow_to)) {
        make_parents(shadow_to);
        real(shadow_from, shadow_to);
    }
    return done;
}

int rename(const char *from, const char *to) { return on_both("rename", from, to); }

/* .NET moves a file that must not replace another by link and unlink. */
int link(const char *from, const char *to) { return on_both("link", from, to); }

int unlink(const char *path)
{
    char shadow[PATH_MAX];
    int (*real)(const char *) = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
    int done = real(path);
    if (done == 0 && shadow_of(path, shadow))
        real(shadow);
    return done;
}
