#pragma once
/* A small map for tests: a country of 1000 x 600 km, its border in the east the reference line, tiers of 25,
 * 75 and 220 km along it, neighbours in the north, east and west, a sea in the south, a lake, a drained
 * reservoir, a river, two regions and towns. x and y count from its south-western corner. */
#include "model/reply_builder.h"
#include "viewer/map/scene.h"

struct made_up_map {
    struct bytes bytes;
    struct reply reply;
    struct plan plan; /* its texts are constants: nothing to free */
    struct scene *scene;
};

void made_up_map_init(struct made_up_map *map);

/* The same, from a builder that the caller has filled (zones are added when it has none). */
void made_up_map_init_from(struct made_up_map *map, struct reply_builder *builder);
void made_up_map_fini(struct made_up_map *map);

/* Adds a rectangle as one ring; coordinates in kilometres. */
void add_box(struct reply_builder *builder, double west, double south, double east, double north,
             bool is_hole);
