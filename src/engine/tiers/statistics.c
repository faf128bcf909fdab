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

struct borders { /* the edges of zones so far */
    struct vertices vertices;
    struct edges edges; /* the value is the first zone that has it */
    const struct projection *projection;
};

static double edge_km(const struct borders *borders, struct point a, struct point b)
{
    return ellipsoid_distance_m(projection_inverse(borders->projection, a), projection_inverse(borders->projection, b)) / 1000;
}

static void add_edges(struct zone *numbers, struct borders *borders, const struct shape *shape, uint32_t zone)
{
    uint32_t *names = memory_new_items(shape->points.count, sizeof *names);
    vertices_number_all(&borders->vertices, shape->points.items, shape->points.count, names);
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct point *points = shape_points(shape, i);
        const uint32_t *ring = names + shape->parts.items[i].first_point;
        for (uint32_t k = 1; k < shape->parts.items[i].point_count; k++) {
            const struct edge *edge = edges_at(&borders->edges, ring[k - 1], ring[k], zone);
            if (edge->value != zone)
                numbers[edge->value].edge_km += edge_km(borders, points[k - 1], points[k]);
        }
    }
    free(names);
}

/* Each edge lies between two zones at most: one that two of them share is an outer edge of the inner one. */
static void measure_edges(struct zone *numbers, const struct statistics_query *query)
{
    struct borders borders = {.projection = query->projection};
    for (uint32_t zone = 0; zone <= query->tier_count; zone++) /* what borders on "beyond" is the line itself */
        add_edges(numbers, &borders, &query->zones->of[zone], zone);
    edges_fini(&borders.edges);
    vertices_fini(&borders.vertices);
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
    return true;
}

/* Of the zones together: an outline that is thinner than coordinates are exact has another area as a whole. */
static void measure_shares(struct zone *numbers, uint32_t count)
{
    double all_km2 = 0;
    for (uint32_t i = 0; i < count; i++)
        all_km2 += numbers[i].area_km2;
    for (uint32_t i = 0; i < count; i++)
        numbers[i].share = all_km2 > 0 ? numbers[i].area_km2 / all_km2 : 0;
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
    measure_shares(numbers, query->zones->count);
    count_towns(numbers, query->zones, towns, town_count);
    measure_edges(numbers, query);
    return true;
}

bool statistics_touches(const struct zones *zones, uint32_t zone, size_t region)
{
    return zones->region_km2[zone * zones->region_count + region] > touching_km2;
}
