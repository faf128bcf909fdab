#include "viewer/term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "viewer/term/restore.h"

static const int taken[] = {SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT};
enum { taken_count = sizeof taken / sizeof *taken };

/* The signal flags (design, section 5): what a handler may touch. */
static struct flags {
    volatile sig_atomic_t has_come[signals_max];
    volatile sig_atomic_t write_fd;
    struct sigaction before[taken_count];
} flags = {.write_fd = -1};

static bool asks_to_end(int number)
{
    return number == SIGTERM || number == SIGHUP || number == SIGINT;
}

static void note(int number)
{
    int saved_errno = errno;
    if (flags.has_come[number] && asks_to_end(number)) { /* nobody has looked at the first: we hang */
        restore_now();
        signal(number, SIG_DFL);
        raise(number);
        return;
    }
    flags.has_come[number] = 1;
    if (write((int)flags.write_fd, "", 1) < 0) {
        /* The pipe is full: it wakes the loop anyway. */
    }
    errno = saved_errno;
}

static void install(int number, void (*handler)(int), struct sigaction *before)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, before);
}

bool signals_open(struct signals *signals)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        *signals = (struct signals){-1, -1};
        return false;
    }
    *signals = (struct signals){ends[0], ends[1]};
    flags.write_fd = ends[1];
    for (int i = 0; i < taken_count; i++)
        install(taken[i], note, &flags.before[i]);
    return true;
}

void signals_close(struct signals *signals)
{
    if (signals->fd < 0)
        return;
    for (int i = 0; i < taken_count; i++)
        sigaction(taken[i], &flags.before[i], NULL);
    flags.write_fd = -1;
    close(signals->fd);
    close(signals->write_fd);
    *signals = (struct signals){-1, -1};
}

unsigned long long signals_take(struct signals *signals)
{
    char bytes[64];
    unsigned long long numbers = 0;
    while (read(signals->fd, bytes, sizeof bytes) > 0) {
    }
    for (int i = 0; i < taken_count; i++) {
        if (flags.has_come[taken[i]]) {
            flags.has_come[taken[i]] = 0;
            numbers |= 1ULL << taken[i];
        }
    }
    return numbers;
}

void signals_stop(struct signals *signals)
{
    (void)signals;
    install(SIGTSTP, SIG_DFL, NULL);
    raise(SIGTSTP);
    install(SIGTSTP, note, NULL);
}
