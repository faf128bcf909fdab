#include "bundled_map.h"

#include "../cmocka_all.h"

#include <stdlib.h>

void bundled_map_init(struct bundled_map *map, enum reference_kind reference)
{
    struct error error;
    *map = (struct bundled_map){0};
    if (!plan_open(&map->plan, ASSETS "/plan.ini", &error))
        fail_msg("%s", error.text);
    bundled_ask(&map->bundled, reference);
    map->scene = scene_new(&map->bundled.ground, &map->bundled.tiers, &map->plan);
}

void bundled_map_fini(struct bundled_map *map)
{
    scene_free(map->scene);
    plan_fini(&map->plan);
    bundled_fini(&map->bundled);
}

struct point bundled_map_point(const struct bundled_map *map, double lat, double lon)
{
    return projection_forward(&map->bundled.ground.projection, (struct lonlat){.lon = lon, .lat = lat});
}

struct point bundled_map_anywhere(const struct bundled_map *map)
{
    double lat = 42.2 + 12.6 * rand() / RAND_MAX, lon = 19.3 + 25.4 * rand() / RAND_MAX;
    return bundled_map_point(map, lat, lon);
}
