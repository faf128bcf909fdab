#include "viewer/term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

#include "viewer/term/restore.h"

static const int taken[] = {SIGTERM, SIGHUP, SIGINT, SIGPIPE, SIGALRM, SIGWINCH, SIGTSTP, SIGCONT};
enum { taken_count = sizeof taken / sizeof *taken, ring_ms = 300 };

/* The signal flags (design, section 5): what a handler may touch. */
static struct flags {
    volatile sig_atomic_t has_come[signals_max];
    volatile sig_atomic_t write_fd;
    volatile sig_atomic_t end;   /* the signal that asked to end; 0: none did */
    volatile sig_atomic_t rings; /* of the timer since then */
    timer_t timer;
    struct sigaction before[taken_count];
} flags = {.write_fd = -1};

static bool asks_to_end(int number)
{
    return number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGPIPE;
}

bool signals_ask_to_end(void)
{
    return flags.end != 0;
}

static void ring_in(int ms)
{
    const struct itimerspec time = {.it_value.tv_nsec = ms * 1000000L};
    timer_settime(flags.timer, 0, &time, NULL);
}

static void end_now(int number)
{
    restore_now();
    signal(number, SIG_DFL);
    raise(number);
}

/* The first ring interrupts a write that had just begun to wait when the signal came; at the second one, we hang. */
static void ring(int number)
{
    int saved_errno = errno;
    (void)number;
    if (flags.end != 0 && ++flags.rings > 1)
        end_now(flags.end);
    else if (flags.end != 0)
        ring_in(ring_ms);
    errno = saved_errno;
}

static void note(int number)
{
    int saved_errno = errno;
    if (asks_to_end(number) && flags.has_come[number]) { /* nobody has looked at the first: we hang */
        end_now(number);
        return;
    }
    if (asks_to_end(number) && flags.end == 0) {
        flags.end = number;
        ring_in(ring_ms);
    }
    flags.has_come[number] = 1;
    if (write((int)flags.write_fd, "", 1) < 0) {
        /* The pipe is full: it wakes the loop anyway. */
    }
    errno = saved_errno;
}

static void install(int number, void (*handler)(int), struct sigaction *before)
{
    bool interrupts = asks_to_end(number) || number == SIGALRM;
    struct sigaction action = {.sa_handler = handler, .sa_flags = interrupts ? 0 : SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, before);
}

bool signals_open(struct signals *signals)
{
    int ends[2];
    struct sigevent rung = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    *signals = (struct signals){-1, -1};
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    if (timer_create(CLOCK_MONOTONIC, &rung, &flags.timer) != 0) {
        close(ends[0]);
        close(ends[1]);
        return false;
    }
    *signals = (struct signals){ends[0], ends[1]};
    flags.write_fd = ends[1];
    for (int i = 0; i < taken_count; i++)
        install(taken[i], taken[i] == SIGALRM ? ring : note, &flags.before[i]);
    return true;
}

void signals_close(struct signals *signals)
{
    if (signals->fd < 0)
        return;
    timer_delete(flags.timer);
    for (int i = 0; i < taken_count; i++)
        sigaction(taken[i], &flags.before[i], NULL);
    flags.write_fd = -1;
    flags.end = flags.rings = 0;
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
