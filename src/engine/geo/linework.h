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

/* Adds the edges that separate faces with different labels, and those that separate a face from what has
 * none; faces labelled no_zone count as having none. The linework has to be empty; the faces have to share
 * their edges point for point. */
void linework_add_borders(struct linework *linework, const struct shape *faces, const uint32_t *labels,
                          size_t face_count);

/* A collection of the polygons that the lines enclose, each without a line inside it; neighbours share their
 * edges point for point. is_cut: no two lines cross, and none ends or meets another but at its own points.
 * The caller's; NULL when GEOS fails. */
GEOSGeometry *linework_faces(const struct linework *linework, struct geos *geos, bool is_cut);
