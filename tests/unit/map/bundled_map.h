#pragma once
/* The bundled data as the viewer has them: the engine's replies and the bundled plan in a scene. */
#include "bundled.h"
#include "viewer/map/scene.h"

struct bundled_map {
    struct bundled bundled;
    struct plan plan;
    struct scene *scene;
};

void bundled_map_init(struct bundled_map *map, enum reference_kind reference);
void bundled_map_fini(struct bundled_map *map);

/* A place in degrees as a point of the map. */
struct point bundled_map_point(const struct bundled_map *map, double lat, double lon);

/* A point somewhere on the sheet that the data cover, different at each call; srand makes it repeatable. */
struct point bundled_map_anywhere(const struct bundled_map *map);
