#include "viewer/out/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
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

/* One file on its way. */
struct saving {
    const struct out_file *file;
    struct stat old; /* what is there, if exists */
    bool exists;
    char *target; /* links followed */
    char *part;   /* the new file until it has its name, else NULL */
    char *backup; /* the old file's other name until all are there, else NULL */
    bool is_there;
};

static void saving_fini(struct saving *saving)
{
    free(saving->target);
    free(saving->part);
    free(saving->backup);
}

/* Says what errno says. */
static void say_why(const char *path, struct error *error)
{
    if (errno == EEXIST)
        error_set(error, _("%s: it is there already and was left as it is; --force replaces it"), path);
    else
        error_set(error, _("%s: cannot write it: %s"), path, strerror(errno));
}

static bool saving_init(struct saving *saving, const struct out_file *file, bool force, struct error *error)
{
    *saving = (struct saving){.file = file};
    saving->exists = stat(file->path, &saving->old) == 0;
    if (saving->exists && !S_ISREG(saving->old.st_mode)) {
        error_set(error, _("%s: it is not a regular file"), file->path);
        return false;
    }
    if (saving->exists && !force)
        errno = EEXIST;
    else
        saving->target = saving->exists ? realpath(file->path, NULL) : memory_copy_text(file->path);
    if (saving->target == NULL)
        say_why(file->path, error);
    return saving->target != NULL;
}

static bool write_part(struct saving *saving, bool force)
{
    (void)force;
    int fd = open_beside(saving->target, &saving->part);
    return fd >= 0 && write_whole(fd, &saving->file->bytes, saving->exists ? &saving->old : NULL);
}

/* Gives the old file a second name, by which it can come back. */
static bool keep_old(struct saving *saving, bool force)
{
    (void)force;
    if (!saving->exists)
        return true;
    saving->backup = memory_format("%s.old", saving->part);
    if (link(saving->target, saving->backup) == 0 || rename(saving->target, saving->backup) == 0)
        return true;
    free(saving->backup);
    saving->backup = NULL;
    return false;
}

static bool move_in(struct saving *saving, bool force)
{
    if (!move_there(saving->part, saving->target, force))
        return false;
    saving->is_there = true;
    free(saving->part);
    saving->part = NULL;
    return true;
}

/* Makes it as if nothing had been done; keeps errno. */
static void undo(struct saving *saving)
{
    int reason = errno;
    if (saving->backup != NULL)
        rename(saving->backup, saving->target);
    else if (saving->is_there)
        unlink(saving->target);
    if (saving->backup != NULL) /* two names of one file: renaming does nothing */
        unlink(saving->backup);
    if (saving->part != NULL)
        unlink(saving->part);
    errno = reason;
}

/* Takes a step with one file after the other, up to the first that fails. */
static bool take_step(struct saving *savings, size_t count, bool force, bool (*step)(struct saving *, bool),
                      struct error *error)
{
    for (size_t i = 0; i < count; i++)
        if (!step(&savings[i], force)) {
            say_why(savings[i].file->path, error);
            return false;
        }
    return true;
}

/* What asks the program to end waits: it would leave half of the files, under names that nobody knows. */
static void hold_signals(sigset_t *before)
{
    static const int held[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGPIPE};
    sigset_t signals;
    sigemptyset(&signals);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        sigaddset(&signals, held[i]);
    sigprocmask(SIG_BLOCK, &signals, before);
}

bool out_save_set(const struct out_file *files, size_t count, bool force, struct error *error)
{
    struct saving *savings = memory_new_items(count, sizeof *savings);
    sigset_t before;
    bool done = true;
    hold_signals(&before);
    for (size_t i = 0; done && i < count; i++)
        done = saving_init(&savings[i], &files[i], force, error);
    done = done && take_step(savings, count, force, write_part, error);
    if (count > 1) /* one alone is replaced at a stroke */
        done = done && take_step(savings, count, force, keep_old, error);
    done = done && take_step(savings, count, force, move_in, error);
    for (size_t i = 0; i < count; i++) {
        if (!done)
            undo(&savings[i]);
        else if (savings[i].backup != NULL)
            unlink(savings[i].backup);
        saving_fini(&savings[i]);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    free(savings);
    return done;
}

bool out_save(const char *path, const struct bytes *bytes, bool force, struct error *error)
{
    const struct out_file file = {.path = path, .bytes = *bytes};
    return out_save_set(&file, 1, force, error);
}
