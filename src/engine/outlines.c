#include "engine/outlines.h"

#include <stdlib.h>

#include "base/memory.h"

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

void outlines_write(struct reply_builder *builder, const struct shape *shape)
{
    for (size_t i = 0; i < shape->parts.count; i++)
        reply_builder_part(builder, shape_points(shape, i), shape->parts.items[i].point_count,
                           shape->parts.items[i].is_hole);
}

void outlines_warn(struct reply_builder *builder, const struct layers *layers)
{
    for (size_t i = 0; i < layer_files; i++) {
        const struct layer_source *source = &layers->of[i];
        if (source->records.skipped > 0)
            *ARRAY_ADD(&builder->warnings) =
                (struct warning){WARNING_RECORDS_SKIPPED, reply_builder_string(builder, source->path),
                                 (double)source->records.skipped};
        if (source->records.projection_assumed)
            *ARRAY_ADD(&builder->warnings) =
                (struct warning){WARNING_PROJECTION_ASSUMED, reply_builder_string(builder, source->path), 0};
        if (source->records.guessed != NULL) {
            char *text = memory_format("%s: %s", source->path, source->records.guessed);
            *ARRAY_ADD(&builder->warnings) =
                (struct warning){WARNING_ENCODING_GUESSED, reply_builder_string(builder, text), 0};
            free(text);
        }
    }
}
