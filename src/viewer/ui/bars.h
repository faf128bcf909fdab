#pragma once
/* The lines above and below the map: what is shown, and what can be pressed. */
#include "viewer/ui/state.h"

/* "tiermap  Reported draft plan (FT, Aug 2025) · depths illustrative      from: border with Russia · 1 column
 * = 11 km", as much as fits; that the depths are illustrative stays longest. */
void title_draw(struct frame *frame, const struct state *state);

/* Hints from the action table, or what state->flash says; at the right the place in the middle of the map and the zone there. */
void hints_draw(struct frame *frame, const struct state *state);
