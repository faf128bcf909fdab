#pragma once
/* Puts a reply together: layers one after the other, each with its features, parts and points. */
#include "base/array.h"
#include "base/bytes.h"
#include "model/reply.h"

struct reply_builder { /* zeroed to begin with */
    struct projection_parameters projection;
    struct country country; /* REPLY_GROUND */
    struct summary summary; /* REPLY_TIERS */
    uint32_t request_number, flags; /* enum reply_flags: among them what it holds */
    struct { struct layer *items; size_t count, capacity; } layers;
    struct { struct feature *items; size_t count, capacity; } features;
    struct { struct part *items; size_t count, capacity; } parts;
    struct { struct point *items; size_t count, capacity; } points;
    struct { struct zone *items; size_t count, capacity; } zones;
    struct { uint32_t *items; size_t count, capacity; } regions, town_zones;
    struct { struct source_file *items; size_t count, capacity; } files;
    struct { struct warning *items; size_t count, capacity; } warnings;
    struct bytes strings;
};

void reply_builder_fini(struct reply_builder *builder);

/* Adds a string (cleaned) and gives its offset; NULL and "" give 0. */
uint32_t reply_builder_string(struct reply_builder *builder, const char *text);

/* Opens a new layer; features that are added belong to it. */
void reply_builder_layer(struct reply_builder *builder, enum layer_role role, uint32_t level, double tolerance_m);

/* Opens a new feature in the last layer, zeroed; parts that are added belong to it.
 * The pointer is good until the next call; its extent and parts are kept up by the calls below. */
struct feature *reply_builder_feature(struct reply_builder *builder);

/* Adds a part to the last feature: a ring, a line or a point. */
void reply_builder_part(struct reply_builder *builder, const struct point *points, size_t count, bool is_hole);

/* Appends the whole reply. */
void reply_builder_write(const struct reply_builder *builder, struct bytes *out);

/* Appends a reply that says only why there is none. */
void reply_write_failure(uint32_t request_number, const char *sentence, struct bytes *out);
