#pragma once
/* What a person has put on the map for the moment: a path, a cursor, a mark. */
#include <stdbool.h>
#include <stddef.h>

#include "base/point.h"
#include "viewer/map/camera.h"

struct map_overlay {
    const struct point *path; /* projected metres; NULL: none. Borrowed */
    size_t path_count;
    bool has_cursor;
    struct pos cursor; /* a cell of the map */
    bool has_mark;
    struct point mark; /* metres; something that was looked for */
    const char *mark_name; /* clean; drawn beside it. Borrowed */
};
