#include "viewer/kept.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/array.h"
#include "base/memory.h"
#include "viewer/locate.h"

enum { key_digits = 32, size_max = 512 << 20, cache_size_max = 64 << 20, cache_files_max = 64 };

struct head { /* of a file */
    char magic[8];
    uint32_t kind, reserved;
    struct kept_key key;
    uint64_t content; /* XXH3 of what follows: a computer that goes off may leave holes in what it was writing */
    uint64_t length;
};

static const char magic[8] = "TMKEPT2\n";
static const char *const bundled_names[KEPT_KINDS] = {"ground.reply", "tiers.reply"};
static const char ending[] = ".reply", part_ending[] = ".part";

void kept_init(struct kept *kept, char *bundled_dir, bool for_user)
{
    *kept = (struct kept){bundled_dir, for_user ? locate_of_user("XDG_CACHE_HOME", ".cache") : NULL};
}

void kept_fini(struct kept *kept)
{
    free(kept->bundled_dir);
    free(kept->cache_dir);
    *kept = (struct kept){0};
}

static char *cache_path(const struct kept *kept, enum kept_kind kind, struct kept_key key)
{
    return memory_format("%s/%016llx%016llx-%d%s", kept->cache_dir, (unsigned long long)key.high,
                         (unsigned long long)key.low, (int)kind, ending);
}

static bool is_believed(const struct stat *status, bool of_user)
{
    if (!S_ISREG(status->st_mode) || status->st_size < (off_t)sizeof(struct head) || status->st_size > size_max)
        return false;
    mode_t forbidden = of_user ? S_IWGRP | S_IWOTH : S_IWOTH;
    return (status->st_mode & forbidden) == 0 && (!of_user || status->st_uid == geteuid());
}

static bool map_file(const char *path, bool of_user, enum kept_kind kind, struct kept_key key, struct blob *blob)
{
    struct stat status;
    *blob = (struct blob){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (fd < 0)
        return false;
    bool mapped = fstat(fd, &status) == 0 && is_believed(&status, of_user) &&
                  blob_map(blob, fd, (size_t)status.st_size, sizeof(struct head));
    close(fd);
    if (!mapped)
        return false;
    struct head head;
    memcpy(&head, blob->mapping, sizeof head);
    if (memcmp(head.magic, magic, sizeof magic) != 0 || head.kind != (uint32_t)kind || head.key.high != key.high ||
        head.key.low != key.low || head.length != blob->size ||
        (of_user && head.content != XXH3_64bits(blob->data, blob->size))) {
        blob_fini(blob);
        return false;
    }
    return true;
}

bool kept_find(const struct kept *kept, enum kept_kind kind, struct kept_key key, struct blob *blob)
{
    bool found = false;
    *blob = (struct blob){0};
    if (kept->bundled_dir != NULL) {
        char *path = memory_format("%s/%s", kept->bundled_dir, bundled_names[kind]);
        found = map_file(path, false, kind, key, blob);
        free(path);
    }
    if (!found && kept->cache_dir != NULL) {
        char *path = cache_path(kept, kind, key);
        found = map_file(path, true, kind, key, blob);
        if (found)
            utimensat(AT_FDCWD, path, NULL, AT_SYMLINK_NOFOLLOW); /* the oldest are the first to go */
        free(path);
    }
    return found;
}

static bool write_file(const char *path, mode_t mode, enum kept_kind kind, struct kept_key key,
                       const struct blob *blob)
{
    struct head head = {
        .kind = (uint32_t)kind,
        .key = key,
        .content = XXH3_64bits(blob->data, blob->size),
        .length = blob->size,
    };
    const struct bytes content = {.items = (unsigned char *)(uintptr_t)blob->data, .count = blob->size};
    const struct bytes beginning = {.items = (unsigned char *)&head, .count = sizeof head};
    char *part = memory_format("%s.%ld%s", path, (long)getpid(), part_ending);
    memcpy(head.magic, magic, sizeof magic);
    int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    bool written = fd >= 0 && bytes_write_fd(&beginning, fd, NULL) && bytes_write_fd(&content, fd, NULL);
    if (fd >= 0)
        written = close(fd) == 0 && written;
    written = written && rename(part, path) == 0;
    if (fd >= 0 && !written)
        unlink(part);
    free(part);
    return written;
}

struct kept_file {
    char *path;
    struct timespec time;
    off_t size;
};

static int compare_files(const void *a, const void *b)
{
    const struct kept_file *left = a, *right = b;
    if (left->time.tv_sec != right->time.tv_sec)
        return left->time.tv_sec > right->time.tv_sec ? -1 : 1;
    return left->time.tv_nsec > right->time.tv_nsec ? -1 : left->time.tv_nsec < right->time.tv_nsec;
}

/* "HEXADECIMAL-KIND.reply", and what is left of one that could not be written to its end: the same with ".PID.part". */
static bool is_ours(const char *name)
{
    size_t key = strspn(name, "0123456789abcdef");
    if (key != key_digits || name[key] != '-' || name[key + 1] < '0' || name[key + 1] >= '0' + KEPT_KINDS ||
        strncmp(name + key + 2, ending, strlen(ending)) != 0)
        return false;
    const char *rest = name + key + 2 + strlen(ending);
    size_t digits = *rest == '.' ? strspn(rest + 1, "0123456789") : 0;
    return *rest == '\0' || (digits > 0 && strcmp(rest + 1 + digits, part_ending) == 0);
}

/* Removes the files that were not used for the longest time until the rest is small enough. Only files that are named
 * as ours are. */
static void prune(const char *folder)
{
    struct { struct kept_file *items; size_t count, capacity; } files = {0};
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        struct stat status;
        if (!is_ours(entry->d_name) ||
            fstatat(dirfd(dir), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode))
            continue;
        *ARRAY_ADD(&files) = (struct kept_file){memory_format("%s/%s", folder, entry->d_name), status.st_mtim,
                                                status.st_size};
    }
    closedir(dir);
    if (files.count > 0)
        qsort(files.items, files.count, sizeof *files.items, compare_files);
    off_t size = 0;
    for (size_t i = 0; i < files.count; i++) {
        size += files.items[i].size;
        if (i >= cache_files_max || size > cache_size_max)
            unlink(files.items[i].path);
        free(files.items[i].path);
    }
    ARRAY_FINI(&files);
}

void kept_store(const struct kept *kept, enum kept_kind kind, struct kept_key key, const struct blob *blob)
{
    if (kept->cache_dir == NULL || blob->size > cache_size_max / 4)
        return;
    char *path = cache_path(kept, kind, key);
    locate_make(kept->cache_dir);
    if (write_file(path, 0600, kind, key, blob))
        prune(kept->cache_dir);
    free(path);
}

bool kept_write(const char *folder, enum kept_kind kind, struct kept_key key, const struct blob *blob)
{
    char *path = memory_format("%s/%s", folder, bundled_names[kind]);
    bool written = write_file(path, 0644, kind, key, blob);
    free(path);
    return written;
}
