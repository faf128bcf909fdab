#include "bundled_map.h"
#include "made_up_map.h"

#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>

#include "base/segment.h"
#include "viewer/map/snap.h"

static struct camera camera_of(double metres_per_column)
{
    struct camera camera = camera_fit((struct extent){0, 0, 1, 1}, 80, 24);
    camera.metres_per_column = metres_per_column;
    return camera;
}

/* A country of 100 x 100 km whose western half is an oblast. */
static void make_map(struct made_up_map *map)
{
    struct reply_builder builder = {0};
    reply_builder_layer(&builder, LAYER_COUNTRY, 0, 0);
    reply_builder_feature(&builder);
    add_box(&builder, 0, 0, 100, 100, false);
    reply_builder_layer(&builder, LAYER_NEIGHBOURS, 0, 0);
    reply_builder_feature(&builder);
    add_box(&builder, 200, 0, 300, 100, false);
    reply_builder_layer(&builder, LAYER_REGIONS, 0, 0);
    reply_builder_feature(&builder);
    add_box(&builder, 0, 0, 50, 100, false);
    made_up_map_init_from(map, &builder);
    reply_builder_fini(&builder);
}

static void expect(const struct made_up_map *map, struct point from, enum snap_kind kind, struct point to,
                   bool is_outline)
{
    struct camera camera = camera_of(1000);
    struct snap snap = snap_find(map->scene, &camera, from, 3);
    assert_int_equal(snap.kind, kind);
    assert_true(snap.point.x == to.x && snap.point.y == to.y);
    assert_int_equal(snap.is_outline, is_outline);
}

static void vertices_come_before_edges(void **state)
{
    (void)state;
    struct made_up_map map;
    make_map(&map);
    expect(&map, (struct point){101e3, 101e3}, SNAP_VERTEX, (struct point){100e3, 100e3}, true);
    expect(&map, (struct point){100.1e3, 98e3}, SNAP_VERTEX, (struct point){100e3, 100e3}, true);
    expect(&map, (struct point){101e3, 40e3}, SNAP_EDGE, (struct point){100e3, 40e3}, true);
    expect(&map, (struct point){52e3, 40e3}, SNAP_EDGE, (struct point){50e3, 40e3}, false);
    expect(&map, (struct point){51e3, 1e3}, SNAP_VERTEX, (struct point){50e3, 0}, false);
    expect(&map, (struct point){1e3, 1e3}, SNAP_VERTEX, (struct point){0, 0},
           true); /* of both: it is the outline */
    expect(&map, (struct point){1e3, 30e3}, SNAP_EDGE, (struct point){0, 30e3}, true);
    expect(&map, (struct point){103e3, 40e3}, SNAP_EDGE, (struct point){100e3, 40e3}, true);
    made_up_map_fini(&map);
}

static void far_away_nothing_is_meant(void **state)
{
    (void)state;
    struct made_up_map map;
    make_map(&map);
    expect(&map, (struct point){103.1e3, 40e3}, SNAP_NONE, (struct point){103.1e3, 40e3}, false);
    expect(&map, (struct point){200e3, 0}, SNAP_NONE, (struct point){200e3, 0},
           false); /* another country's border */
    struct camera near = camera_of(100), far = camera_of(10000);
    assert_int_equal(snap_find(map.scene, &near, (struct point){101e3, 40e3}, 3).kind, SNAP_NONE);
    assert_int_equal(snap_find(map.scene, &far, (struct point){120e3, 120e3}, 3).kind, SNAP_VERTEX);
    made_up_map_fini(&map);
}

/* Against every vertex and edge of the lines that the camera shows. */
static void agrees_with_brute_force(void **state)
{
    (void)state;
    static const enum layer_role roles[] = {LAYER_COUNTRY, LAYER_REGIONS};
    struct bundled_map map;
    bundled_map_init(&map, REFERENCE_RUSSIA);
    const struct reply *ground = &map.bundled.ground;
    srand(12);
    int kinds[SNAP_EDGE + 1] = {0};
    for (int round = 0; round < 300; round++) {
        struct camera camera = camera_of(200 * pow(2, rand() % 6));
        const struct layer *outline = scene_layer_find(map.scene, LAYER_COUNTRY, &camera);
        const struct part *part = scene_part(map.scene, scene_feature(map.scene, outline, 0), 0);
        struct point from = scene_points(map.scene, part)[(uint32_t)rand() % part->point_count];
        from.x += (rand() % 2001 - 1000) * 3e-3 * camera.metres_per_column;
        from.y += (rand() % 2001 - 1000) * 3e-3 * camera.metres_per_column;
        double reach_m = 1.5 * camera.metres_per_column, vertex_m = INFINITY, edge_m = INFINITY;
        for (size_t r = 0; r < 2; r++) {
            const struct layer *layer = scene_layer_find(map.scene, roles[r], &camera);
            for (uint32_t i = 0; i < layer->feature_count; i++) {
                const struct feature *feature = &ground->features[layer->first_feature + i];
                for (uint32_t k = 0; k < feature->part_count; k++) {
                    const struct part *ring = &ground->parts[feature->first_part + k];
                    const struct point *points = &ground->points[ring->first_point];
                    for (uint32_t n = 0; n + 1 < ring->point_count; n++) {
                        struct point foot = segment_foot(from, points[n], points[n + 1]);
                        vertex_m = fmin(vertex_m, hypot(points[n].x - from.x, points[n].y - from.y));
                        edge_m = fmin(edge_m, hypot(foot.x - from.x, foot.y - from.y));
                    }
                }
            }
        }
        struct snap snap = snap_find(map.scene, &camera, from, 1.5);
        double snapped_m = hypot(snap.point.x - from.x, snap.point.y - from.y);
        assert_int_equal(snap.kind, vertex_m <= reach_m ? SNAP_VERTEX
                                    : edge_m <= reach_m ? SNAP_EDGE
                                                        : SNAP_NONE);
        assert_true(snapped_m == (snap.kind == SNAP_VERTEX ? vertex_m : snap.kind == SNAP_EDGE ? edge_m : 0));
        kinds[snap.kind]++;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_true(kinds[i] > 5);
    bundled_map_fini(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vertices_come_before_edges),
        cmocka_unit_test(far_away_nothing_is_meant),
        cmocka_unit_test(agrees_with_brute_force),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
