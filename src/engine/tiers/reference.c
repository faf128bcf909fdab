#include "engine/tiers/reference.h"

void reference_fini(struct reference *reference)
{
    if (reference == NULL)
        return;
    shape_fini(&reference->line);
    shape_fini(&reference->area);
    shape_fini(&reference->beyond);
    *reference = (struct reference){0};
}

const struct shape *reference_cut(const struct reference *reference)
{
    if (reference->beyond.parts.count == 0)
        return NULL;
    return reference->reading == READING_AREA ? &reference->area : &reference->line;
}

bool reference_shared(struct shape *line, struct geos *geos, const struct shape *outline,
                      const struct shape *others, struct error *error)
{
    GEOSGeometry *ours = convert_lines(geos, outline), *theirs = convert_lines(geos, others);
    GEOSGeometry *shared = NULL, *merged = NULL;
    *line = (struct shape){0};
    if (ours != NULL && theirs != NULL)
        shared = GEOSIntersection_r(geos->handle, ours, theirs);
    /* It comes back as thousands of lines of two points, on which a buffer would take minutes. */
    if (shared != NULL)
        merged = GEOSLineMerge_r(geos->handle, shared);
    if (merged != NULL)
        convert_add(geos, merged, line);
    else
        geos_fail(geos, error);
    bool done = merged != NULL;
    geos_drop(geos, merged);
    geos_drop(geos, shared);
    geos_drop(geos, theirs);
    geos_drop(geos, ours);
    return done;
}

void reference_whole(struct shape *line, const struct shape *outline)
{
    *line = (struct shape){0};
    for (size_t i = 0; i < outline->parts.count; i++) {
        shape_add_part(line, false);
        shape_add_points(line, shape_points(outline, i), outline->parts.items[i].point_count);
    }
}
