#include "engine/geo/linework.h"

#include "base/array.h"

void linework_fini(struct linework *linework)
{
    if (linework == NULL)
        return;
    vertices_fini(&linework->vertices);
    edges_fini(&linework->edges);
    shape_fini(&linework->lines);
}

void linework_add(struct linework *linework, const struct shape *shape)
{
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct point *points = shape_points(shape, i);
        uint32_t from = vertices_number(&linework->vertices, points[0]);
        bool going = false; /* the last edge was new: the line at hand goes on */
        for (uint32_t k = 1; k < shape->parts.items[i].point_count; k++) {
            uint32_t to = vertices_number(&linework->vertices, points[k]);
            size_t known = linework->edges.list.count;
            if (to == from)
                continue;
            edges_at(&linework->edges, from, to, 0);
            bool is_new = linework->edges.list.count > known;
            if (is_new && !going) {
                shape_add_part(&linework->lines, false);
                shape_add_point(&linework->lines, linework->vertices.points.items[from]);
            }
            if (is_new)
                shape_add_point(&linework->lines, linework->vertices.points.items[to]);
            going = is_new;
            from = to;
        }
    }
}

GEOSGeometry *linework_faces(const struct linework *linework, struct geos *geos)
{
    GEOSGeometry *lines = convert_lines(geos, &linework->lines);
    GEOSGeometry *cut = lines != NULL ? GEOSUnaryUnion_r(geos->handle, lines) : NULL;
    GEOSGeometry *faces = cut != NULL ? GEOSPolygonize_r(geos->handle, (const GEOSGeometry *const *)&cut, 1) : NULL;
    geos_drop(geos, cut);
    geos_drop(geos, lines);
    return faces;
}
