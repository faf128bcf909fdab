#pragma once
/* The words under the map: of the tour's step, or, for a room, of what is selected. They have rows of their own, so that they
 * never hide what they speak of; the same number of rows for each step, so that the map does not move. */
#include "viewer/draw/frame.h"
#include "viewer/ui/state.h"

/* Whether there is something to say under the map now. */
bool caption_is_there(const struct state *state);

/* Rows that it takes on the state's screen: enough for the longest step's, but the map keeps about half of them. */
int caption_rows(const struct state *state);

/* The most lines that what there is to say can be scrolled by; 0 where there is room for all of it. */
int caption_scroll_max(const struct state *state);

void caption_draw(struct frame *frame, const struct state *state);
