#include "../cmocka_all.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sanitizer.h"
#include "engine/sandbox.h"
#include "engine_process.h"
#include "fixture.h"
#include "sandbox/syscalls.h"

/* A process enters the sandbox and tries what the engine must be able to do, and what nothing that runs in it may. */

static struct place {
    char *folder;
    char *own, *beside, *other, *new; /* in it: two parts of a shapefile, a file that is not, one that is not there */
    pid_t outside;
    int socket; /* as the engine's */
    int report;
    bool lacks_landlock; /* as a kernel that does not know it */
} place;

/* A line that the other side reads; nothing is reported where all is right. */
static void report(const char *what, const char *said)
{
    dprintf(place.report, "%s: %s; ", what, said);
}

static void expect_success(const char *what, bool is_done)
{
    if (!is_done)
        report(what, strerror(errno));
}

static void expect_denial(const char *what, long result, int reason)
{
    if (result >= 0)
        report(what, "it could be done");
    else if (errno != reason)
        report(what, strerror(errno));
}

static void *add_one(void *number)
{
    ++*(int *)number;
    return NULL;
}

static void try_what_is_needed(void)
{
    char text[64];
    int number = 0;
    pthread_t thread;
    struct rlimit limit;
    int fd = open(place.own, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    expect_success("reading the file", fd >= 0 && read(fd, text, sizeof text) == 3);
    close(fd);
    fd = open(place.beside, O_RDONLY);
    expect_success("reading the file beside it", fd >= 0);
    close(fd);
    expect_success("looking for a file", access(place.new, F_OK) != 0 && errno == ENOENT);
    expect_success("a thread", pthread_create(&thread, NULL, add_one, &number) == 0 && pthread_join(thread, NULL) == 0 && number == 1);
    void *memory = mmap(NULL, 64 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    expect_success("memory", memory != MAP_FAILED && munmap(memory, 64 << 20) == 0);
    expect_success("an answer", write(place.socket, "answer", 6) == 6);
    expect_success("a request", read(place.socket, text, sizeof text) == 7);
    expect_success("a limit of its own", getrlimit(RLIMIT_CPU, &limit) == 0 && setrlimit(RLIMIT_CPU, &limit) == 0);
}

static void try_files(void)
{
    expect_denial("reading another file", open(place.other, O_RDONLY), EACCES);
    expect_denial("reading the list of users", open("/etc/passwd", O_RDONLY), EACCES);
    expect_denial("listing a folder", open(place.folder, O_RDONLY | O_DIRECTORY), EACCES);
}

static long start_process(int flags)
{
    long pid = syscall(SYS_clone, flags, NULL, NULL, NULL, NULL);
    if (pid == 0)
        _exit(0);
    return pid;
}

static void try_calls(void)
{
    const struct sockaddr_in nobody = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    char *const program[] = {(char *)(uintptr_t) "/bin/true", NULL};
    char byte = 0;
    struct iovec here = {&byte, 1};
    struct rlimit limit;
    int ends[2];
    expect_denial("opening to write", open(place.own, O_WRONLY), EPERM);
    expect_denial("opening to read and write", open(place.own, O_RDWR), EPERM);
    expect_denial("cutting off", open(place.own, O_RDONLY | O_TRUNC), EPERM);
    expect_denial("a new file", open(place.new, O_WRONLY | O_CREAT, 0600), EPERM);
    expect_denial("a file without a name", open(place.folder, O_TMPFILE | O_RDWR, 0600), EPERM);
    expect_denial("a new folder", mkdir(place.new, 0700), EPERM);
    expect_denial("renaming", rename(place.own, place.new), EPERM);
    expect_denial("linking", link(place.own, place.new), EPERM);
    expect_denial("linking by name", symlink(place.own, place.new), EPERM);
    expect_denial("removing", unlink(place.own), EPERM);
    expect_denial("cutting off by name", truncate(place.own, 0), EPERM);
    expect_denial("changing the mode", chmod(place.own, 0777), EPERM);
    expect_denial("changing the times", utimensat(AT_FDCWD, place.own, NULL, 0), EPERM);
    expect_denial("a file in memory", memfd_create("code", 0), EPERM);
    expect_denial("another folder", chdir("/"), EPERM);
    expect_denial("another root", chroot("/"), EPERM);
    expect_denial("a program", execve("/bin/true", program, NULL), EPERM);
    expect_denial("a program by descriptor", syscall(SYS_execveat, AT_FDCWD, "/bin/true", program, NULL, 0), EPERM);
    expect_denial("a process", start_process(SIGCHLD), EPERM);
    expect_denial("a process that shares memory", start_process(CLONE_VM | CLONE_VFORK | SIGCHLD), EPERM);
    expect_denial("a process, by the newer call", syscall(SYS_clone3, NULL, (size_t)0), ENOSYS);
    expect_denial("a socket", socket(AF_INET, SOCK_STREAM, 0), EPERM);
    expect_denial("a socket of this machine", socket(AF_UNIX, SOCK_STREAM, 0), EPERM);
    expect_denial("a pair of sockets", socketpair(AF_UNIX, SOCK_STREAM, 0, ends), EPERM);
    expect_denial("a connection", connect(place.socket, (const struct sockaddr *)&nobody, sizeof nobody), EPERM);
    expect_denial("being traced", ptrace(PTRACE_TRACEME, 0, NULL, NULL), EPERM);
    expect_denial("tracing", ptrace(PTRACE_SEIZE, place.outside, NULL, NULL), EPERM);
    expect_denial("reading another process", process_vm_readv(place.outside, &here, 1, &here, 1, 0), EPERM);
    expect_denial("a signal", kill(place.outside, 0), EPERM);
    expect_denial("a signal to a thread of others", syscall(SYS_tgkill, place.outside, place.outside, 0), EPERM);
    expect_denial("the limits of another process", prlimit(place.outside, RLIMIT_CPU, NULL, &limit), EPERM);
    expect_denial("new code", mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0,
                  EPERM);
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    expect_denial("making a page code", mprotect(page, 4096, PROT_READ | PROT_EXEC), EPERM);
    expect_denial("typing for the user", ioctl(place.socket, TIOCSTI, &byte), EPERM);
    expect_denial("the process's ways", prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), EPERM);
}

static bool has_landlock(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static void set_up(void)
{
    place.folder = fixture_folder_new();
    place.own = fixture_path(place.folder, "own.shp");
    place.beside = fixture_path(place.folder, "own.dbf");
    place.other = fixture_path(place.folder, "owner.txt");
    place.new = fixture_path(place.folder, "new");
    fixture_write_text(place.folder, "own.shp", "shp");
    fixture_write_text(place.folder, "own.dbf", "dbf");
    fixture_write_text(place.folder, "owner.txt", "secret");
    place.outside = getpid();
}

static void tear_down(void)
{
    assert_int_not_equal(access(place.new, F_OK), 0);
    free(place.own);
    free(place.beside);
    free(place.other);
    free(place.new);
    fixture_folder_free(place.folder);
}

/* What the kernel says of a process. */
static long status_of(pid_t pid, const char *name)
{
    char path[64], line[256];
    long number = -1;
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (number < 0 && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, strlen(name)) == 0)
            number = strtol(line + strlen(name), NULL, 10);
    fclose(file);
    return number;
}

/* Another process enters the sandbox for a request and does as `try` says; what goes wrong there fails the test. */
static void try_inside(struct sandbox sandbox, const struct request *request, void (*try)(void))
{
    int ends[2], reports[2];
    char text[4096] = "";
    size_t length = 0;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_int_equal(pipe(reports), 0);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]); /* so that it ends with the test */
        close(reports[0]);
        static const struct syscall_rule landlock[] = {{.name = "landlock_create_ruleset"}};
        if (place.lacks_landlock && (!syscalls_give_up(landlock, 1) || has_landlock()))
            _exit(2);
        bool is_admitted = sandbox_admits(&sandbox, request);
        place.socket = ends[1];
        place.report = reports[1];
        if (!is_admitted || write(place.socket, "!", 1) != 1 || read(place.socket, text, 1) != 1)
            _exit(1);
        try();
        dprintf(place.report, "done");
        _exit(0);
    }
    close(ends[1]);
    close(reports[1]);
    assert_int_equal(read(ends[0], text, 1), 1); /* it is inside */
    assert_int_equal(status_of(pid, "NoNewPrivs:"), sandbox.is_off ? 0 : 1);
    if (!place.lacks_landlock)
        assert_int_equal(status_of(pid, "Seccomp:"), sandbox.is_off || HAS_SANITIZER ? status_of(getpid(), "Seccomp:") : 2);
    assert_int_equal(write(ends[0], "!request", 8), 8);
    memset(text, 0, sizeof text);
    for (ssize_t got; length < sizeof text - 1 && (got = read(reports[0], text + length, sizeof text - 1 - length)) > 0;)
        length += (size_t)got;
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    close(ends[0]);
    close(reports[0]);
    if (strcmp(text, "done") != 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("status %x, %s", (unsigned)status, text);
}

static void nothing(void)
{
}

static struct request request_for_own(void)
{
    struct request request = request_for("/nonexistent", 1);
    request.reference_path = place.own;
    return request;
}

static void what_is_needed_can_be_done(void **state)
{
    (void)state;
    const struct request request = request_for_own();
    try_inside((struct sandbox){0}, &request, try_what_is_needed);
    try_inside((struct sandbox){.is_off = true}, &request, try_what_is_needed);
}

static void other_files_are_out_of_reach(void **state)
{
    (void)state;
    const struct request request = request_for_own();
    if (!has_landlock()) {
        print_message("this kernel has no Landlock: what it keeps out of reach is not tried\n");
        skip();
    }
    try_inside((struct sandbox){0}, &request, try_files);
}

static void try_own(void)
{
    expect_denial("reading the file", open(place.own, O_RDONLY), EACCES);
    try_files();
}

/* An order for a shapefile is worked on in memory. */
static void an_order_reads_no_file(void **state)
{
    (void)state;
    if (!has_landlock())
        skip();
    try_inside((struct sandbox){0}, NULL, try_own);
}

static void other_calls_are_denied(void **state)
{
    (void)state;
    const struct request request = request_for_own();
    try_inside((struct sandbox){0}, &request, HAS_SANITIZER ? nothing : try_calls);
}

static void try_others_file(void)
{
    expect_success("reading another file", open(place.other, O_RDONLY) >= 0);
    if (!HAS_SANITIZER)
        try_calls();
}

static void without_landlock_the_rest_is_in_force(void **state)
{
    (void)state;
    const struct request request = request_for_own();
    place.lacks_landlock = true;
    try_inside((struct sandbox){0}, &request, try_what_is_needed);
    try_inside((struct sandbox){0}, &request, try_others_file);
    place.lacks_landlock = false;
}

static void try_without(void)
{
    int fd = open(place.other, O_RDWR);
    expect_success("writing", fd >= 0);
    expect_success("a socket", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
}

static void it_can_be_switched_off(void **state)
{
    (void)state;
    const struct request request = request_for_own();
    try_inside((struct sandbox){.is_off = true}, &request, try_without);
}

/* Names that link to files of other folders. */
static void links_are_followed(void **state)
{
    (void)state;
    struct request request = request_for_own();
    char *elsewhere = fixture_folder_new(), *link_to_own = fixture_path(elsewhere, "link.shp");
    char *link_beside = fixture_path(elsewhere, "link.dbf");
    assert_int_equal(symlink(place.own, link_to_own), 0);
    assert_int_equal(symlink(place.beside, link_beside), 0);
    request.reference_path = link_to_own;
    try_inside((struct sandbox){0}, &request, try_what_is_needed);
    free(link_beside);
    free(link_to_own);
    fixture_folder_free(elsewhere);
}

static int begin(void **state)
{
    (void)state;
    set_up();
    return 0;
}

static int end(void **state)
{
    (void)state;
    tear_down();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_needed_can_be_done, begin, end),
        cmocka_unit_test_setup_teardown(other_files_are_out_of_reach, begin, end),
        cmocka_unit_test_setup_teardown(an_order_reads_no_file, begin, end),
        cmocka_unit_test_setup_teardown(other_calls_are_denied, begin, end),
        cmocka_unit_test_setup_teardown(without_landlock_the_rest_is_in_force, begin, end),
        cmocka_unit_test_setup_teardown(it_can_be_switched_off, begin, end),
        cmocka_unit_test_setup_teardown(links_are_followed, begin, end),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
