#pragma once
/* The modes that the map needs of a terminal, and how each is undone. All escape sequences that we send
 * ourselves are named in modes.c; all others are terminfo's, sent by ncurses. */
#include <stdbool.h>

#include "base/bytes.h"

struct modes {
    int input_fd, output_fd;
    bool has_mouse; /* the terminal speaks xterm's modes for mouse and paste */
    bool is_mouse_on;
};

/* For the terminfo entry of that name, which is there. Appends what undoes all modes, for restore.h. */
void modes_init(struct modes *modes, const char *terminal_name, int input_fd, int output_fd, struct bytes *undo);

/* Sets the input modes: every byte at once, nothing echoed; Ctrl-C is a key, Ctrl-Z and Ctrl-\ stay what they
 * are. After ncurses' own changes. */
void modes_set_input(const struct modes *modes);

/* Sends the sequences that ncurses does not know of, and the mouse if it is wanted. */
void modes_send(struct modes *modes, bool mouse);
void modes_set_mouse(struct modes *modes, bool mouse);

/* Takes the screen again after it was given back: what ncurses sends only once. */
void modes_send_screen(const struct modes *modes, const char *terminal_name);
