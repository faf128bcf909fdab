#pragma once
/* Signals as something to wait for: a handler notes them and writes a byte into a pipe that poll() watches. */
#include <stdbool.h>

enum { signals_max = 64 };

struct signals {
    int fd; /* readable when one has come */
    int write_fd;
};

/* Takes SIGTERM, SIGHUP, SIGINT, SIGPIPE, SIGWINCH, SIGTSTP, SIGCONT and SIGALRM. There can be one only. When one has asked to
 * end and signals_close does not follow soon, we hang: then the terminal is restored and the program ends by it all the
 * same. false: there is no pipe or timer to be had. */
bool signals_open(struct signals *signals);
/* Gives them back. */
void signals_close(struct signals *signals);

/* Takes the signals that have come: bit 1 << number. */
unsigned long long signals_take(struct signals *signals);

/* Whether one that asks to end has come. What writes to the terminal looks at it whenever a write returns, and leaves the rest:
 * such a signal interrupts a write that waits for room. */
bool signals_ask_to_end(void);

/* Stops the program as SIGTSTP does by itself, until somebody continues it. */
void signals_stop(struct signals *signals);
