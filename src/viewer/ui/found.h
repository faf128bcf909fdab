#pragma once
/* What was looked for last, and the mark on the map. */
#include "viewer/map/gazetteer.h"

enum { found_max = 50, found_name_cells = 40, found_name_size = 4 * found_name_cells };

struct found {
    const struct gazetteer_entry *items[found_max]; /* the gazetteer's; the best first */
    size_t count, index; /* count 0: nothing was looked for, or found */
    bool has_mark;
    struct point mark; /* metres */
    char name[found_name_size]; /* beside it; clean */
};
