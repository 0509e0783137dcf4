/*
 * A disk that fails while it is told to: preload it, and say in the file that FAULTY_DISK names what is wrong and under which path.
 * The file's first byte is the fault, the rest up to a zero is a part of the path:
 *
 *     .  nothing       S  no space left (ENOSPC) at each write, and at each new file
 *     W  writes fail (EIO)       F  syncs fail (EIO)       R  renames are refused (EACCES)
 *     P  each write takes half of what it was given       H  half of it is written, the rest fails (EIO)
 *     L  each sync takes five seconds
 *
 *     cc -O2 -shared -fPIC -o faultydisk.so faultydisk.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { CONTROL = 512 };

static volatile const char *control = ".";

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULTY_DISK");
    int file = path == NULL ? -1 : open(path, O_RDONLY);
    void *map = file < 0 ? MAP_FAILED : mmap(NULL, CONTROL, PROT_READ, MAP_SHARED, file, 0);

    if (map != MAP_FAILED)
        control = map;
    if (file >= 0)
        close(file);
}

static char fault_at(const char *path)
{
    char fault = control[0];

    return fault != '.' && strstr(path, (const char *)control + 1) != NULL ? fault : '.';
}

static char fault_of(int file)
{
    char link[64];
    char path[PATH_MAX];
    ssize_t length;

    if (control[0] == '.')
        return '.';
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return '.';
    path[length] = '\0';
    return fault_at(path);
}

static int failing(int number)
{
    errno = number;
    return -1;
}

/* How much of a write comes through; 0: it fails, and errno says why. */
static size_t let_through(int file, size_t size)
{
    static __thread int second_half;

    switch (fault_of(file)) {
    case 'S':
        errno = ENOSPC;
        return 0;
    case 'W':
        errno = EIO;
        return 0;
    case 'P':
        return size > 1 ? size / 2 : size;
    case 'H':
        second_half = !second_half;
        errno = EIO;
        return second_half && size > 1 ? size / 2 : 0;
    default:
        return size;
    }
}

ssize_t write(int file, const void *bytes, size_t size)
{
    size_t part = size == 0 ? 0 : let_through(file, size);

    return size > 0 && part == 0 ? -1 : REAL(write)(file, bytes, part);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    size_t part = size == 0 ? 0 : let_through(file, size);

    return size > 0 && part == 0 ? -1 : REAL(pwrite64)(file, bytes, part, at);
}

ssize_t writev(int file, const struct iovec *parts, int count)
{
    switch (fault_of(file)) {
    case 'S':
        return failing(ENOSPC);
    case 'W':
    case 'H':
        return failing(EIO);
    case 'P':
        return REAL(writev)(file, parts, count > 1 ? count / 2 : count);
    default:
        return REAL(writev)(file, parts, count);
    }
}

static int sync_as_told(int file, int (*real)(int))
{
    struct timespec five = {5, 0};

    switch (fault_of(file)) {
    case 'F':
        return failing(EIO);
    case 'L':
        nanosleep(&five, NULL);
        return real(file);
    default:
        return real(file);
    }
}

int fsync(int file)
{
    return sync_as_told(file, REAL(fsync));
}

int fdatasync(int file)
{
    return sync_as_told(file, REAL(fdatasync));
}

static int open_as_told(const char *path, int flags, mode_t mode, int (*real)(const char *, int, ...))
{
    if ((flags & O_CREAT) && fault_at(path) == 'S' && access(path, F_OK) != 0)
        return failing(ENOSPC);
    return real(path, flags, mode);
}

static mode_t mode_of(int flags, va_list more)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    va_list more;
    mode_t mode;

    va_start(more, flags);
    mode = mode_of(flags, more);
    va_end(more);
    return open_as_told(path, flags, mode, REAL(open));
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    mode_t mode;

    va_start(more, flags);
    mode = mode_of(flags, more);
    va_end(more);
    return open_as_told(path, flags, mode, REAL(open64));
}

int rename(const char *from, const char *to)
{
    return fault_at(from) == 'R' || fault_at(to) == 'R' ? failing(EACCES) : REAL(rename)(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return fault_at(from) == 'R' || fault_at(to) == 'R' ? failing(EACCES)
                                                        : REAL(renameat)(from_folder, from, to_folder, to);
}
