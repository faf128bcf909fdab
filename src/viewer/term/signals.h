#pragma once
/* Signals as something to wait for: a handler notes them and writes a byte into a pipe that poll() watches. */
#include <stdbool.h>

enum { signals_max = 64 };

struct signals {
    int fd; /* readable when one has come */
    int write_fd;
};

/* Takes SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP and SIGCONT. There can be one only. false: there is no pipe to be had. */
bool signals_open(struct signals *signals);
/* Gives them back. */
void signals_close(struct signals *signals);

/* Takes the signals that have come: bit 1 << number. */
unsigned long long signals_take(struct signals *signals);

/* Stops the program as SIGTSTP does by itself, until somebody continues it. */
void signals_stop(struct signals *signals);
