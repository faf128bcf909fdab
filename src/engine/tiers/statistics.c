#include "engine/tiers/statistics.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/geo/ellipsoid.h"
#include "engine/geo/locate.h"
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

void statistics_measure(struct zone *numbers, const struct statistics_query *query, struct town *towns,
                        size_t town_count)
{
    double inner_km = 0;
    for (uint32_t i = 0; i < query->zones->count; i++) {
        bool is_tier = i < query->tier_count;
        numbers[i] = (struct zone){.kind = is_tier                  ? ZONE_TIER
                                           : i == query->tier_count ? ZONE_REST
                                                                    : ZONE_BEYOND};
        numbers[i].area_km2 = ellipsoid_area_km2(&query->zones->of[i], query->projection);
        numbers[i].share = query->country_km2 > 0 ? numbers[i].area_km2 / query->country_km2 : 0;
        if (is_tier) {
            numbers[i].tier = i;
            numbers[i].inner_km = inner_km;
            numbers[i].outer_km = inner_km = query->outer_km[i];
        }
    }
    count_towns(numbers, query->zones, towns, town_count);
    measure_edges(numbers, query);
}

bool statistics_touches(const struct zones *zones, uint32_t zone, size_t region)
{
    return zones->region_km2[zone * zones->region_count + region] > touching_km2;
}
