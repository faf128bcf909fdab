#include "viewer/map/sheet.h"

#include <math.h>

static const double far_m = 5e6;             /* further than any map shows */
static const double touching_degrees = 0.01; /* levels of detail are not exact */

struct bounds { /* degrees */
    double west, east, south, north;
};

static const struct bounds no_bounds = {180, -180, 90, -90};

static void add_place(struct bounds *bounds, struct lonlat place)
{
    bounds->west = fmin(bounds->west, place.lon);
    bounds->east = fmax(bounds->east, place.lon);
    bounds->south = fmin(bounds->south, place.lat);
    bounds->north = fmax(bounds->north, place.lat);
}

/* Adds the places of a layer's coarsest level; of the water, those of the seas. */
static void add_layer(struct bounds *bounds, const struct reply *reply, enum layer_role role)
{
    const struct layer *layer = reply_layer_find(reply, role, INFINITY);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = &reply->features[layer->first_feature + i];
        for (uint32_t j = 0; j < feature->part_count && (role != LAYER_WATER || feature->kind == FEATURE_SEA); j++) {
            const struct part *part = &reply->parts[feature->first_part + j];
            for (uint32_t k = 0; k < part->point_count; k++)
                add_place(bounds, projection_inverse(&reply->projection, reply->points[part->first_point + k]));
        }
    }
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

struct sheet sheet_of(const struct reply *reply)
{
    struct bounds land = no_bounds, seas = no_bounds;
    struct sheet sheet = {.inside = {-INFINITY, -INFINITY, INFINITY, INFINITY}};
    add_layer(&land, reply, LAYER_NEIGHBOURS);
    if (!(land.east > land.west))
        return sheet;
    add_layer(&land, reply, LAYER_COUNTRY);
    add_layer(&seas, reply, LAYER_WATER);
    const double west = fmin(land.west, seas.west), east = fmax(land.east, seas.east),
                 south = fmin(land.south, seas.south), north = fmax(land.north, seas.north);
    const struct lonlat south_west = {.lon = west, .lat = south}, south_east = {.lon = east, .lat = south},
                        north_west = {.lon = west, .lat = north}, north_east = {.lon = east, .lat = north};
    const struct {
        struct lonlat corners[2];
        struct point outwards;
        double from_sea; /* degrees from the side to the nearest place of a sea */
    } sides[sheet_sides] = {
        {{south_west, south_east}, {0, -far_m}, seas.south - south},
        {{south_west, north_west}, {-far_m, 0}, seas.west - west},
        {{south_east, north_east}, {far_m, 0}, east - seas.east},
        {{north_west, north_east}, {0, far_m}, north - seas.north},
    };
    sheet.count = sheet_sides;
    for (int i = 0; i < sheet_sides; i++) {
        side_init(&sheet.sides[i], &reply->projection, sides[i].corners, sides[i].outwards);
        limit(&sheet.inside, &sheet.sides[i], sides[i].outwards);
        sheet.sides[i].is_open = sides[i].from_sea < touching_degrees;
    }
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
    return sheet->count == 0 || extent_holds(sheet->inside, extent);
}
