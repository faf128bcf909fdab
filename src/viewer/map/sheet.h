#pragma once
/* The sheet that the map data cover: a piece of the globe between two meridians and two parallels. Beyond it
 * nothing is known, neither land nor sea. */
#include <stddef.h>

#include "model/reply.h"

struct sheet {             /* zeroed: there is no edge, the data know of the country alone */
    struct point *ring;    /* metres; the first point is repeated at the end */
    size_t count;          /* 0: no edge */
    struct extent inside;  /* what surely lies on the sheet */
};

/* Found by the points of the countries around and of the seas. */
void sheet_init(struct sheet *sheet, const struct reply *reply);
void sheet_fini(struct sheet *sheet);

/* Whether an extent shows nothing beyond the edge, for certain. */
bool sheet_holds(const struct sheet *sheet, struct extent extent);
