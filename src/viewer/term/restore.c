#include "viewer/term/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/memory.h"

enum { bytes_max = 512, stack_size = 64 * 1024, patience_ms = 100 };

static const int crashes[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,    SIGABRT, SIGQUIT, SIGSYS,   SIGXCPU,
                              SIGTRAP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGIO,   SIGSTKFLT, SIGPWR};
enum { crash_count = sizeof crashes / sizeof *crashes };

static struct record {
    volatile sig_atomic_t is_ours; /* there is something to restore */
    int input_fd, output_fd;
    int output_flags; /* of the descriptor, as we found them */
    struct termios modes;
    char bytes[bytes_max];
    size_t count;
    bool has_atexit;
    struct sigaction before[crash_count];
    unsigned char stack[stack_size]; /* for a handler after the stack has overflowed */
} record;

/* Without waiting for room. Returns how many. */
static size_t write_some(const char *bytes, size_t count)
{
    size_t done = 0;
    ssize_t written;
    do {
        written = write(record.output_fd, bytes + done, count - done);
        done += written > 0 ? (size_t)written : 0;
    } while (done < count && (written > 0 || (written < 0 && errno == EINTR)));
    return done;
}

static void write_all(const char *bytes, size_t count)
{
    struct pollfd polled = {.fd = record.output_fd, .events = POLLOUT};
    fcntl(record.output_fd, F_SETFL, record.output_flags | O_NONBLOCK);
    for (int try = 0; count > 0 && try < 3; try++) {
        size_t done = write_some(bytes, count);
        bytes += done;
        count -= done;
        if (count > 0 && try == 1)
            tcflush(record.output_fd, TCOFLUSH);
        else if (count > 0 && poll(&polled, 1, patience_ms) > 0 && !(polled.revents & POLLOUT))
            break; /* it is gone */
    }
    fcntl(record.output_fd, F_SETFL, record.output_flags);
}

void restore_now(void)
{
    if (!record.is_ours)
        return;
    int saved_errno = errno;
    pid_t owner = tcgetpgrp(record.input_fd);
    if (owner < 0 || owner == getpgrp()) { /* -1: it is not our controlling terminal, which nobody else has then */
        /* A change of modes by a job in the background would stop it. */
        sigset_t stop, before;
        sigemptyset(&stop);
        sigaddset(&stop, SIGTTOU);
        sigprocmask(SIG_BLOCK, &stop, &before);
        write_all(record.bytes, record.count);
        tcflush(record.input_fd, TCIFLUSH); /* mouse reports that nobody will read */
        tcsetattr(record.input_fd, TCSANOW, &record.modes);
        sigprocmask(SIG_SETMASK, &before, NULL);
    }
    record.is_ours = 0; /* not before: a signal that interrupts this and ends the program does it again, and whole */
    errno = saved_errno;
}

static void crash(int number)
{
    restore_now();
    signal(number, SIG_DFL);
    raise(number); /* delivered when the handler returns: with the core and the status that it would have had */
}

void restore_again(void)
{
    record.is_ours = record.count > 0;
}

static void catch_crashes(void)
{
    stack_t stack = {.ss_sp = record.stack, .ss_size = stack_size};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_handler = crash, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < crash_count; i++)
        sigaction(crashes[i], &action, &record.before[i]);
}

void restore_arm(int input_fd, int output_fd, const char *bytes, size_t count)
{
    record.input_fd = input_fd;
    record.output_fd = output_fd;
    record.output_flags = fcntl(output_fd, F_GETFL);
    record.count = count < bytes_max ? count : bytes_max;
    memcpy(record.bytes, bytes, record.count);
    if (tcgetattr(input_fd, &record.modes) != 0)
        return;
    if (!record.has_atexit)
        record.has_atexit = atexit(restore_now) == 0;
    memory_on_exhausted(restore_now);
    catch_crashes();
    restore_again();
}

void restore_disarm(void)
{
    if (record.count == 0)
        return;
    record.is_ours = 0;
    record.count = 0;
    memory_on_exhausted(NULL);
    for (int i = 0; i < crash_count; i++)
        sigaction(crashes[i], &record.before[i], NULL);
}
