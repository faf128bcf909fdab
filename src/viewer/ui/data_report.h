#pragma once
/* The page of the files that the map was made from: what they hold, and what of it was left out, mended or assumed. */
#include "viewer/ui/document.h"
#include "viewer/ui/state.h"

void data_report_build(struct document *document, const struct state *state);
