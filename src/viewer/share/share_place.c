#include "viewer/share/share_place.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"

enum { backlog = 128, tries = 10, pause_ms = 20 };

static const char socket_name[] = "map";

bool share_name_check(const char *name, struct error *error)
{
    size_t length = strlen(name), good = 0;
    char *clean = text_clean_new(name, length);
    bool is_clean = strcmp(clean, name) == 0;
    free(clean);
    while (good < length && ((unsigned char)name[good] >= 0x80 || isalnum((unsigned char)name[good]) ||
                             (good > 0 && strchr("-_.", name[good]) != NULL)))
        good++;
    if (is_clean && length > 0 && good == length && length <= share_name_max)
        return true;
    error_set(error, _("'%s' cannot be the name of a shared map: take letters, digits, '-', '_' and '.', %d bytes at most"), name,
              share_name_max);
    return false;
}

/* ---- folders ---- */

static const char *base_path(void)
{
    const char *path = getenv("TIERMAP_SHARES");
    return path != NULL && *path != '\0' ? path : P_tmpdir;
}

static char *folder_name(const char *name)
{
    return memory_format("tiermap-%s", name);
}

/* Whether nobody but its owner and root can put another folder in the place of one that `user` has in it. */
static bool is_safe_base(int base, uid_t user)
{
    struct stat status;
    return fstat(base, &status) == 0 && (status.st_uid == 0 || status.st_uid == user) &&
           ((status.st_mode & (S_IWGRP | S_IWOTH)) == 0 || (status.st_mode & S_ISVTX) != 0);
}

static int open_base(struct error *error)
{
    int base = open(base_path(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (base < 0)
        error_set(error, _("%s: maps are shared there, but it cannot be opened: %s"), base_path(), strerror(errno));
    return base;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* ---- sharing ---- */

static void say_taken(const char *name, int base, const char *folder, struct error *error)
{
    struct stat status;
    bool is_folder = fstatat(base, folder, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
    if (!is_folder || status.st_uid == geteuid()) {
        error_set(error, _("%s: something else is in the way: remove %s/%s, or choose another name"), name, base_path(), folder);
        return;
    }
    char *user = share_user_name(status.st_uid);
    error_set(error, _("%s: %s has taken that name: choose another one"), name, user);
    free(user);
}

enum held { HELD, HELD_NOT /* error says why */, HELD_GONE /* it has just been removed: once more */ };

/* Holds the folder of that name, which is this user's, and this viewer's as long as the lock on it lasts. */
static enum held hold_folder(struct share_place *place, const char *folder, struct error *error)
{
    struct stat held, named;
    if (mkdirat(place->base, folder, 0700) != 0 && errno != EEXIST) {
        error_set(error, _("%s: nothing can be shared in %s: %s"), place->name, base_path(), strerror(errno));
        return HELD_NOT;
    }
    place->folder = openat(place->base, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (place->folder < 0 && errno == ENOENT)
        return HELD_GONE;
    if (place->folder < 0 || fstat(place->folder, &held) != 0 || held.st_uid != geteuid()) {
        say_taken(place->name, place->base, folder, error);
        return HELD_NOT;
    }
    if (flock(place->folder, LOCK_EX | LOCK_NB) != 0) {
        error_set(error, _("%s: you share a map of that name already: end that one, or choose another name"), place->name);
        return HELD_NOT;
    }
    bool is_there = fstatat(place->base, folder, &named, AT_SYMLINK_NOFOLLOW) == 0 && is_same(&held, &named);
    return is_there ? HELD : HELD_GONE;
}

/* The address is short, however long the folder's path is, and leads nowhere else. */
static struct sockaddr_un address_in(int folder)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/%s", folder, socket_name);
    return address;
}

/* Nobody else reaches the folder until the socket is ready. */
static bool listen_in(struct share_place *place, const struct share_audience *audience)
{
    const struct sockaddr_un address = address_in(place->folder);
    if (fchmod(place->folder, 0700) != 0 || (unlinkat(place->folder, socket_name, 0) != 0 && errno != ENOENT))
        return false;
    place->listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    return place->listener >= 0 && bind(place->listener, (const struct sockaddr *)&address, sizeof address) == 0 &&
           fchmodat(place->folder, socket_name, 0666, 0) == 0 && listen(place->listener, backlog) == 0 &&
           (audience->is_everyone || fchown(place->folder, (uid_t)-1, audience->group) == 0) &&
           fchmod(place->folder, audience->is_everyone ? 0711 : 0710) == 0;
}

static void close_place(struct share_place *place)
{
    if (place->listener >= 0)
        close(place->listener);
    if (place->folder >= 0)
        close(place->folder);
    if (place->base >= 0)
        close(place->base);
    free(place->name);
    *place = (struct share_place){.base = -1, .folder = -1, .listener = -1};
}

bool share_place_make(struct share_place *place, const char *name, const struct share_audience *audience, struct error *error)
{
    char *folder = folder_name(name);
    enum held held = HELD_GONE;
    *place = (struct share_place){.name = memory_copy_text(name), .folder = -1, .listener = -1};
    place->base = open_base(error);
    bool done = place->base >= 0 && is_safe_base(place->base, geteuid());
    if (place->base >= 0 && !done)
        error_set(error, _("%s: everybody could put something else in the place of what is shared there"), base_path());
    for (int i = 0; done && i < tries && held == HELD_GONE; i++) {
        if (place->folder >= 0)
            close(place->folder);
        held = hold_folder(place, folder, error);
    }
    if (done && held == HELD_GONE)
        error_set(error, _("%s: another map of that name comes and goes: choose another name"), name);
    done = done && held == HELD;
    if (done && !listen_in(place, audience)) {
        error_set(error, _("%s: it cannot be shared in %s/%s: %s"), name, base_path(), folder, strerror(errno));
        share_place_remove(place);
        done = false;
    }
    if (!done)
        close_place(place);
    free(folder);
    return done;
}

void share_place_remove(struct share_place *place)
{
    if (place->folder >= 0) {
        char *folder = folder_name(place->name);
        unlinkat(place->folder, socket_name, 0);
        unlinkat(place->base, folder, AT_REMOVEDIR); /* while it is locked: whoever waits for it finds it gone */
        free(folder);
    }
    close_place(place);
}

/* ---- following ---- */

/* The folder of a shared map: its owner's alone to change, and in a place where it stays the owner's. */
static int open_shared(const char *name, struct stat *status, struct error *error)
{
    char *folder_text = folder_name(name);
    int base = open_base(error);
    int folder = base < 0 ? -1 : openat(base, folder_text, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    free(folder_text);
    if (base < 0)
        return -1;
    if (folder < 0 && errno == ENOENT) {
        error_set(error, _("%s: nobody shares a map of that name on this computer"), name);
    } else if (folder < 0 || fstat(folder, status) != 0 || (status->st_mode & (S_IWGRP | S_IWOTH)) != 0 ||
               !is_safe_base(base, status->st_uid)) {
        error_set(error, _("%s: what is there is no map that is shared safely"), name);
        if (folder >= 0)
            close(folder);
        folder = -1;
    }
    close(base);
    return folder;
}

static void say_why_not(const char *name, const struct stat *folder, int why, struct error *error)
{
    if (why == EACCES || why == EPERM) {
        char *user = share_user_name(folder->st_uid), *group = share_group_name(folder->st_gid);
        error_set(error, _("%s: %s shares it with the group %s, and you are not in it"), name, user, group);
        free(user);
        free(group);
    } else if (why == ECONNREFUSED || why == ENOENT) {
        error_set(error, _("%s: the map that was shared is gone; whoever shared it has to start it again"), name);
    } else {
        error_set(error, _("%s: it cannot be followed: %s"), name, strerror(why));
    }
}

static bool connect_patiently(int fd, const struct sockaddr_un *address, int patience_ms)
{
    int64_t end_ms = clock_now_ms() + patience_ms;
    while (connect(fd, (const struct sockaddr *)address, sizeof *address) != 0) {
        if ((errno != EAGAIN && errno != EINTR) || clock_now_ms() >= end_ms)
            return false;
        poll(NULL, 0, pause_ms);
    }
    return true;
}

int share_place_connect(const char *name, int patience_ms, uid_t *owner, struct error *error)
{
    struct stat status;
    struct ucred peer;
    socklen_t peer_size = sizeof peer;
    int folder = open_shared(name, &status, error);
    if (folder < 0)
        return -1;
    const struct sockaddr_un address = address_in(folder);
    int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    bool is_good = fd >= 0 && connect_patiently(fd, &address, patience_ms);
    if (!is_good)
        say_why_not(name, &status, errno, error);
    close(folder);
    if (is_good && (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &peer_size) != 0 || peer.uid != status.st_uid)) {
        error_set(error, _("%s: what is there is no map that is shared safely"), name);
        is_good = false;
    }
    *owner = status.st_uid;
    if (is_good || fd < 0)
        return fd;
    close(fd);
    return -1;
}
