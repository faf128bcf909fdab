#pragma once
/* The page of sources and caveats: everything that the plan holds, who said it, what nobody said, to whom the map is owed. */
#include "viewer/ui/document.h"
#include "viewer/ui/state.h"

void sources_build(struct document *document, const struct state *state);
