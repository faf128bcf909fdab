#pragma once
/* A backend without a terminal: events come from a script, frames go to files. For tests and demonstrations.
 *
 * One step a line; "#" begins a comment:
 *   size COLSxROWS   the screen has that size from now on
 *   key NAME...      keys, pressed one after the other ("Left", "S-Tab", "C-c", "+")
 *   type TEXT        a key for each character of the rest of the line
 *   mouse KIND COL ROW   press, drag, release, up, down at a cell, (0, 0) at the top left
 *   wait exact       until no work is under way
 *   wait tour        until the tour's flight has ended
 *   wait MS          lets so many milliseconds pass, without waiting
 *   frame FILE       writes what the screen shows (see frame_dump.h) to a new file
 *   quit             ends; so does the end of the script
 *
 * A step is taken when all that followed from the ones before it has been drawn. */
#include "base/bytes.h"
#include "viewer/term/backend.h"

struct frame_saver { /* how a frame becomes a file */
    bool (*save)(const char *path, const struct bytes *frame, bool replaces, struct error *error); /* error names the file */
    bool replaces; /* a file that is there already */
};

/* Reads and checks the whole script. columns and rows: of the screen to begin with. NULL: error says file,
 * line and what is wrong. */
struct backend *headless_open(const char *path, int columns, int rows, struct frame_saver saver, struct error *error);
