#pragma once
/* The pages that lie over the map and scroll: help, sources and caveats, the data report, the panel where it has no room. */
#include "viewer/ui/document.h"
#include "viewer/ui/state.h"

/* Where a page's words are, on the screen. */
struct rect page_area(const struct state *state);

/* The largest value of state->scroll that still shows a full page. */
int page_scroll_max(const struct state *state);

/* Draws the open page over the layout's page; nothing if none is open. */
void page_draw(struct frame *frame, const struct state *state);
