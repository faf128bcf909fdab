#pragma once
/* A reference of the user's own: a file of lines or polygons, or a drawn line.
 *
 * Polygons are an area that is not held: they are mended and joined, pieces and holes below 1 km2 are left
 * out, and the tiers start at the area's edge, outside it; the country's land inside it is beyond, and so are
 * slivers of less than 1 km2 that the area leaves of the country. Lines are joined where they meet, and split
 * the country or not as sides.h says. What is further from the country than any tier can reach is left out.
 * For a country at the 180th meridian, what is cut in two there is one again, and lines run on.
 */
#include "engine/geo/fit.h"
#include "engine/tiers/reference.h"

struct own_reference_query {
    const struct projection *projection;
    const struct shape *country; /* polygons */
    struct degree_extent extent; /* of the country; beyond 180 where it runs on over that meridian */
    const struct point *capital; /* NULL: there is none */
    size_t max_vertices;         /* of a file; 0: the usual cap */
};

/* false: error names the file and says what to do: it cannot be read, lies nowhere near the country, covers
 * all of it. reference is empty. */
bool own_reference_read(struct reference *reference, struct geos *geos,
                        const struct own_reference_query *query, const char *path, struct error *error);

/* The same for a line drawn through valid places, two at least. */
bool own_reference_draw(struct reference *reference, struct geos *geos,
                        const struct own_reference_query *query, const struct lonlat *places, size_t count,
                        struct error *error);
