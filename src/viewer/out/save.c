#include "viewer/out/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/translate.h"

enum { name_attempts = 100 };

/* A new file in the folder of the target; *path is its name (heap). -1: errno says why. */
static int open_beside(const char *target, char **path)
{
    const char *slash = strrchr(target, '/');
    int folder_length = slash != NULL ? (int)(slash - target + 1) : 0;
    for (int i = 0; i < name_attempts; i++) {
        *path = memory_format("%.*s.tiermap-%ld-%d.part", folder_length, target, (long)getpid(), i);
        int fd = open(*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0)
            return fd;
        free(*path);
        *path = NULL;
        if (errno != EEXIST)
            break;
    }
    return -1;
}

/* Not every file system can flush; all others must have it on the disk before the old file goes. */
static bool flush(int fd)
{
    return fsync(fd) == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
}

static bool write_whole(int fd, const struct bytes *bytes, const struct stat *old)
{
    if (old != NULL)
        fchmod(fd, old->st_mode & 0777); /* not every file system has permissions */
    bool written = bytes_write_fd(bytes, fd, NULL) && flush(fd);
    int reason = errno;
    bool closed = close(fd) == 0;
    if (!written)
        errno = reason;
    return written && closed;
}

/* Gives the file its name. Without force nothing is replaced, even if it came into being just now. */
static bool move_there(const char *from, const char *to, bool force)
{
    if (force)
        return rename(from, to) == 0;
    if (link(from, to) == 0) {
        unlink(from);
        return true;
    }
    if (errno == EEXIST)
        return false;
    struct stat status; /* a file system without hard links */
    if (lstat(to, &status) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0;
}

static bool save_to(const char *target, const struct bytes *bytes, const struct stat *old, bool force)
{
    char *part;
    int fd = open_beside(target, &part);
    if (fd < 0)
        return false;
    bool saved = write_whole(fd, bytes, old) && move_there(part, target, force);
    int reason = errno;
    if (!saved)
        unlink(part);
    free(part);
    errno = reason;
    return saved;
}

static void say_why(const char *path, struct error *error)
{
    if (errno == EEXIST)
        error_set(error, _("%s: it is there already and was left as it is; --force replaces it"), path);
    else
        error_set(error, _("%s: cannot write it: %s"), path, strerror(errno));
}

bool out_save(const char *path, const struct bytes *bytes, bool force, struct error *error)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (exists && !S_ISREG(status.st_mode)) {
        error_set(error, _("%s: it is not a regular file"), path);
        return false;
    }
    if (exists && !force) {
        errno = EEXIST;
        say_why(path, error);
        return false;
    }
    char *target = exists ? realpath(path, NULL) : memory_copy_text(path);
    bool saved = target != NULL && save_to(target, bytes, exists ? &status : NULL, force);
    if (!saved)
        say_why(path, error);
    free(target);
    return saved;
}
