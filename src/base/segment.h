#pragma once
/* One edge of a line, on the map. */
#include "base/point.h"

/* The place on the edge from a to b that is nearest to a point. Inline, because most of the time goes into it. */
static inline struct point segment_foot(struct point point, struct point a, struct point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length_squared = dx * dx + dy * dy;
    double along = length_squared > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length_squared : 0;
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    return (struct point){a.x + along * dx, a.y + along * dy};
}
