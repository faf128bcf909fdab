#pragma once
/* What there is at a place, in words. */
#include "viewer/ui/document.h"
#include "viewer/ui/state.h"

/* Adds lines about a place of the map (metres); needs a scene. */
void here_text_add(struct document *document, const struct state *state, struct point point);
