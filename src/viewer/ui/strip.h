#pragma once
/* The strip that stands for the panel under a narrow map: two lines on the selected zone, or on all of them. */
#include "viewer/ui/state.h"

/* Draws nothing where the layout has no strip. */
void strip_draw(struct frame *frame, const struct state *state);
