#include "engine/data/rings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct bounds {
    double west, south, east, north;
};

struct entry { /* what is known of one ring while they are sorted */
    struct ring ring;
    struct bounds bounds;
    double area;  /* square degrees, positive for clockwise */
    size_t owner; /* index of the outer ring; its own for outer rings */
    size_t index;
};

static double clockwise_area(const struct ring *ring)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < ring->count; i++) {
        struct lonlat a = ring->points[i], b = ring->points[i + 1];
        /* Relative to the first point, so that small rings far from 0, 0 keep their digits. */
        sum += (b.lon - ring->points[0].lon) * (a.lat - ring->points[0].lat) -
               (a.lon - ring->points[0].lon) * (b.lat - ring->points[0].lat);
    }
    return sum / 2;
}

static struct bounds bounds_of(const struct ring *ring)
{
    struct bounds bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < ring->count; i++) {
        bounds.west = fmin(bounds.west, ring->points[i].lon);
        bounds.east = fmax(bounds.east, ring->points[i].lon);
        bounds.south = fmin(bounds.south, ring->points[i].lat);
        bounds.north = fmax(bounds.north, ring->points[i].lat);
    }
    return bounds;
}

static bool bounds_contain(struct bounds outer, struct bounds inner)
{
    return outer.west <= inner.west && outer.east >= inner.east && outer.south <= inner.south &&
           outer.north >= inner.north;
}

static bool ring_contains(const struct ring *ring, struct lonlat place)
{
    bool inside = false;
    for (size_t i = 0; i + 1 < ring->count; i++) {
        struct lonlat a = ring->points[i], b = ring->points[i + 1];
        if ((a.lat > place.lat) != (b.lat > place.lat) &&
            place.lon < a.lon + (b.lon - a.lon) * (place.lat - a.lat) / (b.lat - a.lat))
            inside = !inside;
    }
    return inside;
}

/* The middle of the first edge: unlike a corner, it hardly ever lies on another ring that only touches. */
static struct lonlat sample(const struct ring *ring)
{
    struct lonlat a = ring->points[0], b = ring->points[ring->count > 1 ? 1 : 0];
    return (struct lonlat){(a.lon + b.lon) / 2, (a.lat + b.lat) / 2};
}

static size_t owner_find(const struct entry *entries, size_t count, size_t hole)
{
    size_t best = hole;
    for (size_t i = 0; i < count; i++)
        if (entries[i].area > 0 && bounds_contain(entries[i].bounds, entries[hole].bounds) &&
            (best == hole || entries[i].area < entries[best].area) &&
            ring_contains(&entries[i].ring, sample(&entries[hole].ring)))
            best = i;
    return best;
}

static int compare(const void *a, const void *b)
{
    const struct entry *first = a, *second = b;
    if (first->owner != second->owner)
        return first->owner < second->owner ? -1 : 1;
    if (first->ring.is_hole != second->ring.is_hole)
        return first->ring.is_hole ? 1 : -1;
    return first->index < second->index ? -1 : 1;
}

size_t rings_sort(struct ring *rings, size_t count)
{
    size_t astray = 0;
    if (count == 0)
        return 0;
    struct entry *entries = memory_new_items(count, sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = (struct entry){rings[i], bounds_of(&rings[i]), clockwise_area(&rings[i]), i, i};
    for (size_t i = 0; i < count; i++) {
        if (entries[i].area <= 0)
            entries[i].owner = owner_find(entries, count, i);
        entries[i].ring.is_hole = entries[i].owner != i;
        astray += entries[i].area < 0 && entries[i].owner == i;
    }
    qsort(entries, count, sizeof *entries, compare);
    for (size_t i = 0; i < count; i++)
        rings[i] = entries[i].ring;
    free(entries);
    return astray;
}
