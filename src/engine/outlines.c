#include "engine/outlines.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/geo/parallel.h"

void outlines_add(struct shape *shape, const struct records *records, size_t record,
                  const struct projection *projection)
{
    const struct record *from = &records->records.items[record];
    for (size_t i = 0; i < from->part_count; i++) {
        const struct record_part *part = &records->parts.items[from->first_part + i];
        shape_add_places(shape, projection, records->points.items + part->first_point, part->point_count,
                         part->is_hole);
    }
}

enum { job_places = 8192 };

struct projecting {
    const struct projection *projection;
    const struct lonlat *places;
    struct point *points;
    size_t count;
};

static bool project_job(void *data, size_t index, struct geos *geos, struct error *error)
{
    const struct projecting *projecting = data;
    size_t first = index * job_places, left = projecting->count - first;
    (void)geos;
    (void)error;
    for (size_t i = first; i < first + (left < job_places ? left : job_places); i++)
        projecting->points[i] = projection_forward(projecting->projection, projecting->places[i]);
    return true;
}

bool outlines_add_large(struct shape *shape, struct geos *geos, const struct records *records, size_t record,
                        const struct projection *projection)
{
    const struct record *from = &records->records.items[record];
    bool done = true;
    for (size_t i = 0; i < from->part_count && done; i++) {
        const struct record_part *part = &records->parts.items[from->first_part + i];
        struct projecting projecting = {projection, records->points.items + part->first_point,
                                        memory_new_items(part->point_count, sizeof(struct point)), part->point_count};
        struct error error;
        done = parallel_for(geos, (part->point_count + job_places - 1) / job_places, project_job, &projecting, &error);
        if (done)
            shape_add_projected(shape, projection, projecting.places, projecting.points, part->point_count, part->is_hole);
        free(projecting.points);
    }
    return done;
}

void outlines_write(struct reply_builder *builder, const struct shape *shape)
{
    for (size_t i = 0; i < shape->parts.count; i++)
        reply_builder_part(builder, shape_points(shape, i), shape->parts.items[i].point_count,
                           shape->parts.items[i].is_hole);
}
