#include "viewer/kiosk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "base/memory.h"
#include "base/sanitizer.h"
#include "base/translate.h"
#include "sandbox/landlock.h"
#include "sandbox/syscalls.h"
#include "viewer/locate.h"
#include "viewer/option_words.h"

static const char *const kept_variables[] = {
    "TERM", "COLORTERM", "COLORFGBG", "TERM_PROGRAM", "XTERM_VERSION", "VTE_VERSION", "TMUX", "SSH_CONNECTION",
    "COLUMNS", "LINES", "NO_COLOR", "CLICOLOR_FORCE", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
    "TIERMAP_SHARES",
};

enum { kept_count = sizeof kept_variables / sizeof *kept_variables };

bool kiosk_is_asked(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (option_is_named(argv[i], "--kiosk", sizeof "--k" - 1))
            return true;
    return false;
}

void kiosk_forget_environment(void)
{
    char *values[kept_count];
    for (size_t i = 0; i < kept_count; i++)
        values[i] = memory_copy_text(getenv(kept_variables[i]));
    clearenv();
    for (size_t i = 0; i < kept_count; i++) {
        if (values[i] != NULL)
            setenv(kept_variables[i], values[i], 1);
        free(values[i]);
    }
}

/* What every program reads when it starts or is asked for a language: libraries and their tables, terminals, translations. */
static void allow_system(struct landlock *landlock)
{
    static const char *const paths[] = {
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ld.so.preload",
        "/usr/share/terminfo", "/etc/terminfo", "/usr/share/locale", PROJ_DATA_DIR, "/dev/null",
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        landlock_allow(landlock, paths[i], LANDLOCK_READ);
}

/* The engine, and the loader of programs, which the kernel starts in its place. */
static bool allow_engine(struct landlock *landlock, struct error *error)
{
    Dl_info loader = {0};
    void *inside = dlsym(RTLD_DEFAULT, "_r_debug"); /* what it keeps for debuggers */
    char *engine = locate_engine(error);
    if (engine != NULL)
        landlock_allow(landlock, engine, LANDLOCK_READ | LANDLOCK_RUN);
    if (inside != NULL && dladdr(inside, &loader) != 0)
        landlock_allow(landlock, loader.dli_fname, LANDLOCK_READ | LANDLOCK_RUN);
    free(engine);
    return engine != NULL;
}

static bool allow_map(struct landlock *landlock, const struct options *options, struct error *error)
{
    static const char *const parts[] = {"assets", "shapefiles"};
    char *data = locate_data(options->data_dir, error), *kept = locate_kept();
    for (size_t i = 0; data != NULL && i < sizeof parts / sizeof *parts; i++) {
        char *part = memory_format("%s/%s", data, parts[i]);
        landlock_allow(landlock, part, LANDLOCK_READ);
        free(part);
    }
    landlock_allow(landlock, kept, LANDLOCK_READ);
    const char *const files[] = {options->border_path, options->reference_path};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (files[i] != NULL)
            landlock_allow_map_file(landlock, files[i]);
    if (options->plan_path != NULL)
        landlock_allow(landlock, options->plan_path, LANDLOCK_READ);
    if (options->theme != NULL) /* a name is looked for too, and found to be no file */
        landlock_allow(landlock, options->theme, LANDLOCK_READ);
    free(kept);
    free(data);
    return data != NULL;
}

static bool give_up_files(const struct options *options, struct error *error)
{
    struct landlock landlock;
    if (!landlock_begin(&landlock)) {
        error_set(error, _("--kiosk: this system has no Landlock to keep visitors from its files (%s); "
                           "--no-sandbox goes without"), strerror(errno));
        return false;
    }
    allow_system(&landlock);
    if (!allow_map(&landlock, options, error) || !allow_engine(&landlock, error))
        return false;
    if (landlock_enter(&landlock))
        return true;
    error_set(error, _("--kiosk: Landlock cannot be used here (%s); --no-sandbox goes without"), strerror(errno));
    return false;
}

/* What Landlock leaves: the network in other ways than TCP, other processes, what is known of a file besides its content, typing
 * for the user. And files once more, where its older versions have gaps. */
static bool give_up_calls(struct error *error)
{
    static const struct syscall_rule rules[] = {
        {.name = "socket"}, {.name = "connect"}, {.name = "bind"}, {.name = "listen"}, {.name = "accept"}, {.name = "accept4"},
        {.name = "ptrace"}, {.name = "process_vm_readv"}, {.name = "process_vm_writev"}, {.name = "pidfd_getfd"},
        {"open", 1, O_ACCMODE, O_WRONLY}, {"open", 1, O_ACCMODE, O_RDWR}, {"open", 1, O_CREAT, O_CREAT},
        {"open", 1, O_TRUNC, O_TRUNC}, {"openat", 2, O_ACCMODE, O_WRONLY}, {"openat", 2, O_ACCMODE, O_RDWR},
        {"openat", 2, O_CREAT, O_CREAT}, {"openat", 2, O_TRUNC, O_TRUNC}, {.name = "creat"}, {.name = "openat2"},
        {.name = "open_by_handle_at"}, {.name = "truncate"}, {.name = "truncate64"}, {.name = "chmod"}, {.name = "fchmod"},
        {.name = "fchmodat"}, {.name = "fchmodat2"}, {.name = "chown"}, {.name = "fchown"}, {.name = "lchown"},
        {.name = "fchownat"}, {.name = "setxattr"}, {.name = "lsetxattr"}, {.name = "fsetxattr"}, {.name = "removexattr"},
        {.name = "lremovexattr"}, {.name = "fremovexattr"}, {.name = "utime"}, {.name = "utimes"}, {.name = "futimesat"},
        {.name = "utimensat"}, {.name = "utimensat_time64"}, {.name = "execveat"}, {.name = "io_uring_setup"}, {.name = "bpf"},
        {.name = "perf_event_open"}, {.name = "userfaultfd"}, {.name = "keyctl"}, {.name = "add_key"},
        {.name = "request_key"}, {.name = "mount"}, {.name = "umount2"}, {.name = "fsopen"}, {.name = "move_mount"},
        {.name = "pivot_root"}, {.name = "chroot"}, {.name = "unshare"}, {.name = "setns"},
        {"ioctl", 1, ~0U, TIOCSTI}, {"ioctl", 1, ~0U, TIOCLINUX},
    };
    if (HAS_SANITIZER || syscalls_give_up(rules, sizeof rules / sizeof *rules))
        return true;
    error_set(error, _("--kiosk: this system cannot hold back system calls (%s); --no-sandbox goes without"), strerror(errno));
    return false;
}

bool kiosk_enter(const struct options *options, struct error *error)
{
    return give_up_files(options, error) && give_up_calls(error);
}
