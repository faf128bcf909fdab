#include "sandbox/landlock.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/sanitizer.h"

/* landlock_ruleset_attr as it is since version 6: the header that we are built with may be older than the kernel. An older
 * kernel takes it as long as what it does not know is 0. */
struct rules {
    uint64_t files, network, scopes;
};

/* All that a version can hold back, by the kernel's Documentation/userspace-api/landlock.rst: with 2 came linking and renaming
 * between folders, with 3 cutting off, with 5 ioctl of devices; with 4 TCP; with 6 abstract sockets and signals. */
static struct rules rules_of(int version)
{
    static const uint64_t first = 2 * LANDLOCK_ACCESS_FS_MAKE_SYM - 1;
    static const uint64_t bind_and_connect = 3, sockets_and_signals = 3;
    int more = version >= 5 ? 3 : version >= 3 ? 2 : version >= 2 ? 1 : 0;
    return (struct rules){
        .files = ((first + 1) << more) - 1,
        .network = version >= 4 ? bind_and_connect : 0,
        .scopes = version >= 6 ? sockets_and_signals : 0,
    };
}

bool landlock_begin(struct landlock *landlock)
{
    *landlock = (struct landlock){.rules = -1};
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return false;
    const struct rules rules = rules_of((int)version);
    landlock->version = (int)version;
    landlock->rules = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (landlock->rules < 0)
        return false;
    if (HAS_SANITIZER) { /* it finds its way in both */
        landlock_allow(landlock, "/proc", LANDLOCK_READ | LANDLOCK_LIST);
        landlock_allow(landlock, "/usr", LANDLOCK_READ | LANDLOCK_LIST);
    }
    return true;
}

void landlock_allow(struct landlock *landlock, const char *path, unsigned uses)
{
    struct stat status;
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    bool is_there = fstat(fd, &status) == 0;
    struct landlock_path_beneath_attr rule = {.parent_fd = fd};
    if ((uses & LANDLOCK_READ) != 0)
        rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_FILE;
    if ((uses & LANDLOCK_LIST) != 0 && is_there && S_ISDIR(status.st_mode))
        rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    if ((uses & LANDLOCK_RUN) != 0)
        rule.allowed_access |= LANDLOCK_ACCESS_FS_EXECUTE;
    if (is_there) /* what cannot be allowed stays forbidden */
        syscall(SYS_landlock_add_rule, landlock->rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(fd);
}

void landlock_allow_map_file(struct landlock *landlock, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path, *dot = strrchr(name, '.');
    size_t stem = dot != NULL ? (size_t)(dot - name) : strlen(name);
    char *folder = slash == NULL ? memory_copy_text("./") : memory_format("%.*s", (int)(slash - path + 1), path);
    DIR *dir = opendir(folder);
    landlock_allow(landlock, dir != NULL ? path : folder, LANDLOCK_READ); /* a folder that does not say what is in it */
    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        if (strncmp(entry->d_name, name, stem) != 0 || entry->d_name[stem] != '.')
            continue;
        char *beside = memory_format("%s%s", folder, entry->d_name);
        landlock_allow(landlock, beside, LANDLOCK_READ);
        free(beside);
    }
    if (dir != NULL)
        closedir(dir);
    free(folder);
}

bool landlock_enter(struct landlock *landlock)
{
    bool is_entered = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                      syscall(SYS_landlock_restrict_self, landlock->rules, 0) == 0;
    int reason = errno;
    close(landlock->rules);
    landlock->rules = -1;
    errno = reason;
    return is_entered;
}
