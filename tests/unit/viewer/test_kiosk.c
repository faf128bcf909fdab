#include "../cmocka_all.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sanitizer.h"
#include "own_folder.h"
#include "sandbox/syscalls.h"
#include "viewer/kiosk.h"
#include "viewer/link.h"
#include "viewer/locate.h"

/* A process enters the kiosk and tries what the map needs, and what nobody may have. The engine lies beside this program. */

static struct place {
    char *folder;
    char *plan, *other, *new; /* in it: named by the options, not named, not there */
    pid_t outside;
    int report;
} place;

static void report(const char *what, const char *said)
{
    dprintf(place.report, "%s: %s; ", what, said);
}

static void expect_success(const char *what, bool is_done)
{
    if (!is_done)
        report(what, strerror(errno));
}

/* Landlock says EACCES, seccomp EPERM; between folders Landlock says EXDEV. */
static void expect_denial(const char *what, long result)
{
    if (result >= 0)
        report(what, "it could be done");
    else if (errno != EACCES && errno != EPERM && errno != EXDEV)
        report(what, strerror(errno));
}

static void expect_call_denied(const char *what, long result)
{
    if (!HAS_SANITIZER)
        expect_denial(what, result);
}

static void try_what_is_needed(void)
{
    struct error error = {0};
    char *engine = locate_engine(&error);
    char byte;
    int fd = open(place.plan, O_RDONLY);
    expect_success("the plan", fd >= 0 && read(fd, &byte, 1) == 1);
    close(fd);
    fd = open(TEST_SOURCE "/shapefiles/ukraine.shp", O_RDONLY);
    expect_success("a layer", fd >= 0);
    close(fd);
    fd = memfd_create("screen", MFD_CLOEXEC);
    expect_success("what is not on the screen yet", fd >= 0 && write(fd, "x", 1) == 1 && ftruncate(fd, 0) == 0);
    close(fd);
    for (int is_sandboxed = 0; is_sandboxed < 2; is_sandboxed++) {
        struct link *link = link_open(engine, is_sandboxed, &error);
        struct bytes answer = {0};
        struct request request = {
            .wanted = WANT_EXACT,
            .tier_count = 3,
            .outer_km = {25, 75, 220},
            .layers_dir = TEST_SOURCE "/shapefiles",
        };
        bool is_answered = link != NULL && link_send(link, &request, &error) && link_wait(link, 120000, &answer, &error);
        if (!is_answered)
            report("the engine", error.text);
        link_close(link);
        bytes_fini(&answer);
    }
    free(engine);
}

static void try_what_nobody_may(void)
{
    char *const program[] = {(char *)(uintptr_t) "/bin/true", NULL};
    struct sockaddr address = {.sa_family = AF_INET};
    char byte = 0;
    struct iovec here = {&byte, 1};
    int ends[2] = {-1, -1};
    pid_t child;
    expect_denial("reading another file", open(place.other, O_RDONLY));
    expect_denial("reading the list of users", open("/etc/passwd", O_RDONLY));
    expect_denial("listing a folder", open(place.folder, O_RDONLY | O_DIRECTORY));
    expect_denial("the terminal's name", open("/dev/tty", O_RDWR));
    expect_denial("writing", open(place.plan, O_WRONLY));
    expect_denial("reading and writing", open(place.plan, O_RDWR));
    expect_denial("writing to nothing", open("/dev/null", O_WRONLY));
    expect_denial("a new file", open(place.new, O_WRONLY | O_CREAT, 0600));
    expect_denial("a file without a name", open(place.folder, O_TMPFILE | O_RDWR, 0600));
    expect_denial("a new folder", mkdir(place.new, 0700));
    expect_denial("renaming", rename(place.plan, place.new));
    expect_denial("linking", link(place.plan, place.new));
    expect_denial("linking by name", symlink(place.plan, place.new));
    expect_denial("removing", unlink(place.plan));
    expect_denial("a pipe with a name", mkfifo(place.new, 0600));
    expect_denial("cutting off", truncate(place.plan, 0));
    expect_call_denied("changing the mode", chmod(place.plan, 0777));
    expect_call_denied("changing the owner", chown(place.plan, 1, 1));
    expect_call_denied("changing the times", utimensat(AT_FDCWD, place.plan, NULL, 0));
    expect_denial("a program", execve("/bin/true", program, NULL));
    int failure = posix_spawn(&child, "/bin/true", NULL, NULL, program, NULL);
    errno = failure;
    expect_denial("starting a program", failure == 0 ? 0 : -1);
    expect_call_denied("a program by descriptor", syscall(SYS_execveat, AT_FDCWD, "/bin/true", program, NULL, 0));
    expect_call_denied("a socket", socket(AF_INET, SOCK_STREAM, 0));
    expect_call_denied("a socket for datagrams", socket(AF_INET6, SOCK_DGRAM, 0));
    expect_call_denied("a socket of this machine", socket(AF_UNIX, SOCK_STREAM, 0));
    expect_success("a pair of sockets", socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    expect_call_denied("a connection", connect(ends[0], &address, sizeof address));
    expect_call_denied("an address", bind(ends[0], &address, sizeof address));
    expect_call_denied("tracing", ptrace(PTRACE_SEIZE, place.outside, NULL, NULL));
    expect_call_denied("reading another process", process_vm_readv(place.outside, &here, 1, &here, 1, 0));
    expect_call_denied("typing for the user", ioctl(STDIN_FILENO, TIOCSTI, &byte));
}

static bool has_landlock(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static int begin(void **state)
{
    (void)state;
    place.folder = own_folder_new();
    place.plan = memory_format("%s/plan.ini", place.folder);
    place.other = memory_format("%s/other.ini", place.folder);
    place.new = memory_format("%s/new", place.folder);
    const char *const paths[] = {place.plan, place.other};
    for (size_t i = 0; i < 2; i++) {
        FILE *file = fopen(paths[i], "w");
        assert_non_null(file);
        fputs("[plan]\n", file);
        fclose(file);
    }
    place.outside = getpid();
    return 0;
}

static int end(void **state)
{
    (void)state;
    assert_int_not_equal(access(place.new, F_OK), 0);
    free(place.plan);
    free(place.other);
    free(place.new);
    return own_folder_free(place.folder);
}

/* In a process of its own; what is reported there fails the test. */
static void try_in_kiosk(void (*try)(void))
{
    int reports[2];
    char text[4096] = "";
    size_t length = 0;
    if (!has_landlock()) {
        print_message("this kernel has no Landlock: there can be no kiosk\n");
        skip();
    }
    assert_int_equal(pipe2(reports, O_CLOEXEC), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct options options = {.kiosk = true, .plan_path = place.plan, .data_dir = TEST_SOURCE};
        struct error error = {0};
        place.report = reports[1];
        if (kiosk_enter(&options, &error))
            try();
        else
            report("entering", error.text);
        dprintf(place.report, "done");
        _exit(0);
    }
    close(reports[1]);
    for (ssize_t got; length < sizeof text - 1 && (got = read(reports[0], text + length, sizeof text - 1 - length)) > 0;)
        length += (size_t)got;
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    close(reports[0]);
    if (strcmp(text, "done") != 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("status %x, %s", (unsigned)status, text);
}

static void the_map_works(void **state)
{
    (void)state;
    try_in_kiosk(try_what_is_needed);
}

static void nothing_else_does(void **state)
{
    (void)state;
    try_in_kiosk(try_what_nobody_may);
}

/* As on a kernel that does not know it. */
static void without_landlock_there_is_no_kiosk(void **state)
{
    (void)state;
    static const struct syscall_rule landlock[] = {{.name = "landlock_create_ruleset"}};
    pid_t pid = fork();
    if (pid == 0) {
        struct options options = {.kiosk = true, .data_dir = TEST_SOURCE};
        struct error error = {0};
        bool is_without = syscalls_give_up(landlock, 1) && !has_landlock();
        bool is_refused = is_without && !kiosk_enter(&options, &error);
        bool is_told = strstr(error.text, "Landlock") != NULL && strstr(error.text, "--no-sandbox") != NULL;
        _exit(is_refused && is_told ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static bool is_asked(const char *word)
{
    char program[] = "tiermap", other[] = "--print", copy[32];
    char *argv[] = {program, other, copy, NULL};
    snprintf(copy, sizeof copy, "%s", word);
    return kiosk_is_asked(3, argv);
}

static void it_is_asked_for_by_its_name(void **state)
{
    (void)state;
    assert_true(is_asked("--kiosk"));
    assert_true(is_asked("--kio")); /* which getopt takes for it */
    assert_false(is_asked("--"));
    assert_false(is_asked("kiosk"));
    assert_false(is_asked("--kiosks"));
}

static void the_environment_is_forgotten(void **state)
{
    (void)state;
    pid_t pid = fork();
    if (pid == 0) {
        static const char *const variables[] = {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TIERMAP_DATA", "TERMINFO", "LOCPATH",
                                                "LANGUAGE", "TIERMAP_ENGINE_STDERR", "PATH"};
        bool is_right = true;
        for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
            setenv(variables[i], "/nonexistent", 1);
        setenv("TERM", "vt100", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        kiosk_forget_environment();
        for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
            is_right = is_right && getenv(variables[i]) == NULL;
        is_right = is_right && strcmp(getenv("TERM"), "vt100") == 0 && strcmp(getenv("LC_ALL"), "C.UTF-8") == 0;
        _exit(is_right ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_map_works, begin, end),
        cmocka_unit_test_setup_teardown(nothing_else_does, begin, end),
        cmocka_unit_test(without_landlock_there_is_no_kiosk),
        cmocka_unit_test(it_is_asked_for_by_its_name),
        cmocka_unit_test(the_environment_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
