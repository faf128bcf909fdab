#include "viewer/map/sheet.h"

#include <math.h>

#include "base/array.h"

static const struct extent everywhere = {-INFINITY, -INFINITY, INFINITY, INFINITY};
static const double far_m = 5e6;             /* further than any map shows */
static const double touching_degrees = 0.01; /* levels of detail are not exact */

struct places {
    struct lonlat *items;
    size_t count, capacity;
};

struct bounds { /* degrees */
    double west, east, south, north;
};

static void add_places(struct bounds *bounds, const struct places *places)
{
    for (size_t i = 0; i < places->count; i++) {
        struct lonlat place = places->items[i];
        bounds->west = fmin(bounds->west, place.lon);
        bounds->east = fmax(bounds->east, place.lon);
        bounds->south = fmin(bounds->south, place.lat);
        bounds->north = fmax(bounds->north, place.lat);
    }
}

static double distance_from(const struct bounds *all, int side, struct lonlat place)
{
    const double distances[sheet_sides] = {place.lat - all->south, place.lon - all->west, all->east - place.lon,
                                           all->north - place.lat};
    return distances[side];
}

/* Adds the places of a layer's coarsest level; of the waters, the seas'. */
static void add_layer(struct places *places, const struct reply *reply, enum layer_role role)
{
    const struct layer *layer = reply_layer_find(reply, role, INFINITY);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = &reply->features[layer->first_feature + i];
        for (uint32_t j = 0; j < feature->part_count && (role != LAYER_WATER || feature->kind == FEATURE_SEA); j++) {
            const struct part *part = &reply->parts[feature->first_part + j];
            for (uint32_t k = 0; k < part->point_count; k++)
                *ARRAY_ADD(places) = projection_inverse(&reply->projection, reply->points[part->first_point + k]);
        }
    }
}

static bool any_lies_on(const struct places *places, const struct bounds *all, int side)
{
    for (size_t i = 0; i < places->count; i++)
        if (distance_from(all, side, places->items[i]) < touching_degrees)
            return true;
    return false;
}

static void side_init(struct sheet_side *side, const struct projection *projection, const struct lonlat corners[2],
                      struct point outwards)
{
    const int last = sheet_edge_points - 1;
    struct lonlat from = corners[0], to = corners[1];
    struct point *ring = side->ring;
    for (int i = 0; i <= last; i++) {
        double share = (double)i / last;
        ring[i] = projection_forward(projection, (struct lonlat){.lon = from.lon + (to.lon - from.lon) * share,
                                                                 .lat = from.lat + (to.lat - from.lat) * share});
    }
    /* Outwards the sides widen until they meet. */
    double wide_x = outwards.x == 0 ? far_m : 0, wide_y = outwards.y == 0 ? far_m : 0;
    ring[last + 1] = (struct point){ring[last].x + outwards.x + wide_x, ring[last].y + outwards.y + wide_y};
    ring[last + 2] = (struct point){ring[0].x + outwards.x - wide_x, ring[0].y + outwards.y - wide_y};
    ring[last + 3] = ring[0];
}

static void limit(struct extent *inside, const struct sheet_side *side, struct point outwards)
{
    for (int i = 0; i < sheet_edge_points; i++) {
        struct point point = side->ring[i];
        if (outwards.y < 0)
            inside->min_y = fmax(inside->min_y, point.y);
        else if (outwards.y > 0)
            inside->max_y = fmin(inside->max_y, point.y);
        else if (outwards.x < 0)
            inside->min_x = fmax(inside->min_x, point.x);
        else
            inside->max_x = fmin(inside->max_x, point.x);
    }
}

static struct sheet between(const struct reply *reply, const struct bounds *all, const struct places *seas)
{
    struct sheet sheet = {.count = sheet_sides, .inside = everywhere};
    const struct lonlat south_west = {.lon = all->west, .lat = all->south}, south_east = {.lon = all->east, .lat = all->south},
                        north_west = {.lon = all->west, .lat = all->north}, north_east = {.lon = all->east, .lat = all->north};
    const struct lonlat corners[sheet_sides][2] = {
        {south_west, south_east}, {south_west, north_west}, {south_east, north_east}, {north_west, north_east}};
    const struct point outwards[sheet_sides] = {{0, -far_m}, {-far_m, 0}, {far_m, 0}, {0, far_m}};
    for (int i = 0; i < sheet_sides; i++) {
        side_init(&sheet.sides[i], &reply->projection, corners[i], outwards[i]);
        limit(&sheet.inside, &sheet.sides[i], outwards[i]);
        sheet.sides[i].is_open = any_lies_on(seas, all, i);
    }
    return sheet;
}

struct sheet sheet_of(const struct reply *reply)
{
    struct places lands = {0}, seas = {0};
    struct sheet sheet = {.inside = everywhere};
    struct bounds all = {180, -180, 90, -90};
    add_layer(&lands, reply, LAYER_NEIGHBOURS);
    add_places(&all, &lands);
    if (all.east > all.west) {
        add_layer(&lands, reply, LAYER_COUNTRY);
        add_layer(&seas, reply, LAYER_WATER);
        add_places(&all, &lands);
        add_places(&all, &seas);
        sheet = between(reply, &all, &seas);
    }
    ARRAY_FINI(&lands);
    ARRAY_FINI(&seas);
    return sheet;
}

bool sheet_side_is_unknown(const struct sheet *sheet, size_t side, struct extent extent)
{
    const double shows_whole = 1.3; /* times as wide as the sheet */
    return sheet->sides[side].is_open ||
           extent.max_x - extent.min_x > shows_whole * (sheet->inside.max_x - sheet->inside.min_x);
}

bool sheet_holds(const struct sheet *sheet, struct extent extent)
{
    return sheet->count == 0 || (extent.min_x >= sheet->inside.min_x && extent.max_x <= sheet->inside.max_x &&
                                 extent.min_y >= sheet->inside.min_y && extent.max_y <= sheet->inside.max_y);
}
