#pragma once
/* One frame without a screen. */
#include "viewer/options.h"
#include "viewer/session.h"
#include "viewer/ui/state.h"

enum print_colours { PRINT_AS_ASKED, PRINT_PLAIN, PRINT_COLOURED };

/* Appends the map as --print shows it: the size from --size, else $COLUMNS x $LINES, else 80x24; colours and
 * glyphs by the options, the environment and the locale. PRINT_PLAIN: without colours in any case; PRINT_COLOURED:
 * with those of --color, else 256. The session has a scene. */
void print_frame(const struct session *session, const struct options *options, enum print_colours colours, struct bytes *out);

/* Appends what a state shows: its map with what stands around it, without a page, a prompt or a tool over it. */
void print_shown(const struct state *state, enum print_colours colours, struct bytes *out);

/* Appends the card of --test-terminal for standard output. Needs no map. */
void print_card(const struct session *session, const struct options *options, struct bytes *out);
