#pragma once
/* What stands beside the map: the tiers with their depths and who holds them, what lines and signs mean, what
 * is to be kept in mind. */
#include "viewer/out/picture/column.h"
#include "viewer/out/picture/plot.h"

struct legend {
    const struct picture_order *order;
    const struct look *look;
    const struct letters *letters;
    struct box room;
    int columns; /* side by side in the room */
};

/* Whether there is room for what has to be said: the tiers, who holds them, what is illustrative. */
bool legend_fits(const struct legend *legend);

/* As much as has room. */
void legend_draw(const struct legend *legend, struct drawing *drawing);
