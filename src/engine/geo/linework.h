#pragma once
/* Lines gathered from many shapes, each edge once; cut where they cross; and the faces that they enclose. */
#include "engine/geo/convert.h"
#include "engine/geo/vertices.h"

struct linework { /* zeroed is empty */
    struct vertices vertices;
    struct edges edges;
    struct shape lines;
};

void linework_fini(struct linework *linework);

/* Adds the edges of all parts that are not there yet. */
void linework_add(struct linework *linework, const struct shape *shape);

/* A collection of the polygons that the lines enclose, each without a line inside it; neighbours share their edges point for point. The
 * caller's; NULL when GEOS fails. */
GEOSGeometry *linework_faces(const struct linework *linework, struct geos *geos);
