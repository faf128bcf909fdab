#pragma once
/* What of the projector mode belongs to the state. */
#include <stdbool.h>
#include <stddef.h>

#include "viewer/draw/map_shows.h"

struct projector {
    bool is_on;
    struct projector_before { /* for when it is over */
        struct map_shows shows;
        size_t theme, theme_in_use;
    } before;
};
