#pragma once
/* The page that compares what is chosen with the plan as it was. */
#include "viewer/ui/document.h"
#include "viewer/ui/state.h"

void compare_page_build(struct document *document, const struct state *state);
