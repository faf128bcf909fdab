#include "engine/geo/locate.h"

#include <string.h>
#include <stdlib.h>

#include "base/memory.h"

struct entry {
    struct point point;
    size_t index;
};

struct locator {
    struct entry *entries; /* from south to north */
    size_t count;
};

static int compare(const void *a, const void *b)
{
    double first = ((const struct entry *)a)->point.y, second = ((const struct entry *)b)->point.y;
    return first < second ? -1 : first > second;
}

struct locator *locator_new(const struct point *points, size_t count)
{
    struct locator *locator = memory_new(sizeof *locator);
    locator->entries = memory_new_items(count, sizeof *locator->entries);
    locator->count = count;
    for (size_t i = 0; i < count; i++)
        locator->entries[i] = (struct entry){points[i], i};
    qsort(locator->entries, count, sizeof *locator->entries, compare);
    return locator;
}

void locator_free(struct locator *locator)
{
    if (locator == NULL)
        return;
    free(locator->entries);
    free(locator);
}

/* The first entry that is not south of y. */
static size_t first_from(const struct locator *locator, double y)
{
    size_t low = 0, high = locator->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (locator->entries[middle].point.y < y)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Every point from which a ray to the east crosses the edge changes sides. */
static void cross(const struct locator *locator, struct point a, struct point b, bool *inside)
{
    struct point south = a.y < b.y ? a : b, north = a.y < b.y ? b : a;
    for (size_t i = first_from(locator, south.y); i < locator->count && locator->entries[i].point.y < north.y;
         i++) {
        const struct entry *entry = &locator->entries[i];
        double x = south.x + (north.x - south.x) * ((entry->point.y - south.y) / (north.y - south.y));
        if (entry->point.x < x)
            inside[entry->index] = !inside[entry->index];
    }
}

void locator_find(const struct locator *locator, const struct shape *polygons, bool *inside)
{
    memset(inside, 0, locator->count * sizeof *inside);
    for (size_t i = 0; i < polygons->parts.count; i++) {
        const struct point *points = shape_points(polygons, i);
        for (uint32_t k = 1; k < polygons->parts.items[i].point_count; k++)
            cross(locator, points[k - 1], points[k], inside);
    }
}
