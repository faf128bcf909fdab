#pragma once
/* One frame without a screen. */
#include "viewer/options.h"
#include "viewer/session.h"

/* Appends the map as --print shows it: the size from --size, else $COLUMNS x $LINES, else 80x24; colours and
 * glyphs by the options, the environment and the locale. The session has a scene. */
void print_frame(const struct session *session, const struct options *options, struct bytes *out);

/* Appends the card of --test-terminal for standard output. Needs no map. */
void print_card(const struct session *session, const struct options *options, struct bytes *out);
