#include "viewer/autosave.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "base/translate.h"
#include "viewer/locate.h"
#include "viewer/plan/ini_lines.h"

enum { stale_part_s = 60, path_piece = 55 /* bytes of a line, each of which may take three letters */ };

static const char beginning[] = "unsaved-", ending[] = ".ini", part_ending[] = ".part";
static const char path_mark[] = "#= "; /* before each piece of the plan's path */

void autosave_init(struct autosave *autosave)
{
    *autosave = (struct autosave){.folder = locate_of_user("XDG_STATE_HOME", ".local/state"), .fd = -1};
}

void autosave_fini(struct autosave *autosave)
{
    if (autosave == NULL)
        return;
    if (autosave->name[0] != '\0')
        close(autosave->fd);
    free(autosave->folder);
    *autosave = (struct autosave){.fd = -1};
}

/* ---- the folder ---- */

/* "unsaved-PID-TIME.ini", or that with ".part" while it is written. Gives the process, 0 for other names. */
static pid_t process_of(const char *name, bool *is_part)
{
    char *end;
    if (strncmp(name, beginning, sizeof beginning - 1) != 0)
        return 0;
    name += sizeof beginning - 1;
    long pid = strspn(name, "0123456789") > 0 ? strtol(name, &end, 10) : 0;
    if (pid <= 0 || *end != '-')
        return 0;
    end += 1 + strspn(end + 1, "0123456789");
    if (strncmp(end, ending, sizeof ending - 1) != 0)
        return 0;
    end += sizeof ending - 1;
    *is_part = strcmp(end, part_ending) == 0;
    return *end == '\0' || *is_part ? (pid_t)pid : 0;
}

static bool is_own_folder(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && status.st_uid == geteuid() && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* -1: it is not there, or others could put something into it. */
static int open_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && !is_own_folder(fd)) {
        close(fd);
        fd = -1;
        errno = EPERM;
    }
    return fd;
}

/* A viewer that is there holds a lock; where there are no locks, its process tells. */
static bool is_left(int fd, const char *name)
{
    bool is_part;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        return true;
    return errno != EWOULDBLOCK && kill(process_of(name, &is_part), 0) != 0 && errno == ESRCH;
}

/* Opens what a viewer which is gone has left, and holds it; -1: it is not left, or not to be believed. A file that was replaced
 * between being opened and being held is not the one any more that has the name. */
static int hold(int folder, const char *name)
{
    struct stat status, named;
    int fd = openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return -1;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
        (status.st_mode & (S_IRWXG | S_IRWXO)) == 0 && status.st_nlink == 1 && is_left(fd, name) &&
        fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 && named.st_ino == status.st_ino)
        return fd;
    close(fd);
    return -1;
}

struct left {
    char name[autosave_name_size];
    bool is_part;
    struct timespec time;
};
struct lefts { struct left *items; size_t count, capacity; };

static int compare_times(const void *a, const void *b)
{
    const struct left *left = a, *right = b;
    if (left->time.tv_sec != right->time.tv_sec)
        return left->time.tv_sec > right->time.tv_sec ? -1 : 1;
    if (left->time.tv_nsec != right->time.tv_nsec)
        return left->time.tv_nsec > right->time.tv_nsec ? -1 : 1;
    return strcmp(right->name, left->name); /* the clock of a file system ticks slowly, that of the name does not */
}

/* Everything that is named as ours, the newest first. */
static void list(int folder, struct lefts *lefts)
{
    int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); /* closedir closes it */
    DIR *dir = again >= 0 ? fdopendir(again) : NULL;
    if (dir == NULL && again >= 0)
        close(again);
    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        struct stat status;
        struct left left = {0};
        size_t length = strlen(entry->d_name);
        if (length >= sizeof left.name || process_of(entry->d_name, &left.is_part) == 0 ||
            fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode))
            continue;
        memcpy(left.name, entry->d_name, length + 1);
        left.time = status.st_mtim;
        *ARRAY_ADD(lefts) = left;
    }
    if (dir != NULL)
        closedir(dir);
    if (lefts->count > 0)
        qsort(lefts->items, lefts->count, sizeof *lefts->items, compare_times);
}

/* Removes what is too much of what was left, the oldest first, and what could not be written to its end. */
static void prune(int folder)
{
    struct lefts lefts = {0};
    time_t now = time(NULL);
    size_t count = 0;
    list(folder, &lefts);
    for (size_t i = 0; i < lefts.count; i++) {
        const struct left *left = &lefts.items[i];
        bool goes = left->is_part ? left->time.tv_sec < now - stale_part_s : ++count > autosave_files_max;
        int fd = goes ? hold(folder, left->name) : -1;
        if (fd >= 0) {
            unlinkat(folder, left->name, 0);
            close(fd);
        }
    }
    ARRAY_FINI(&lefts);
}

/* ---- the file ---- */

/* The plan's path in comments: any bytes as letters that may stand there, in lines that are short enough. */
static void add_path(struct bytes *out, const char *path)
{
    for (size_t i = 0; path[i] != '\0'; i++) {
        unsigned char byte = (unsigned char)path[i];
        if (i % path_piece == 0)
            bytes_add_format(out, "%s%s", i > 0 ? "\n" : "", path_mark);
        if (byte > ' ' && byte < 0x7F && byte != '%')
            bytes_add(out, path + i, 1);
        else
            bytes_add_format(out, "%%%02X", byte);
    }
    bytes_add_text(out, "\n");
}

/* NULL: none is told. */
static char *path_of(struct bytes *file)
{
    struct bytes path = {0};
    for (const char *at = bytes_text(file); *at == '#'; at += *at == '\n') {
        size_t mark = sizeof path_mark - 1;
        if (strncmp(at, path_mark, mark) != 0)
            mark = strcspn(at, "\n");
        for (at += mark; *at != '\0' && *at != '\n'; at++) {
            unsigned byte = (unsigned char)*at;
            int length = 0;
            if (byte == '%' && sscanf(at, "%%%2X%n", &byte, &length) == 1)
                at += length - 1;
            bytes_add(&path, &(unsigned char){(unsigned char)byte}, 1);
        }
    }
    char *result = path.count > 0 ? memory_copy_text(bytes_text(&path)) : NULL;
    bytes_fini(&path);
    return result;
}

static void add_content(struct bytes *out, const struct plan *plan, const struct plan_changes *changes, const char *plan_path)
{
    ini_comment_write(out, _("Changes that were not saved, kept by tiermap until they are."));
    if (plan_path != NULL)
        add_path(out, plan_path);
    plan_write(plan, changes, out);
}

/* Writes a new file, locked before it has its name. -1: errno says why. */
static int write_new(int folder, const char *name, const struct bytes *content)
{
    char part[autosave_name_size + sizeof part_ending];
    snprintf(part, sizeof part, "%s%s", name, part_ending);
    unlinkat(folder, part, 0); /* this viewer's own, from the last time */
    int fd = openat(folder, part, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    flock(fd, LOCK_EX | LOCK_NB);
    if (bytes_write_fd(content, fd, NULL) && renameat(folder, part, folder, name) == 0)
        return fd;
    int reason = errno;
    unlinkat(folder, part, 0);
    close(fd);
    errno = reason;
    return -1;
}

static void name_file(char name[autosave_name_size])
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(name, autosave_name_size, "%s%ld-%lld%09ld%s", beginning, (long)getpid(), (long long)now.tv_sec, now.tv_nsec,
             ending);
}

/* Has the folder made. */
static int need_folder(const struct autosave *autosave, struct error *error)
{
    if (autosave->folder == NULL) {
        error_set(error, "%s", _("unsaved changes cannot be kept: neither XDG_STATE_HOME nor HOME names a folder"));
        return -1;
    }
    locate_make(autosave->folder);
    int folder = open_folder(autosave->folder);
    if (folder < 0)
        error_set(error, _("%s: unsaved changes cannot be kept there: %s"), autosave->folder,
                  errno == EPERM ? _("it must belong to you, and nobody else may write to it") : strerror(errno));
    return folder;
}

bool autosave_keep(struct autosave *autosave, const struct plan *plan, const struct plan_changes *changes,
                   const char *plan_path, struct error *error)
{
    int folder = need_folder(autosave, error);
    if (folder < 0)
        return false;
    char name[autosave_name_size];
    bool is_first = autosave->name[0] == '\0';
    struct bytes content = {0};
    if (is_first)
        name_file(name);
    else
        memcpy(name, autosave->name, sizeof name);
    add_content(&content, plan, changes, plan_path);
    errno = EFBIG;
    int fd = content.count <= ini_file_max ? write_new(folder, name, &content) : -1;
    if (fd < 0) {
        error_set(error, _("%s: unsaved changes cannot be kept there: %s"), autosave->folder, strerror(errno));
    } else {
        if (!is_first)
            close(autosave->fd);
        autosave->fd = fd;
        memcpy(autosave->name, name, sizeof name);
        if (is_first)
            prune(folder);
    }
    bytes_fini(&content);
    close(folder);
    return fd >= 0;
}

void autosave_discard(struct autosave *autosave)
{
    if (autosave->name[0] == '\0')
        return;
    int folder = open_folder(autosave->folder);
    if (folder >= 0) {
        unlinkat(folder, autosave->name, 0);
        close(folder);
    }
    close(autosave->fd);
    autosave->fd = -1;
    autosave->name[0] = '\0';
}

/* ---- what others have left ---- */

/* Takes a file that is held; false: it is no plan that opens. */
static bool take(const struct autosave *autosave, const struct left *left, int fd, struct autosave_found *found)
{
    struct plan plan;
    struct bytes file;
    char *path = memory_format("%s/%s", autosave->folder, left->name);
    bool opens = plan_open(&plan, path, NULL) && bytes_read_file(&file, path, ini_file_max, NULL);
    plan_fini(&plan);
    if (!opens) {
        free(path);
        return false;
    }
    *found = (struct autosave_found){.path = path, .plan_path = path_of(&file), .time_s = left->time.tv_sec, .fd = fd};
    memcpy(found->name, left->name, sizeof found->name);
    bytes_fini(&file);
    return true;
}

bool autosave_find(const struct autosave *autosave, struct autosave_found *found)
{
    struct lefts lefts = {0};
    bool is_found = false;
    int folder = autosave->folder != NULL ? open_folder(autosave->folder) : -1;
    *found = (struct autosave_found){.fd = -1};
    if (folder < 0)
        return false;
    list(folder, &lefts);
    for (size_t i = 0; !is_found && i < lefts.count; i++) {
        const struct left *left = &lefts.items[i];
        int fd = !left->is_part && strcmp(left->name, autosave->name) != 0 ? hold(folder, left->name) : -1;
        is_found = fd >= 0 && take(autosave, left, fd, found);
        if (fd >= 0 && !is_found)
            close(fd);
    }
    ARRAY_FINI(&lefts);
    close(folder);
    return is_found;
}

void autosave_adopt(struct autosave *autosave, struct autosave_found *found)
{
    autosave_discard(autosave);
    memcpy(autosave->name, found->name, sizeof autosave->name);
    autosave->fd = found->fd;
    found->name[0] = '\0';
    autosave_found_fini(found);
}

void autosave_found_fini(struct autosave_found *found)
{
    if (found == NULL)
        return;
    if (found->name[0] != '\0')
        close(found->fd);
    free(found->path);
    free(found->plan_path);
    *found = (struct autosave_found){.fd = -1};
}
