#include "made_up_map.h"

#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void knows_extents(void **state)
{
    (void)state;
    struct made_up_map map;
    made_up_map_init(&map);
    struct extent country = scene_extent(map.scene), tier_2 = scene_zone_extent(map.scene, 1);
    assert_true(country.min_x == 0 && country.min_y == 0 && country.max_x == 1000e3 &&
                country.max_y == 600e3);
    assert_true(tier_2.min_x == 925e3 && tier_2.max_x == 975e3);
    assert_true(extent_is_empty(scene_zone_extent(map.scene, 4)));
    assert_true(extent_is_empty(scene_zone_extent(map.scene, no_zone)));
    assert_ptr_equal(scene_ground(map.scene), &map.reply);
    assert_ptr_equal(scene_tiers(map.scene), &map.reply);
    assert_ptr_equal(scene_plan(map.scene), &map.plan);
    made_up_map_fini(&map);
}

static void middles_lie_inside_where_it_is_wide(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    reply_builder_layer(&builder, LAYER_REGIONS, 0, 0);
    reply_builder_feature(&builder);
    add_box(&builder, 0, 0, 100, 40, false);
    reply_builder_feature(&builder); /* a wide box with a hole, and a narrow one above it */
    add_box(&builder, 0, 0, 300, 40, false);
    add_box(&builder, 10, 5, 80, 35, true);
    add_box(&builder, 140, 40, 160, 200, false);
    reply_builder_feature(&builder);
    made_up_map_init_from(&map, &builder);
    struct point box = scene_middle(map.scene, &map.reply.features[0]);
    assert_true(fabs(box.x - 50e3) < 1 && fabs(box.y - 20e3) < 2e3);
    struct point holed = scene_middle(map.scene, &map.reply.features[1]);
    assert_true(extent_contains((struct extent){80e3, 0, 300e3, 40e3}, holed));
    struct point nothing = scene_middle(map.scene, &map.reply.features[2]);
    assert_true(nothing.x == 0 && nothing.y == 0);
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

/* The reference line is in the east: so is the free room. */
static void fit_leaves_room_beside_the_reference_line(void **state)
{
    (void)state;
    struct made_up_map map;
    made_up_map_init(&map);
    for (int columns = 20; columns < 200; columns += 9)
        for (int rows = 6; rows < 60; rows += 7) {
            struct camera camera = scene_fit(map.scene, columns, rows);
            struct extent view = camera_extent(&camera), country = scene_extent(map.scene);
            assert_true(view.min_x <= country.min_x && view.max_x >= country.max_x);
            assert_true(view.min_y <= country.min_y && view.max_y >= country.max_y);
            double west = country.min_x - view.min_x, east = view.max_x - country.max_x;
            if (west + east > 12 * camera.metres_per_column)
                assert_true(east > 2 * west);
        }
    made_up_map_fini(&map);
}

static void chooses_a_level_within_half_a_dot(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    for (uint32_t level = 0; level < 4; level++) {
        reply_builder_layer(&builder, LAYER_COUNTRY, level, 100 << level); /* 100, 200, 400, 800 m */
        reply_builder_feature(&builder);
        add_box(&builder, 0, 0, 100, 100, false);
    }
    made_up_map_init_from(&map, &builder);
    struct camera camera = camera_fit((struct extent){0, 0, 1, 1}, 80, 24);
    const struct {
        double metres_per_column;
        uint32_t level;
    } cases[] = {{100, 0}, {799, 0}, {800, 1}, {1600, 2}, {3199, 2}, {9e4, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        camera.metres_per_column = cases[i].metres_per_column;
        assert_int_equal(scene_layer_find(map.scene, LAYER_COUNTRY, &camera)->level, cases[i].level);
    }
    assert_null(scene_layer_find(map.scene, LAYER_RIVERS, &camera));
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

static void ranks_places(void **state)
{
    (void)state;
    struct made_up_map map;
    size_t count;
    made_up_map_init(&map);
    const struct feature *const *places = scene_places(map.scene, &count);
    assert_int_equal(count, 156);
    assert_string_equal(reply_string(&map.reply, places[0]->name), "Kapital");
    assert_string_equal(reply_string(&map.reply, places[1]->name), "Seat of the South");
    assert_string_equal(reply_string(&map.reply, places[5]->name), "Town149");
    assert_string_equal(reply_string(&map.reply, places[155]->name), "Faraway");
    made_up_map_fini(&map);
}

enum { wheel_points = 5000 };

/* A wheel of many points, a short line, and a point far away. */
static void add_lines(struct reply_builder *builder)
{
    static struct point wheel[wheel_points];
    for (int i = 0; i < wheel_points; i++) {
        double angle = i * 2 * 3.14159265358979 / (wheel_points - 1);
        wheel[i] = (struct point){100e3 * cos(angle), 100e3 * sin(angle)};
    }
    reply_builder_layer(builder, LAYER_RIVERS, 0, 0);
    reply_builder_feature(builder);
    reply_builder_part(builder, wheel, wheel_points, false);
    reply_builder_part(builder, (struct point[]){{0, 0}, {10e3, 10e3}}, 2, false);
    reply_builder_feature(builder);
    reply_builder_part(builder, (struct point[]){{500e3, 0}}, 1, false);
}

static bool line_touches(struct extent view, struct point a, struct point b)
{
    for (int i = 0; i <= 100; i++) {
        struct point between = {a.x + (b.x - a.x) * i / 100, a.y + (b.y - a.y) * i / 100};
        if (extent_contains(view, between))
            return true;
    }
    return false;
}

/* Every line that touches the view is in exactly one stretch, in order, and not much else is. */
static void walk_finds_what_is_visible(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    add_lines(&builder);
    made_up_map_init_from(&map, &builder);
    const struct layer *layer = reply_layer_find(&map.reply, LAYER_RIVERS, 0);
    const struct point *points = map.reply.points;
    srand(3);
    for (int round = 0; round < 200; round++) {
        double x = rand() % 240 * 1e3 - 120e3, y = rand() % 240 * 1e3 - 120e3, half = 1e3 + rand() % 50 * 1e3;
        struct extent view = {x - half, y - half, x + half, y + half};
        unsigned char seen[wheel_points + 3] = {0};
        size_t last = 0;
        struct scene_walk walk = scene_walk(map.scene, layer, view);
        for (struct stretch stretch; scene_walk_next(&walk, &stretch);) {
            size_t first = (size_t)(stretch.points - points);
            assert_true(first >= last || first == 0);
            assert_true(first >= stretch.part->first_point);
            assert_true(first + stretch.count <= stretch.part->first_point + stretch.part->point_count);
            for (size_t i = first; i + 1 < first + stretch.count; i++)
                assert_int_equal(seen[i]++, 0);
            last = first + stretch.count - 1;
        }
        int touching = 0, given = 0;
        for (size_t i = 0; i + 1 < wheel_points + 2; i++) {
            bool visible = i != wheel_points - 1 && line_touches(view, points[i], points[i + 1]);
            assert_true(!visible || seen[i]);
            touching += visible;
            given += seen[i];
        }
        assert_true(given <= touching + 5 * block_points);
    }
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

static void walk_gives_whole_parts_and_points(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    add_lines(&builder);
    made_up_map_init_from(&map, &builder);
    const struct layer *layer = reply_layer_find(&map.reply, LAYER_RIVERS, 0);
    struct scene_walk walk = scene_walk(map.scene, layer, (struct extent){-1e6, -1e6, 1e6, 1e6});
    struct stretch stretch;
    size_t counts[] = {wheel_points, 2, 1};
    for (int i = 0; i < 3; i++) {
        assert_true(scene_walk_next(&walk, &stretch));
        assert_int_equal(stretch.count, counts[i]);
        assert_ptr_equal(stretch.feature, &map.reply.features[i < 2 ? 0 : 1]);
    }
    assert_false(scene_walk_next(&walk, &stretch));
    walk = scene_walk(map.scene, NULL, (struct extent){-1e6, -1e6, 1e6, 1e6});
    assert_false(scene_walk_next(&walk, &stretch));
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_extents),
        cmocka_unit_test(middles_lie_inside_where_it_is_wide),
        cmocka_unit_test(fit_leaves_room_beside_the_reference_line),
        cmocka_unit_test(chooses_a_level_within_half_a_dot),
        cmocka_unit_test(ranks_places),
        cmocka_unit_test(walk_finds_what_is_visible),
        cmocka_unit_test(walk_gives_whole_parts_and_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
