#include "bundled_map.h"
#include "made_up_map.h"

#include "../cmocka_all.h"

#include <stdlib.h>

#include "oracle.h"
#include "viewer/map/inside.h"
#include "viewer/map/raster.h"

/* Every place lies in exactly one of two neighbours, also one on their common edge or at its corners. */
static void edges_belong_to_one_neighbour(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    reply_builder_layer(&builder, LAYER_REGIONS, 0, 0);
    reply_builder_feature(&builder);
    add_box(&builder, 0, 0, 10, 20, false);
    reply_builder_feature(&builder);
    add_box(&builder, 10, 0, 20, 20, false);
    add_box(&builder, 12, 5, 15, 10, true);
    reply_builder_feature(&builder);
    add_box(&builder, 12, 5, 15, 10, false);
    reply_builder_feature(&builder);
    made_up_map_init_from(&map, &builder);
    const struct layer *layer = reply_layer_find(&map.reply, LAYER_REGIONS, 0);
    const struct feature *west = scene_feature(map.scene, layer, 0), *east = west + 1;
    for (int x = 0; x < 20; x++)
        for (int y = 1; y <= 20; y++) {
            struct point point = {x * 1e3, y * 1e3};
            int holders = 0;
            for (uint32_t i = 0; i < layer->feature_count; i++)
                holders += inside_feature(map.scene, west + i, point);
            assert_int_equal(holders, 1);
        }
    assert_ptr_equal(inside_layer(map.scene, layer, (struct point){10e3, 3e3}), east);
    assert_ptr_equal(inside_layer(map.scene, layer, (struct point){9.999e3, 3e3}), west);
    assert_ptr_equal(inside_layer(map.scene, layer, (struct point){13e3, 7e3}), east + 1);
    assert_null(inside_layer(map.scene, layer, (struct point){20e3, 3e3}));
    assert_null(inside_layer(map.scene, layer, (struct point){3e3, 20.1e3}));
    assert_null(inside_layer(map.scene, NULL, (struct point){3e3, 3e3}));
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

static void holds_what_the_raster_fills(void **state)
{
    const struct bundled_map *map = *state;
    struct camera camera = camera_fit(scene_extent(map->scene), 60, 20);
    for (uint32_t i = 0; i < map->bundled.regions->feature_count; i++) {
        const struct feature *region = scene_feature(map->scene, map->bundled.regions, i);
        struct raster raster;
        raster_init(&raster, map->scene, &camera, 1, 1);
        raster_fill(&raster, region, 1);
        for (int row = 0; row < camera.rows; row++)
            for (int column = 0; column < camera.columns; column++)
                assert_int_equal(
                    raster.at[row * raster.width + column],
                    inside_feature(map->scene, region, camera_point(&camera, (struct pos){column, row})));
        raster_fini(&raster);
    }
}

static void agrees_with_brute_force(void **state)
{
    const struct bundled_map *map = *state;
    const struct layer *layers[] = {map->bundled.country, map->bundled.neighbours, map->bundled.regions,
                                    map->bundled.zones};
    srand(11);
    for (int round = 0; round < 1500; round++) {
        struct point point = bundled_map_anywhere(map);
        for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
            const struct feature *expected = NULL;
            for (uint32_t k = 0; k < layers[i]->feature_count && expected == NULL; k++) {
                const struct feature *feature = scene_feature(map->scene, layers[i], k);
                if (oracle_contains(bundled_reply(&map->bundled, layers[i]), feature, point))
                    expected = feature;
            }
            assert_ptr_equal(inside_layer(map->scene, layers[i], point), expected);
        }
    }
}

static int set_up(void **state)
{
    static struct bundled_map map;
    bundled_map_init(&map, REFERENCE_RUSSIA);
    *state = &map;
    return 0;
}

static int tear_down(void **state)
{
    bundled_map_fini(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_belong_to_one_neighbour),
        cmocka_unit_test(holds_what_the_raster_fills),
        cmocka_unit_test(agrees_with_brute_force),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
