#pragma once
/* The panel: each tier with who would hold it and its numbers; the selected one in full, with who said so and
 * what is not known. */
#include "viewer/ui/document.h"
#include "viewer/ui/state.h"

/* Fills an empty document of some width. rows: as much as fits into them, most important first, with a last
 * line that tells where the rest is; 0 for everything. */
void panel_build(struct document *document, const struct state *state, int rows);

/* The zone that the panel speaks of in a cell of the screen, no_zone if none; also where the panel is a page. */
uint32_t panel_zone_at(const struct state *state, int column, int row);
