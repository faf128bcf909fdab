#pragma once
/* To whom the bundled layers are owed. They belong to the layers, not to the plan: a map drawn from other
 * files owes them nothing. */
#include <stddef.h>

#include "model/feature.h"

struct attribution {
    const char *line; /* as its licence asks for it; no translation */
    unsigned layers;  /* what it was used for: bit 1 << enum layer_role */
};

/* NULL after the last. Borrowed, for ever. */
const struct attribution *attribution_at(size_t index);
