#include "viewer/out/picture/path.h"

#include <math.h>

#include "base/array.h"

/* Nearer than a printer's dot. */
static const double same_points = 0.06;

void path_fini(struct path *path)
{
    ARRAY_FINI(&path->spots);
    ARRAY_FINI(&path->runs);
}

void path_clear(struct path *path)
{
    path->spots.count = path->runs.count = 0;
}

void path_start(struct path *path, struct spot spot)
{
    *ARRAY_ADD(&path->runs) = (struct path_run){.first = path->spots.count};
    *ARRAY_ADD(&path->spots) = spot;
}

void path_go(struct path *path, struct spot spot)
{
    struct spot last = path->spots.items[path->spots.count - 1];
    if (fabs(spot.x - last.x) > same_points || fabs(spot.y - last.y) > same_points)
        *ARRAY_ADD(&path->spots) = spot;
}

void path_close(struct path *path)
{
    struct path_run *run = &path->runs.items[path->runs.count - 1];
    run->is_ring = true;
    if (path->spots.count - run->first < 3) {
        path->spots.count = run->first;
        path->runs.count--;
    }
}

void path_add_line(struct path *path, struct spot from, struct spot to)
{
    path_start(path, from);
    path_go(path, to);
}

void path_add_box(struct path *path, struct box box)
{
    path_start(path, (struct spot){box.left, box.top});
    path_go(path, (struct spot){box.right, box.top});
    path_go(path, (struct spot){box.right, box.bottom});
    path_go(path, (struct spot){box.left, box.bottom});
    path_close(path);
}

size_t path_run_end(const struct path *path, size_t run)
{
    return run + 1 < path->runs.count ? path->runs.items[run + 1].first : path->spots.count;
}

bool box_overlaps(struct box a, struct box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool box_holds(struct box outer, struct box inner)
{
    return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
           inner.bottom <= outer.bottom;
}

struct box box_widen(struct box box, double points)
{
    return (struct box){box.left - points, box.top - points, box.right + points, box.bottom + points};
}

struct box box_move(struct box box, struct spot by)
{
    return (struct box){box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y};
}

struct spot box_middle(struct box box)
{
    return (struct spot){(box.left + box.right) / 2, (box.top + box.bottom) / 2};
}

enum side { SIDE_LEFT, SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDES };

/* How far a spot lies inside of a side; negative: outside. */
static double depth_at(struct spot spot, struct box box, enum side side)
{
    switch (side) {
    case SIDE_LEFT:
        return spot.x - box.left;
    case SIDE_TOP:
        return spot.y - box.top;
    case SIDE_RIGHT:
        return box.right - spot.x;
    default:
        return box.bottom - spot.y;
    }
}

static bool is_within(const struct spots *ring, struct box box, enum side side)
{
    for (size_t i = 0; i < ring->count; i++)
        if (depth_at(ring->items[i], box, side) < 0)
            return false;
    return true;
}

/* I. E. Sutherland, G. W. Hodgman, Reentrant polygon clipping (1974): by one side after the other. */
void ring_clip(struct spots *ring, struct spots *spare, struct box box)
{
    for (enum side side = 0; side < SIDES; side++) {
        if (ring->count == 0 || is_within(ring, box, side))
            continue;
        spare->count = 0;
        struct spot from = ring->items[ring->count - 1];
        double depth_from = depth_at(from, box, side);
        for (size_t i = 0; i < ring->count; i++) {
            struct spot to = ring->items[i];
            double depth_to = depth_at(to, box, side);
            if ((depth_from < 0) != (depth_to < 0)) {
                double share = depth_from / (depth_from - depth_to);
                *ARRAY_ADD(spare) =
                    (struct spot){from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
            }
            if (depth_to >= 0)
                *ARRAY_ADD(spare) = to;
            from = to;
            depth_from = depth_to;
        }
        struct spots clipped = *spare;
        *spare = *ring;
        *ring = clipped;
    }
}
