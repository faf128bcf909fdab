#pragma once
/* From the records of map files to shapes, from shapes to a reply. */
#include "engine/data/records.h"
#include "engine/geo/geos.h"
#include "engine/geo/shape.h"
#include "model/reply_builder.h"

/* Appends one record, in projected metres. */
void outlines_add(struct shape *shape, const struct records *records, size_t record,
                  const struct projection *projection);

/* The same of very many points, by several threads. false: cancelled, and some of it is missing. */
bool outlines_add_large(struct shape *shape, struct geos *geos, const struct records *records, size_t record,
                        const struct projection *projection);

/* Adds the parts of a shape to the builder's last feature. */
void outlines_write(struct reply_builder *builder, const struct shape *shape);
