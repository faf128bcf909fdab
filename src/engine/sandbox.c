#include "engine/sandbox.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/sanitizer.h"
#include "sandbox/landlock.h"
#include "sandbox/syscalls.h"

/* iconv reads the tables of code pages from a folder beside the library of C. */
static void allow_code_pages(struct landlock *landlock)
{
    static const char *const before[] = {"", "/usr"};
    Dl_info library = {0};
    void *function = dlsym(RTLD_DEFAULT, "iconv_open");
    const char *slash = function != NULL && dladdr(function, &library) != 0 ? strrchr(library.dli_fname, '/') : NULL;
    for (size_t i = 0; slash != NULL && i < sizeof before / sizeof *before; i++) {
        char *folder = memory_format("%s%.*s/gconv", before[i], (int)(slash - library.dli_fname), library.dli_fname);
        landlock_allow(landlock, folder, LANDLOCK_READ);
        free(folder);
    }
}

static void give_up_files(const struct request *request)
{
    struct landlock landlock;
    if (!landlock_begin(&landlock))
        return;
    if (request != NULL) {
        landlock_allow(&landlock, request->layers_dir, LANDLOCK_READ);
        if (request->border_path[0] != '\0')
            landlock_allow_map_file(&landlock, request->border_path);
        if (request->reference_path[0] != '\0')
            landlock_allow_map_file(&landlock, request->reference_path);
        landlock_allow(&landlock, PROJ_DATA_DIR, LANDLOCK_READ); /* the datums that a .prj may name */
        allow_code_pages(&landlock);
    }
    landlock_enter(&landlock);
}

/* Nothing that writes to a file, starts a program or a process, makes a socket, looks into another process, or makes new code:
 * pages that can be run come from files alone. */
static void give_up_calls(void)
{
    const uint64_t us = (uint64_t)getpid(), written = O_ACCMODE | O_CREAT | O_TRUNC;
    const struct syscall_rule rules[] = {
        {.name = "read"}, {.name = "readv"}, {.name = "pread64"}, {.name = "lseek"}, {.name = "_llseek"}, {.name = "close"},
        {.name = "write"}, {.name = "writev"}, {.name = "poll"}, {.name = "ppoll"}, {.name = "ppoll_time64"},
        {"open", 1, written, O_RDONLY}, {"openat", 2, written, O_RDONLY},
        {.name = "access"}, {.name = "faccessat"}, {.name = "faccessat2"}, {.name = "stat"}, {.name = "stat64"},
        {.name = "lstat"}, {.name = "lstat64"}, {.name = "fstat"}, {.name = "fstat64"}, {.name = "fstatat64"},
        {.name = "newfstatat"}, {.name = "statx"}, {.name = "readlink"}, {.name = "readlinkat"}, {.name = "getcwd"},
        {"fcntl", 1, ~0ULL, F_GETFD}, {"fcntl", 1, ~0ULL, F_GETFL}, {"fcntl64", 1, ~0ULL, F_GETFD},
        {"fcntl64", 1, ~0ULL, F_GETFL}, {.name = "fadvise64"}, {.name = "fadvise64_64"}, {.name = "arm_fadvise64_64"},
        {"mmap", 2, PROT_EXEC, 0}, {"mmap", 3, MAP_ANONYMOUS, 0}, {"mmap2", 2, PROT_EXEC, 0},
        {"mmap2", 3, MAP_ANONYMOUS, 0}, {"mprotect", 2, PROT_EXEC, 0}, {.name = "munmap"}, {.name = "mremap"},
        {.name = "madvise"}, {.name = "brk"}, {.name = "membarrier"},
        {"clone", 0, CLONE_THREAD, CLONE_THREAD}, {.name = "futex"}, {.name = "futex_time64"}, {.name = "rseq"},
        {.name = "set_robust_list"}, {.name = "sched_yield"}, {.name = "sched_getaffinity"}, {.name = "gettid"},
        {.name = "getpid"}, {.name = "exit"}, {.name = "exit_group"}, {.name = "restart_syscall"},
        {.name = "rt_sigaction"}, {.name = "rt_sigprocmask"}, {.name = "rt_sigreturn"}, {.name = "sigreturn"},
        {"tgkill", 0, ~0ULL, us}, /* abort */
        {.name = "getrlimit"}, {.name = "ugetrlimit"}, {.name = "setrlimit"}, {"prlimit64", 0, ~0ULL, 0},
        {"prlimit64", 0, ~0ULL, us}, {.name = "getrusage"}, {.name = "sysinfo"}, {.name = "uname"}, {.name = "getrandom"},
        {.name = "clock_gettime"}, {.name = "clock_gettime64"}, {.name = "gettimeofday"}, {.name = "time"},
        {.name = "clock_getres"}, {.name = "clock_nanosleep"}, {.name = "clock_nanosleep_time64"}, {.name = "nanosleep"},
    };
    if (!HAS_SANITIZER) /* which stops this process to look for leaks */
        syscalls_keep(rules, sizeof rules / sizeof *rules);
}

/* The files of a request, and which ones these are: after one is replaced by another of its name it is not the same. */
static char *files_of(const struct request *request)
{
    struct bytes files = {0};
    const char *const paths[] = {request->layers_dir, request->border_path, request->reference_path};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct stat status = {0};
        bool is_there = stat(paths[i], &status) == 0;
        bytes_add_format(&files, "%s %d %llu %llu\n", paths[i], is_there, (unsigned long long)status.st_dev,
                         (unsigned long long)status.st_ino);
    }
    char *text = memory_copy_text(bytes_text(&files));
    bytes_fini(&files);
    return text;
}

static void enter(const struct request *request)
{
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    give_up_files(request);
    give_up_calls();
}

bool sandbox_admits(struct sandbox *sandbox, const struct request *request)
{
    char *files = request != NULL ? files_of(request) : memory_copy_text("");
    if (sandbox->files == NULL) {
        if (!sandbox->is_off)
            enter(request);
        sandbox->files = files;
        return true;
    }
    bool admits = request == NULL || strcmp(sandbox->files, files) == 0;
    free(files);
    return admits;
}

void sandbox_fini(struct sandbox *sandbox)
{
    free(sandbox->files);
    *sandbox = (struct sandbox){0};
}
