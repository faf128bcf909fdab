#include "../cmocka_all.h"
#include "made_up_map.h"
#include "viewer/map/ground.h"

/* Land from 45 to 55 N and a sea south of it, which the data end in at 42 N; both between 20 and 40 E, but the sea begins at 25 E
 * and ends at 35 E. */
enum { west = 20, east = 40, south = 42, coast = 45, north = 55, sea_west = 25, sea_east = 35 };

static struct projection projection;

static struct point place(double lon, double lat)
{
    return projection_forward(&projection, (struct lonlat){.lon = lon, .lat = lat});
}

static void add_box_of_degrees(struct reply_builder *builder, enum feature_kind kind, double from_lon, double to_lon, double from_lat,
                               double to_lat)
{
    enum { steps = 64 };
    struct point ring[2 * steps + 3];
    size_t count = 0;
    for (int i = 0; i <= steps; i++)
        ring[count++] = place(from_lon + (to_lon - from_lon) * i / steps, from_lat);
    for (int i = steps; i >= 0; i--)
        ring[count++] = place(from_lon + (to_lon - from_lon) * i / steps, to_lat);
    ring[count++] = ring[0];
    reply_builder_feature(builder)->kind = kind;
    reply_builder_part(builder, ring, (uint32_t)count, false);
}

static void make(struct made_up_map *map)
{
    struct reply_builder builder = {0};
    assert_true(projection_init(&projection, (struct projection_parameters){46, 51, 48, 31}));
    reply_builder_layer(&builder, LAYER_COUNTRY, 0, 0);
    add_box_of_degrees(&builder, FEATURE_PLAIN, 28, 32, 47, 50);
    reply_builder_layer(&builder, LAYER_NEIGHBOURS, 0, 0);
    add_box_of_degrees(&builder, FEATURE_PLAIN, west, east, coast, north);
    add_box_of_degrees(&builder, FEATURE_PLAIN, west, sea_west, south, coast);
    add_box_of_degrees(&builder, FEATURE_PLAIN, sea_east, east, south, coast);
    reply_builder_layer(&builder, LAYER_WATER, 0, 0);
    add_box_of_degrees(&builder, FEATURE_SEA, sea_west, sea_east, south, coast);
    made_up_map_init_from(map, &builder);
    reply_builder_fini(&builder);
}

static int ground_over(const struct made_up_map *map, double lon, double lat, double metres_per_column, int columns)
{
    struct camera camera = {.metres_per_column = metres_per_column, .columns = columns, .rows = columns / 2};
    struct ground ground;
    camera = camera_go(camera, place(31, 48));
    struct point centre = place(lon, lat);
    if (columns < 100)
        camera = camera_go(camera, centre);
    ground_init(&ground, map->scene, &camera);
    struct dot dot = camera_dot(&camera, centre);
    int kind = ground.at[dot.y * ground.stride + dot.x];
    ground_fini(&ground);
    return kind;
}

/* Land goes on; what the sea becomes is not known. */
static void only_the_side_with_the_sea_is_open(void **state)
{
    (void)state;
    struct made_up_map map;
    make(&map);
    const struct sheet *sheet = scene_sheet(map.scene);
    assert_int_equal(sheet->count, sheet_sides);
    assert_true(sheet->sides[0].is_open);
    assert_false(sheet->sides[1].is_open || sheet->sides[2].is_open || sheet->sides[3].is_open);
    assert_int_equal(ground_over(&map, 30, 42.2, 2000, 80), GROUND_SEA);
    assert_int_equal(ground_over(&map, 30, 41.8, 2000, 80), GROUND_NOWHERE);
    assert_int_equal(ground_over(&map, 22, 41.8, 2000, 80), GROUND_NOWHERE);
    assert_int_equal(ground_over(&map, 41, 50, 2000, 80), GROUND_ABROAD);
    assert_int_equal(ground_over(&map, 19, 50, 2000, 80), GROUND_ABROAD);
    assert_int_equal(ground_over(&map, 30, 56, 2000, 80), GROUND_ABROAD);
    made_up_map_fini(&map);
}

static void from_far_away_the_whole_sheet_is_seen(void **state)
{
    (void)state;
    struct made_up_map map;
    make(&map);
    const struct lonlat outside[] = {{.lon = 45, .lat = 50}, {.lon = 15, .lat = 50}, {.lon = 30, .lat = 58}, {.lon = 30, .lat = 40},
                                     {.lon = 44, .lat = 40}};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        assert_int_equal(ground_over(&map, outside[i].lon, outside[i].lat, 30e3, 120), GROUND_NOWHERE);
    assert_int_equal(ground_over(&map, 39, 54, 30e3, 120), GROUND_ABROAD);
    made_up_map_fini(&map);
}

/* What is said to lie on the sheet does: no edge is near. */
static void what_holds_shows_no_edge(void **state)
{
    (void)state;
    struct made_up_map map;
    make(&map);
    const struct sheet *sheet = scene_sheet(map.scene);
    assert_true(sheet_holds(sheet, sheet->inside));
    assert_false(sheet_holds(sheet, extent_widen(sheet->inside, 1)));
    struct extent inside = sheet->inside;
    const struct point corners[] = {{inside.min_x, inside.min_y}, {inside.max_x, inside.min_y}, {inside.min_x, inside.max_y},
                                    {inside.max_x, inside.max_y}, extent_centre(inside)};
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        struct lonlat at = projection_inverse(&projection, corners[i]);
        assert_true(at.lon >= west - 1e-6 && at.lon <= east + 1e-6 && at.lat >= south - 1e-6 && at.lat <= north + 1e-6);
    }
    assert_false(extent_is_empty(inside));
    made_up_map_fini(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_side_with_the_sea_is_open),
        cmocka_unit_test(from_far_away_the_whole_sheet_is_seen),
        cmocka_unit_test(what_holds_shows_no_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
