#pragma once
/* Lines or polygons in projected metres, as parts of one run of points: what is handed to GEOS and what comes
 * back. */
#include <stdbool.h>
#include <stddef.h>

#include "base/lonlat.h"
#include "base/projection.h"
#include "model/feature.h"

struct shape { /* zeroed is empty */
    struct {
        struct point *items;
        size_t count, capacity;
    } points;
    struct {
        struct part *items;
        size_t count, capacity;
    } parts;
};

void shape_fini(struct shape *shape);

/* Opens a part; points that are added belong to it. */
void shape_add_part(struct shape *shape, bool is_hole);
void shape_add_point(struct shape *shape, struct point point);
void shape_add_points(struct shape *shape, const struct point *points, size_t count);

/* Adds a part of another shape as it is. */
void shape_copy_part(struct shape *shape, const struct shape *from, size_t part);

/* Adds all parts of another shape as they are. */
void shape_copy_parts(struct shape *shape, const struct shape *from);

/* Adds a part that runs straight in degrees from place to place: long edges get places in between, so that
 * none is longer than about five kilometres, and the same edge gets the same ones in either direction. */
void shape_add_places(struct shape *shape, const struct projection *projection, const struct lonlat *places,
                      size_t count, bool is_hole);

/* The same of places that have been projected already. */
void shape_add_projected(struct shape *shape, const struct projection *projection, const struct lonlat *places,
                         const struct point *points, size_t count, bool is_hole);

/* The points of a part. Borrowed until a point is added. */
const struct point *shape_points(const struct shape *shape, size_t part);
/* On the map, in m2: outer rings less their holes. */
double shape_area_m2(const struct shape *shape);
struct extent shape_extent(const struct shape *shape);

/* On the map, in m2; positive when the ring runs counterclockwise. */
double ring_area_m2(const struct point *points, size_t count);

/* Whether a line of one point or more ends where it begins, to the last bit. */
bool ring_is_closed(const struct point *points, size_t count);
