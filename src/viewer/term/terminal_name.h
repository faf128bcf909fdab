#pragma once
/* Which terminfo entry to use for a terminal. */
#include <stdbool.h>
#include <stddef.h>

enum { terminal_name_size = 64 };

/* Writes the first of these that terminfo knows: the name itself; xterm-256color for terminals that are known
 * to understand it (kitty, foot, ...); the name without what follows its last "-"s; vt100. wants_256: a
 * 256-color relative is preferred where the name's own entry has fewer. false: NULL, "", or nothing is known
 * at all.
 * "xterm-direct" and its like, whose colours have no numbers, count as their 256-color relative: true colour is told
 * to the terminal without terminfo (squeeze_tint). */
bool terminal_name_find(const char *term, bool wants_256, char name[terminal_name_size]);

/* Number capability of an entry ("colors"), -1 if it has none or there is no such entry. */
int terminal_number(const char *name, const char *capability);

/* Whether a person can have a map there: it is not "dumb", and the cursor can be moved. */
bool terminal_is_usable(const char *name);
