/*
 * A disk whose every sync costs the same: preload it, put the files on a memory file system, and the ratios of a run do not
 * move with the machine's disk. SYNC_MICROSECONDS sets the cost; 1000 is an ordinary SSD or a cloud volume.
 *
 *     cc -O2 -shared -fPIC -o slowsync.so slowsync.c
 */
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

static int sync_once(void)
{
    const char *set = getenv("SYNC_MICROSECONDS");
    long micros = set != NULL ? atol(set) : 1000;
    struct timespec length = {micros / 1000000, micros % 1000000 * 1000};

    nanosleep(&length, NULL);
    return 0;
}

int fsync(int file)
{
    (void)file;
    return sync_once();
}

int fdatasync(int file)
{
    (void)file;
    return sync_once();
}

int msync(void *start, size_t length, int flags)
{
    (void)start;
    (void)length;
    (void)flags;
    return sync_once();
}
