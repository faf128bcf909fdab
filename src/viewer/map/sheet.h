#pragma once
/* The sheet that the map data cover: a piece of the globe between two meridians and two parallels. Its edge is no
 * border, though countries end there. Beyond a side that the sea goes over nothing is known, neither sea nor coast;
 * beyond the others land just goes on, but on a map that is so far away that it shows the sheet as a whole. */
#include <stdbool.h>
#include <stddef.h>

#include "model/reply.h"

enum { sheet_sides = 4, sheet_edge_points = 33, sheet_ring_points = sheet_edge_points + 3 };

struct sheet_side { /* metres; a ring that begins with the sheet's edge from corner to corner, around what lies beyond */
    struct point ring[sheet_ring_points];
    bool is_open; /* the sea goes over it */
};

struct sheet { /* zeroed: there is no edge, the data know of nothing but the country */
    struct sheet_side sides[sheet_sides];
    size_t count;         /* 0 or all */
    struct extent inside; /* what surely lies on the sheet */
};

/* Found by the points of the countries around and of the seas. */
struct sheet sheet_of(const struct reply *reply);

/* Whether what lies beyond a side is unknown on a map of that extent. */
bool sheet_side_is_unknown(const struct sheet *sheet, size_t side, struct extent extent);

/* Whether an extent shows nothing of the edge, for certain. */
bool sheet_holds(const struct sheet *sheet, struct extent extent);
