#include "engine/geo/runs.h"

#include "base/array.h"

void runs_add(struct runs *runs, const struct point *points, uint32_t count, uint32_t segments_max)
{
    for (uint32_t first = 0; first + 1 < count; first += segments_max) {
        uint32_t left = count - first;
        struct run run = {points + first, left < segments_max + 1 ? left : segments_max + 1};
        struct extent extent = extent_empty();
        for (uint32_t k = 0; k < run.count; k++)
            extent = extent_add_point(extent, run.points[k]);
        *ARRAY_ADD(&runs->list) = run;
        extent_tree_add(&runs->tree, extent);
    }
}

void runs_fini(struct runs *runs)
{
    ARRAY_FINI(&runs->list);
    extent_tree_fini(&runs->tree);
}
