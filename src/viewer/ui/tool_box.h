#pragma once
/* What a tool has to say, in a corner of the map away from its cursor. */
#include "viewer/draw/frame.h"
#include "viewer/ui/state.h"

/* Nothing while no tool is on. */
void tool_box_draw(struct frame *frame, const struct state *state);
