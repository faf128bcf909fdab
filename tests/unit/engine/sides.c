#include "../cmocka_all.h"

#include "sides.h"

#include <stdlib.h>

int compare_points(struct point a, struct point b)
{
    return a.x != b.x ? (a.x < b.x ? -1 : 1) : a.y != b.y ? (a.y < b.y ? -1 : 1) : 0;
}

int compare_sides(const void *a, const void *b)
{
    const struct side *first = a, *second = b;
    int order = compare_points(first->a, second->a);
    return order != 0 ? order : compare_points(first->b, second->b);
}

struct side *sides_of(const struct bundled *bundled, const struct layer *layer, size_t *count)
{
    struct side *sides = NULL;
    size_t capacity = 0;
    *count = 0;
    for (uint32_t zone = 0; zone < layer->feature_count; zone++) {
        const struct feature *feature = bundled_at(bundled, layer, zone);
        for (uint32_t p = 0; p < feature->part_count; p++) {
            const struct part *part = &bundled_reply(bundled, layer)->parts[feature->first_part + p];
            const struct point *points = bundled_reply(bundled, layer)->points + part->first_point;
            if (*count + part->point_count > capacity) {
                capacity = (*count + part->point_count) * 2;
                sides = realloc(sides, capacity * sizeof *sides);
            }
            for (uint32_t k = 1; k < part->point_count; k++) {
                bool forward = compare_points(points[k - 1], points[k]) < 0;
                sides[(*count)++] =
                    (struct side){points[forward ? k - 1 : k], points[forward ? k : k - 1], zone};
            }
        }
    }
    qsort(sides, *count, sizeof *sides, compare_sides);
    return sides;
}

GEOSGeometry *polygons_of(GEOSContextHandle_t geos, const struct reply *reply,
                          const struct feature *feature)
{
    GEOSGeometry *polygons[4096];
    unsigned count = 0;
    for (uint32_t p = 0; p < feature->part_count;) {
        GEOSGeometry *rings[4096];
        unsigned ring_count = 0;
        do {
            const struct part *part = &reply->parts[feature->first_part + p];
            GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r(
                geos, &reply->points[part->first_point].x, part->point_count, 0, 0);
            rings[ring_count++] = GEOSGeom_createLinearRing_r(geos, sequence);
            p++;
        } while (p < feature->part_count && reply->parts[feature->first_part + p].is_hole);
        polygons[count++] = GEOSGeom_createPolygon_r(geos, rings[0], rings + 1, ring_count - 1);
    }
    return GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, polygons, count);
}
