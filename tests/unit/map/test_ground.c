#include "made_up_map.h"

#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "viewer/map/ground.h"
#include "viewer/map/raster.h"

/* A camera whose dots are 1 km, its upper left corner at (west, north) km, or as near as the grid allows:
 * cells are 2 km wide and 4 km high. */
static struct camera kilometre_dots(int west, int north, int columns, int rows)
{
    struct camera camera = {.metres_per_column = 2000, .columns = columns, .rows = rows};
    return camera_go(camera, (struct point){west * 1e3 + columns * 1e3, north * 1e3 - rows * 2e3});
}

static void count(const struct ground *ground, int counts[ground_kinds])
{
    memset(counts, 0, ground_kinds * sizeof *counts);
    for (int i = 0; i < ground->width * ground->height; i++) {
        assert_true(ground->at[i] < ground_kinds);
        counts[ground->at[i]]++;
    }
}

static void areas_are_exact(void **state)
{
    (void)state;
    struct made_up_map map;
    struct ground ground;
    int counts[ground_kinds];
    made_up_map_init(&map);
    struct camera camera = kilometre_dots(-20, 640, 550, 170); /* 1100 x 680 km: north to 640, south to -40 */
    ground_init(&ground, map.scene, &camera);
    assert_int_equal(ground.width, 1100);
    assert_int_equal(ground.height, 680);
    count(&ground, counts);
    assert_int_equal(counts[GROUND_ZONE], 25 * 600);
    assert_int_equal(counts[GROUND_ZONE + 1], 50 * 600);
    assert_int_equal(counts[GROUND_ZONE + 2], 145 * 600);
    assert_int_equal(counts[GROUND_ZONE + 3], 780 * 600 - 80 * 60 - 100 * 30);
    assert_int_equal(counts[GROUND_LAKE], 80 * 60);
    assert_int_equal(counts[GROUND_DRAINED], 100 * 30);
    assert_int_equal(counts[GROUND_SEA], 1000 * 40);
    assert_int_equal(counts[GROUND_ABROAD], 1100 * 680 - 1000 * 640);
    assert_int_equal(ground.at[0], GROUND_ABROAD);
    assert_int_equal(ground.at[40 * 1100 + 20], GROUND_ZONE + 3); /* the north-western dot of the country */
    assert_int_equal(ground.at[639 * 1100 + 1019], GROUND_ZONE);  /* the south-eastern one */
    assert_int_equal(ground.at[640 * 1100 + 1019], GROUND_SEA);
    ground_fini(&ground);
    assert_null(ground.at);
    made_up_map_fini(&map);
}

/* What a dot is does not depend on the window that it is seen through. */
static void view_edges_cut_cleanly(void **state)
{
    (void)state;
    struct made_up_map map;
    struct ground whole, piece;
    made_up_map_init(&map);
    struct camera camera = kilometre_dots(-20, 640, 550, 170);
    ground_init(&whole, map.scene, &camera);
    srand(5);
    for (int round = 0; round < 60; round++) {
        int column = rand() % 500, row = rand() % 150, columns = 1 + rand() % 50, rows = 1 + rand() % 20;
        struct camera view = kilometre_dots(-20 + column * 2, 640 - row * 4, columns, rows);
        ground_init(&piece, map.scene, &view);
        for (int y = 0; y < piece.height; y++)
            assert_memory_equal(piece.at + y * piece.width,
                                whole.at + (row * 4 + y) * whole.width + column * 2, (size_t)piece.width);
        ground_fini(&piece);
    }
    ground_fini(&whole);
    made_up_map_fini(&map);
}

static void outside_is_abroad(void **state)
{
    (void)state;
    struct made_up_map map;
    struct ground ground;
    int counts[ground_kinds];
    made_up_map_init(&map);
    const struct camera cameras[] = {
        kilometre_dots(2500, 300, 40, 20),  /* east */
        kilometre_dots(-2500, 300, 40, 20), /* west */
        kilometre_dots(300, 2500, 40, 20),  /* north */
        kilometre_dots(300, -2500, 40, 20), /* south */
        kilometre_dots(2, 4, 1, 1),         /* one cell in the corner of the country */
    };
    for (size_t i = 0; i < sizeof cameras / sizeof *cameras; i++) {
        ground_init(&ground, map.scene, &cameras[i]);
        count(&ground, counts);
        assert_int_equal(counts[i < 4 ? GROUND_ABROAD : GROUND_ZONE + 3],
                         i < 4 ? ground.width * ground.height : 8);
        ground_fini(&ground);
    }
    made_up_map_fini(&map);
}

static struct point some_point(void)
{
    /* Whole and half kilometres now and then, so that edges run through the middles of dots. */
    double x = rand() % 3 == 0 ? rand() % 240 * 500.0 : rand() % 120000,
           y = rand() % 3 == 0 ? rand() % 240 * 500.0 : rand() % 120000;
    return (struct point){x, y};
}

/* Two polygons that share a random wiggling edge: each dot of the square is in exactly one of them. */
static void shared_edges_neither_double_nor_miss(void **state)
{
    (void)state;
    srand(7);
    for (int round = 0; round < 40; round++) {
        enum { wiggles = 300 };
        struct point left[wiggles + 5], right[wiggles + 5];
        size_t lefts = 0, rights = 0;
        struct reply_builder builder = {0};
        struct made_up_map map;
        struct raster raster, both;
        left[lefts++] = right[rights++] = (struct point){60e3, 0};
        for (int i = 0; i < wiggles; i++)
            left[lefts++] = some_point();
        for (size_t i = lefts; i-- > 1;) /* the same way, the other direction */
            right[rights++] = left[i];
        right[0] = (struct point){60e3, 120e3};
        left[lefts++] = (struct point){60e3, 120e3};
        left[lefts++] = (struct point){0, 120e3};
        left[lefts++] = (struct point){0, 0};
        left[lefts++] = (struct point){60e3, 0};
        right[rights++] = (struct point){60e3, 0};
        right[rights++] = (struct point){120e3, 0};
        right[rights++] = (struct point){120e3, 120e3};
        right[rights++] = (struct point){60e3, 120e3};
        reply_builder_layer(&builder, LAYER_REGIONS, 0, 0);
        reply_builder_feature(&builder);
        reply_builder_part(&builder, left, lefts, false);
        reply_builder_feature(&builder);
        reply_builder_part(&builder, right, rights, false);
        made_up_map_init_from(&map, &builder);
        struct camera camera = kilometre_dots(rand() % 3 == 0 ? 50 : -10, rand() % 2 == 0 ? 130 : 70,
                                              40 + rand() % 40, 10 + rand() % 30);
        raster_init(&raster, map.scene, &camera, dots_per_column, dots_per_row);
        raster_init(&both, map.scene, &camera, dots_per_column, dots_per_row);
        raster_fill(&raster, &map.reply.features[0], 1);
        raster_fill(&both, &map.reply.features[1], 2);
        struct extent view = camera_extent(&camera);
        for (int y = 0; y < raster.height; y++)
            for (int x = 0; x < raster.width; x++) {
                double metres_x = view.min_x + (x + 0.5) * 1e3, metres_y = view.max_y - (y + 0.5) * 1e3;
                bool inside = metres_x > 0 && metres_x < 120e3 && metres_y > 0 && metres_y < 120e3;
                assert_int_equal(raster.at[y * raster.width + x] + both.at[y * raster.width + x] != 0,
                                 inside);
                assert_true(raster.at[y * raster.width + x] == 0 || both.at[y * raster.width + x] == 0);
            }
        raster_fini(&raster);
        raster_fini(&both);
        made_up_map_fini(&map);
        reply_builder_fini(&builder);
    }
}

/* The same polygon at random places against the plain definition, a ray from each middle. */
static void agrees_with_ray_casting(void **state)
{
    (void)state;
    srand(9);
    for (int round = 0; round < 20; round++) {
        enum { corners = 400 };
        struct point ring[corners + 1];
        struct reply_builder builder = {0};
        struct made_up_map map;
        struct raster raster;
        for (int i = 0; i < corners; i++)
            ring[i] = (struct point){rand() % 120000 + 0.25, rand() % 120000 + 0.25};
        ring[corners] = ring[0];
        reply_builder_layer(&builder, LAYER_REGIONS, 0, 0);
        reply_builder_feature(&builder);
        reply_builder_part(&builder, ring, corners + 1, false);
        made_up_map_init_from(&map, &builder);
        struct camera camera =
            kilometre_dots(rand() % 80, 20 + rand() % 100, 1 + rand() % 30, 1 + rand() % 15);
        struct extent view = camera_extent(&camera);
        raster_init(&raster, map.scene, &camera, dots_per_column, dots_per_row);
        raster_fill(&raster, map.reply.features, 1);
        for (int y = 0; y < raster.height; y++)
            for (int x = 0; x < raster.width; x++) {
                double px = view.min_x + (x + 0.5) * 1e3, py = view.max_y - (y + 0.5) * 1e3;
                bool inside = false;
                for (int i = 0; i < corners; i++) {
                    struct point a = ring[i], b = ring[i + 1];
                    if ((a.y > py) != (b.y > py) && px > a.x + (py - a.y) * (b.x - a.x) / (b.y - a.y))
                        inside = !inside;
                }
                assert_int_equal(raster.at[y * raster.width + x], inside);
            }
        raster_fini(&raster);
        made_up_map_fini(&map);
        reply_builder_fini(&builder);
    }
}

static void holes_and_islands_alternate(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    struct ground ground;
    int counts[ground_kinds];
    reply_builder_layer(&builder, LAYER_ZONES, 0, 0);
    reply_builder_feature(&builder);
    add_box(&builder, 0, 0, 100, 100, false);
    add_box(&builder, 20, 20, 80, 80, true);
    add_box(&builder, 40, 40, 60, 60, false); /* an island in the hole */
    for (int i = 0; i < 4; i++)
        reply_builder_feature(&builder);
    made_up_map_init_from(&map, &builder);
    struct camera camera = kilometre_dots(-10, 110, 60, 30);
    ground_init(&ground, map.scene, &camera);
    count(&ground, counts);
    assert_int_equal(counts[GROUND_ZONE], 10000 - 3600 + 400);
    assert_int_equal(ground.at[60 * 120 + 60], GROUND_ZONE);
    assert_int_equal(ground.at[60 * 120 + 40], GROUND_ABROAD);
    ground_fini(&ground);
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

static void nothing_there_is_abroad(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    struct ground ground;
    made_up_map_init_from(&map, &builder);
    assert_true(extent_is_empty(scene_extent(map.scene)));
    struct camera camera = camera_fit(scene_extent(map.scene), 3, 2);
    ground_init(&ground, map.scene, &camera);
    for (int i = 0; i < ground.width * ground.height; i++)
        assert_int_equal(ground.at[i], GROUND_ABROAD);
    ground_fini(&ground);
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_exact),         cmocka_unit_test(view_edges_cut_cleanly),
        cmocka_unit_test(outside_is_abroad),       cmocka_unit_test(shared_edges_neither_double_nor_miss),
        cmocka_unit_test(agrees_with_ray_casting), cmocka_unit_test(holes_and_islands_alternate),
        cmocka_unit_test(nothing_there_is_abroad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
