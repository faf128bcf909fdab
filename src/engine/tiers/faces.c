#include "engine/tiers/faces.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/geo/cut.h"
#include "engine/geo/inside.h"

void faces_fini(struct faces *faces)
{
    partition_fini(&faces->partition);
    free(faces->samples);
    free(faces->zones);
    locator_free(faces->locator);
    free(faces->inside);
}

static void divide(struct faces *faces, const struct geos *geos, struct shape *lines)
{
    *faces = (struct faces){0};
    partition_init(&faces->partition, geos, lines);
    faces->shapes = faces->partition.faces;
    faces->count = faces->partition.face_count;
    faces->samples = memory_new_items(faces->count, sizeof *faces->samples);
    faces->zones = memory_new_items(faces->count, sizeof *faces->zones);
    faces->inside = memory_new_items(faces->count, sizeof *faces->inside);
    for (size_t i = 0; i < faces->count; i++)
        faces->samples[i] = inside_point(&faces->shapes[i]);
    faces->locator = locator_new(faces->samples, faces->count);
}

bool faces_init(struct faces *faces, struct geos *geos, const struct linework *linework)
{
    struct shape cut = {0};
    *faces = (struct faces){0};
    bool done = cut_lines(&cut, geos, &linework->lines);
    if (done)
        divide(faces, geos, &cut);
    shape_fini(&cut);
    return done;
}

void faces_join(struct faces *joined, const struct geos *geos, const struct faces *faces)
{
    struct shape borders = {0};
    partition_borders(&faces->partition, faces->zones, no_zone, &borders);
    divide(joined, geos, &borders);
    shape_fini(&borders);
}
