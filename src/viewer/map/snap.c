#include "viewer/map/snap.h"

#include <math.h>

#include "base/segment.h"

struct search {
    struct point from;
    struct snap vertex, edge; /* the nearest so far */
    double vertex_m, edge_m;  /* how far they are; at most the reach */
};

/* Keeps a place if it is nearer than what was there. */
static void consider(const struct search *search, struct snap *best, double *best_m, struct snap found)
{
    double metres = hypot(found.point.x - search->from.x, found.point.y - search->from.y);
    if (metres > *best_m || (metres == *best_m && best->kind != SNAP_NONE))
        return;
    *best = found;
    *best_m = metres;
}

static void search_layer(struct search *search, const struct scene *scene, const struct layer *layer,
                         double reach_m)
{
    struct extent around = {search->from.x, search->from.y, search->from.x, search->from.y};
    struct scene_walk walk = scene_walk(scene, layer, extent_widen(around, reach_m));
    for (struct stretch stretch; scene_walk_next(&walk, &stretch);)
        for (size_t i = 0; i < stretch.count; i++) {
            struct snap found = {SNAP_VERTEX, stretch.points[i], layer->role == LAYER_COUNTRY};
            consider(search, &search->vertex, &search->vertex_m, found);
            if (i == 0)
                continue;
            found.kind = SNAP_EDGE;
            found.point = segment_foot(search->from, stretch.points[i - 1], stretch.points[i]);
            consider(search, &search->edge, &search->edge_m, found);
        }
}

struct snap snap_find(const struct scene *scene, const struct camera *camera, struct point point,
                      double columns)
{
    static const enum layer_role roles[] = {LAYER_COUNTRY,
                                            LAYER_REGIONS}; /* what they share is the outline */
    double reach_m = columns * camera->metres_per_column;
    struct search search = {.from = point, .vertex_m = reach_m, .edge_m = reach_m};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        search_layer(&search, scene, scene_layer_find(scene, roles[i], camera), reach_m);
    struct snap found = search.vertex.kind != SNAP_NONE ? search.vertex : search.edge;
    return found.kind != SNAP_NONE ? found : (struct snap){.kind = SNAP_NONE, .point = point};
}
