#pragma once
/* Finding a place by its name, and going to it or to any place. */
#include "viewer/ui/prompt.h"

void find_suggest(const struct state *state, const char *text, struct suggestions *suggestions);
bool find_accept(struct state *state, const char *text, int chosen, struct error *error);

/* Makes ready to find; needs a scene. */
void find_begin(struct state *state);

/* Goes to the next or the previous thing that fits what was looked for. */
enum outcome find_step(struct state *state, int sign);

/* Goes to a place and marks it with a name; comes nearer when the map shows much. Needs a scene. */
void find_go(struct state *state, struct lonlat place, const char *name);
