#pragma once
/* To whom the bundled layers are owed. They belong to the layers, not to the plan: a map drawn from other
 * files owes them nothing. */
#include <stdbool.h>
#include <stddef.h>

#include "model/reply.h"

struct attribution {
    const char *line; /* as its licence asks for it; no translation */
    unsigned layers;  /* what it was used for: bit 1 << enum layer_role */
};

/* The layers of a map, as such bits, for which something is owed to those below: those that have something in
 * them, but for the outline and what was made of it if that is the user's own. */
unsigned attribution_layers(const struct reply *reply, bool owns_outline);

/* NULL after the last. Borrowed, for ever. */
const struct attribution *attribution_at(size_t index);
