#pragma once
/* The help page, made from the action table. */
#include "viewer/ui/document.h"
#include "viewer/ui/state.h"

void help_build(struct document *document, const struct state *state);
