#pragma once
/* On which side of a line the country's land lies. */
#include "engine/geo/convert.h"

struct sides_query {
    const struct shape *country; /* polygons */
    const struct shape *line;
    const struct point *capital; /* NULL: there is none */
};

/* Where an open part of the line ends within 100 m of the outline, short of it or on it, it is led a metre across: such
 * a line is meant to reach it, and rounding alone may keep it off. */
void sides_reach(struct shape *line, const struct shape *country);

/* The line and the outline are cut where they meet, and enclose faces. A line splits the country when it cuts
 * the outline's main part (the one with the capital; without a capital, the largest) into two faces or more;
 * a line that ends short of the outline does not, but several that meet may. The face with the capital is
 * held; when the capital lies within 100 m of the line, or there is none, the largest is. All other faces of
 * the main part are beyond the line. Other parts, and pieces of them where the line cuts them too, go with
 * what of the main part is nearest. beyond: the faces beyond the line; empty when they hold less than 1 km2,
 * so that a line which only grazes the outline does not split. false, and an error, when GEOS fails. */
bool sides_find(struct shape *beyond, struct geos *geos, const struct sides_query *query,
                struct error *error);
