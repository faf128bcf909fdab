#pragma once
/* Between ncurses and the terminal: what ncurses writes is kept in memory, thinned out (see squeeze.h) and sent in one
 * piece for each frame. */
#include <stdio.h>

#include "viewer/term/squeeze.h"

struct outlet {
    int fd;     /* of the terminal */
    bool shows_at_once; /* it knows synchronized output */
    FILE *file; /* for ncurses to write to */
    struct squeeze squeeze;
};

/* false: there is no memory file to be had. */
bool outlet_open(struct outlet *outlet, int fd, bool shows_at_once);
/* NULL file is allowed. */
void outlet_close(struct outlet *outlet);

/* Writes everything to a terminal, waiting where it is slow. What is left is dropped when it is gone, or when a signal asks to
 * end while it takes nothing. */
void outlet_write(int fd, const struct bytes *bytes);

/* Sends what ncurses has written since the last time, after some bytes of our own. is_thinned: the terminal has colours.
 * Gives the bytes that were sent. */
size_t outlet_send(struct outlet *outlet, const struct bytes *before, bool is_thinned);
