#include "bundled_map.h"
#include "made_up_map.h"

#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geodesic.h"
#include "oracle.h"
#include "viewer/map/here.h"

static const char *name_of(const struct scene *scene, const struct feature *feature)
{
    return feature != NULL ? scene_name(scene, feature, NULL) : "";
}

struct expected {
    double lat, lon;
    enum here_land land;
    const char *country, *region, *water, *town;
};

static void known_places(void **state)
{
    static const struct expected places[] = {
        {50.45, 30.52, HERE_COUNTRY, "Ukraine", "Kyiv", "", "Kyiv"},
        {49.84, 24.03, HERE_COUNTRY, "Ukraine", "Lviv", "", "Lviv"},
        {44.95, 34.10, HERE_COUNTRY, "Ukraine", "Crimea", "", "Simferopol"},
        {47.50, 34.75, HERE_COUNTRY, "Ukraine", "Zaporizhzhia", "Kakhovka Reservoir", "Enerhodar"},
        {50.85, 30.50, HERE_COUNTRY, "Ukraine", "Kyiv Oblast", "Kyiv Reservoir", "Vyshhorod"},
        {46.25, 30.30, HERE_COUNTRY, "Ukraine", "Odesa", "Dnister Liman", "Bilhorod-Dnistrovskyi"},
        {43.50, 32.00, HERE_SEA, "", "", "Black Sea", "Sevastopol"},
        {46.30, 36.70, HERE_SEA, "", "", "Sea of Azov", "Berdiansk"},
        {53.90, 27.56, HERE_ABROAD, "Belarus", "", "", "Minsk"},
        {47.00, 28.85, HERE_ABROAD, "Moldova", "", "", "Chișinău"},
        {30.00, 10.00, HERE_UNKNOWN, "", "", "", "Shkodër"},
    };
    const struct bundled_map *map = *state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct here here = here_find(map->scene, bundled_map_point(map, places[i].lat, places[i].lon));
        assert_int_equal(here.land, places[i].land);
        assert_true(fabs(here.place.lat - places[i].lat) < 1e-9 &&
                    fabs(here.place.lon - places[i].lon) < 1e-9);
        assert_string_equal(name_of(map->scene, here.country), places[i].country);
        assert_string_equal(name_of(map->scene, here.region), places[i].region);
        assert_string_equal(name_of(map->scene, here.water), places[i].water);
        assert_string_equal(name_of(map->scene, here.town), places[i].town);
        assert_int_equal(here.zone != no_zone, places[i].land == HERE_COUNTRY);
    }
}

/* Everything against searching all there is, with other means. */
static void agrees_with_brute_force(void **state)
{
    const struct bundled_map *map = *state;
    const struct bundled *bundled = &map->bundled;
    struct {
        const struct layer *layer;
        const struct feature *found;
    } layers[] = {{bundled->country, NULL},
                  {bundled->neighbours, NULL},
                  {bundled->regions, NULL},
                  {bundled->zones, NULL}};
    srand(7);
    for (int round = 0; round < 400; round++) {
        struct here here = here_find(map->scene, bundled_map_anywhere(map));
        for (size_t i = 0; i < 4; i++) {
            const struct layer *layer = layers[i].layer;
            layers[i].found = NULL;
            for (uint32_t k = 0; k < layer->feature_count && layers[i].found == NULL; k++)
                if (oracle_contains(bundled_reply(bundled, layer), bundled_at(bundled, layer, k), here.point))
                    layers[i].found = bundled_at(bundled, layer, k);
        }
        assert_ptr_equal(here.country, layers[0].found != NULL ? layers[0].found : layers[1].found);
        assert_ptr_equal(here.region, layers[2].found);
        assert_ptr_equal(here.zone != no_zone ? bundled_at(bundled, bundled->zones, here.zone) : NULL,
                         layers[3].found);
        assert_true(fabs(here.reference.metres -
                         oracle_distance_m(&bundled->tiers, bundled->reference, here.point)) < 1);
        if (here.zone < tier_count) { /* edges are within 0.02 % of the depth */
            double away_km = here.reference.metres / 1000, slack_km = 0.001 + away_km * 2e-4;
            assert_true(away_km < bundled_outer_km[here.zone] + slack_km);
            assert_true(here.zone == 0 || away_km > bundled_outer_km[here.zone - 1] - slack_km);
        }
    }
}

static void the_nearest_town_is_nearest(void **state)
{
    const struct bundled_map *map = *state;
    srand(8);
    for (int round = 0; round < 300; round++) {
        struct here here = here_find(map->scene, bundled_map_anywhere(map));
        double nearest_m = INFINITY;
        for (uint32_t i = 0; i < map->bundled.places->feature_count; i++) {
            const struct feature *town = bundled_at(&map->bundled, map->bundled.places, i);
            struct point point = *scene_points(map->scene, scene_part(map->scene, town, 0));
            struct lonlat place = projection_inverse(&map->bundled.ground.projection, point);
            nearest_m = fmin(nearest_m, geodesic_distance_m(here.place, place));
            if (town == here.town) {
                double off = remainder(geodesic_azimuth(here.place, place) - 45.0 * (int)here.town_wind, 360);
                assert_true(fabs(off) <= 22.5);
            }
        }
        assert_true(here.town_m == nearest_m);
    }
}

/* A jagged line with edges of almost 20 km, seen from near and from far. */
static void long_edges_are_measured_to_the_metre(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    struct point line[60];
    for (int i = 0; i < 60; i++)
        line[i] = (struct point){(i % 2) * 16e3, -300e3 + i * 11e3};
    reply_builder_layer(&builder, LAYER_COUNTRY, 0, 0);
    reply_builder_feature(&builder);
    add_box(&builder, -500, -500, 500, 500, false);
    reply_builder_layer(&builder, LAYER_REFERENCE, 0, 0);
    reply_builder_feature(&builder);
    reply_builder_part(&builder, line, 60, false);
    made_up_map_init_from(&map, &builder);
    const struct layer *layer = reply_layer_find(&map.reply, LAYER_REFERENCE, 0);
    srand(9);
    double worst_m = 0;
    for (int round = 0; round < 1500; round++) {
        double reach_m = round % 3 == 0 ? 30e3 : round % 3 == 1 ? 200e3 : 900e3;
        struct point from = {(2.0 * rand() / RAND_MAX - 1) * reach_m,
                             (2.0 * rand() / RAND_MAX - 1) * reach_m};
        struct reference_way way = reference_way_from(map.scene, from);
        worst_m = fmax(worst_m, fabs(way.metres - oracle_distance_m(&map.reply, layer, from)));
        struct lonlat a = projection_inverse(&map.reply.projection, from),
                      b = projection_inverse(&map.reply.projection, way.point);
        assert_true(fabs(geodesic_distance_m(a, b) - way.metres) < 1e-6);
    }
    assert_true(worst_m < 1);
    struct reference_way at_vertex = reference_way_from(map.scene, line[30]);
    assert_true(at_vertex.metres < 0.01);
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

static void nothing_is_there(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    made_up_map_init_from(&map, &builder);
    struct here here = here_find(map.scene, (struct point){1000, 2000});
    assert_int_equal(here.land, HERE_UNKNOWN);
    assert_null(here.country);
    assert_null(here.region);
    assert_null(here.water);
    assert_null(here.town);
    assert_int_equal(here.zone, no_zone);
    assert_true(isinf(here.reference.metres));
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

static void land_lies_over_the_sea_and_lakes_over_land(void **state)
{
    (void)state;
    struct made_up_map map;
    made_up_map_init(&map);
    struct here lake = here_find(map.scene, (struct point){240e3, 130e3}),
                sea = here_find(map.scene, (struct point){5e5, -1e5}),
                abroad = here_find(map.scene, (struct point){1250e3, 4e5}),
                tier = here_find(map.scene, (struct point){99e4, 1e5});
    assert_int_equal(lake.land, HERE_COUNTRY);
    assert_string_equal(name_of(map.scene, lake.water), "Round Lake");
    assert_string_equal(name_of(map.scene, lake.region), "Left Half");
    assert_int_equal(lake.zone, 3);
    assert_int_equal(sea.land, HERE_SEA);
    assert_string_equal(name_of(map.scene, sea.water), "South Sea");
    assert_int_equal(sea.zone, no_zone);
    assert_int_equal(abroad.land, HERE_ABROAD);
    assert_string_equal(name_of(map.scene, abroad.country), "Eastland");
    assert_string_equal(name_of(map.scene, abroad.town), "Faraway");
    assert_int_equal(abroad.town_wind, WIND_N);
    assert_int_equal(tier.zone, 0);
    assert_null(tier.water);
    made_up_map_fini(&map);
}

static void winds(void **state)
{
    (void)state;
    assert_int_equal(wind_of(0), WIND_N);
    assert_int_equal(wind_of(22), WIND_N);
    assert_int_equal(wind_of(23), WIND_NE);
    assert_int_equal(wind_of(180), WIND_S);
    assert_int_equal(wind_of(292), WIND_W);
    assert_int_equal(wind_of(293), WIND_NW);
    assert_int_equal(wind_of(359.9), WIND_N);
    assert_int_equal(wind_of(360), WIND_N);
    for (enum wind wind = 0; wind < WINDS; wind++)
        assert_int_equal(wind_opposite(wind_opposite(wind)), wind);
    assert_string_equal(wind_name(wind_opposite(WIND_NW)), "SE");
}

static int set_up(void **state)
{
    static struct bundled_map map;
    bundled_map_init(&map, REFERENCE_RUSSIA_BELARUS);
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
        cmocka_unit_test(known_places),
        cmocka_unit_test(agrees_with_brute_force),
        cmocka_unit_test(the_nearest_town_is_nearest),
        cmocka_unit_test(long_edges_are_measured_to_the_metre),
        cmocka_unit_test(nothing_is_there),
        cmocka_unit_test(land_lies_over_the_sea_and_lakes_over_land),
        cmocka_unit_test(winds),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
