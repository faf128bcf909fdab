#include "viewer/map/sheet.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

enum { steps = 32 }; /* of a parallel, which is bent */

struct bounds { /* degrees */
    double west, east, south, north;
};

static void add_layer(struct bounds *bounds, const struct reply *reply, enum layer_role role)
{
    const struct layer *layer = reply_layer_find(reply, role, INFINITY);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = &reply->features[layer->first_feature + i];
        if (role == LAYER_WATER && feature->kind != FEATURE_SEA)
            continue;
        for (uint32_t j = 0; j < feature->part_count; j++) {
            const struct part *part = &reply->parts[feature->first_part + j];
            for (uint32_t k = 0; k < part->point_count; k++) {
                struct lonlat place = projection_inverse(&reply->projection, reply->points[part->first_point + k]);
                bounds->west = fmin(bounds->west, place.lon);
                bounds->east = fmax(bounds->east, place.lon);
                bounds->south = fmin(bounds->south, place.lat);
                bounds->north = fmax(bounds->north, place.lat);
            }
        }
    }
}

/* Adds a parallel from one meridian to another. */
static void add_parallel(struct sheet *sheet, const struct projection *projection, double lat, double from, double to)
{
    for (int i = 0; i <= steps; i++)
        sheet->ring[sheet->count++] =
            projection_forward(projection, (struct lonlat){.lon = from + (to - from) * i / steps, .lat = lat});
}

/* The rectangle between the innermost points of the four sides. */
static struct extent inside_of(const struct sheet *sheet)
{
    const struct point *south = sheet->ring, *north = sheet->ring + steps + 1; /* the one eastwards, the other back */
    struct extent inside = {fmax(south[0].x, north[steps].x), south[0].y, fmin(south[steps].x, north[0].x), north[0].y};
    for (int i = 0; i <= steps; i++) {
        inside.min_y = fmax(inside.min_y, south[i].y);
        inside.max_y = fmin(inside.max_y, north[i].y);
    }
    return inside;
}

void sheet_init(struct sheet *sheet, const struct reply *reply)
{
    struct bounds bounds = {180, -180, 90, -90};
    *sheet = (struct sheet){0};
    const struct layer *neighbours = reply_layer_find(reply, LAYER_NEIGHBOURS, INFINITY);
    if (neighbours == NULL || neighbours->feature_count == 0)
        return;
    add_layer(&bounds, reply, LAYER_NEIGHBOURS);
    add_layer(&bounds, reply, LAYER_WATER);
    add_layer(&bounds, reply, LAYER_COUNTRY);
    if (!(bounds.east > bounds.west && bounds.north > bounds.south))
        return;
    sheet->ring = memory_new_items(2 * (steps + 1) + 1, sizeof *sheet->ring);
    add_parallel(sheet, &reply->projection, bounds.south, bounds.west, bounds.east);
    add_parallel(sheet, &reply->projection, bounds.north, bounds.east, bounds.west);
    sheet->ring[sheet->count] = sheet->ring[0];
    sheet->count++;
    sheet->inside = inside_of(sheet);
}

void sheet_fini(struct sheet *sheet)
{
    free(sheet->ring);
    *sheet = (struct sheet){0};
}

bool sheet_holds(const struct sheet *sheet, struct extent extent)
{
    return sheet->count == 0 || (extent.min_x >= sheet->inside.min_x && extent.max_x <= sheet->inside.max_x &&
                                 extent.min_y >= sheet->inside.min_y && extent.max_y <= sheet->inside.max_y);
}
