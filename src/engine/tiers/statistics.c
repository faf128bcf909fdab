#include "engine/tiers/statistics.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/geo/ellipsoid.h"
#include "engine/geo/locate.h"
#include "engine/geo/parallel.h"
#include "engine/geo/vertices.h"

static const double touching_km2 = 1;

static void count_towns(struct zone *numbers, const struct zones *zones, struct town *towns,
                        size_t town_count)
{
    struct point *points = memory_new_items(town_count, sizeof *points);
    bool *inside = memory_new_items(town_count, sizeof *inside);
    for (size_t i = 0; i < town_count; i++) {
        points[i] = towns[i].point;
        towns[i].zone = no_zone;
    }
    struct locator *locator = locator_new(points, town_count);
    for (uint32_t zone = 0; zone < zones->count; zone++) {
        locator_find(locator, &zones->of[zone], inside);
        for (size_t i = 0; i < town_count; i++)
            if (inside[i] && towns[i].is_home) {
                towns[i].zone = zone;
                numbers[zone].town_count++;
                numbers[zone].population += towns[i].population;
            }
    }
    locator_free(locator);
    free(inside);
    free(points);
}

/* Each edge lies between two zones at most: one that two of them share is an outer edge of the inner one. */
static void measure_edges(struct zone *numbers, const struct statistics_query *query)
{
    struct vertices vertices = {0};
    struct edges edges = {0};
    for (uint32_t zone = 0; zone <= query->tier_count;
         zone++) { /* what borders on "beyond" is the line itself */
        const struct shape *shape = &query->zones->of[zone];
        for (size_t i = 0; i < shape->parts.count; i++) {
            const struct point *points = shape_points(shape, i);
            for (uint32_t k = 1; k < shape->parts.items[i].point_count; k++) {
                uint32_t from = vertices_number(&vertices, points[k - 1]),
                         to = vertices_number(&vertices, points[k]);
                const struct edge *edge = edges_at(&edges, from, to, zone);
                if (edge->value != zone)
                    numbers[edge->value].edge_km +=
                        ellipsoid_distance_m(projection_inverse(query->projection, points[k - 1]),
                                             projection_inverse(query->projection, points[k])) /
                        1000;
            }
        }
    }
    edges_fini(&edges);
    vertices_fini(&vertices);
}

struct measuring {
    struct zone *numbers;
    const struct statistics_query *query;
};

static bool measure_area(void *data, size_t index, struct geos *geos, struct error *error)
{
    const struct measuring *measuring = data;
    const struct statistics_query *query = measuring->query;
    struct zone *number = &measuring->numbers[index];
    (void)geos;
    (void)error;
    number->area_km2 = ellipsoid_area_km2(&query->zones->of[index], query->projection);
    number->share = query->country_km2 > 0 ? number->area_km2 / query->country_km2 : 0;
    return true;
}

bool statistics_measure(struct zone *numbers, struct geos *geos, const struct statistics_query *query,
                        struct town *towns, size_t town_count)
{
    struct measuring measuring = {numbers, query};
    struct error error = {0};
    for (uint32_t i = 0; i < query->zones->count; i++)
        numbers[i] = zones_number(i, query->outer_km, query->tier_count);
    if (!parallel_for(geos, query->zones->count, measure_area, &measuring, &error))
        return false;
    count_towns(numbers, query->zones, towns, town_count);
    measure_edges(numbers, query);
    return true;
}

bool statistics_touches(const struct zones *zones, uint32_t zone, size_t region)
{
    return zones->region_km2[zone * zones->region_count + region] > touching_km2;
}
