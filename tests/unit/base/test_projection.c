#include "../cmocka_all.h"

#include <math.h>
#include <proj.h>
#include <stdio.h>

#include "base/projection.h"

/* Held to PROJ's own conic, over the whole range that a country's map can show. */
static void agrees_with_proj(struct projection_parameters parameters)
{
    struct projection projection;
    char definition[200];
    snprintf(definition, sizeof definition, "+proj=lcc +lat_1=%.17g +lat_2=%.17g +lat_0=%.17g +lon_0=%.17g +ellps=WGS84",
             parameters.lat_1, parameters.lat_2, parameters.lat_0, parameters.lon_0);
    PJ *oracle = proj_create(PJ_DEFAULT_CTX, definition);
    assert_non_null(oracle);
    assert_true(projection_init(&projection, parameters));
    double worst_m = 0;
    for (double lat = parameters.lat_0 - 25; lat <= parameters.lat_0 + 25 && lat < 89; lat += 0.7) {
        for (double lon = parameters.lon_0 - 40; lon <= parameters.lon_0 + 40; lon += 1.3) {
            struct lonlat place = {remainder(lon, 360), lat};
            struct point mine = projection_forward(&projection, place);
            PJ_COORD theirs = proj_trans(oracle, PJ_FWD, proj_coord(proj_torad(place.lon), proj_torad(place.lat), 0, 0));
            worst_m = fmax(worst_m, hypot(mine.x - theirs.xy.x, mine.y - theirs.xy.y));
            struct lonlat back = projection_inverse(&projection, mine);
            assert_true(fabs(remainder(back.lon - place.lon, 360)) < 1e-9);
            assert_true(fabs(back.lat - place.lat) < 1e-9);
        }
    }
    proj_destroy(oracle);
    assert_true(worst_m < 0.001);
}

static void conic_for_ukraine(void **state)
{
    (void)state;
    agrees_with_proj((struct projection_parameters){46, 51, 48.4, 31.2});
}

static void conic_elsewhere(void **state)
{
    (void)state;
    agrees_with_proj((struct projection_parameters){-30, -40, -35, 175});
    agrees_with_proj((struct projection_parameters){45, 45, 45, -100});
}

/* A short way north on the map over the same way on the ground. */
static void scale_is_that_of_the_map(void **state)
{
    (void)state;
    static const struct projection_parameters cones[] = {{46, 51, 48.4, 31.2}, {56.7, 56.7, 0, 0}, {-30, -20, -25, 10}};
    for (size_t i = 0; i < sizeof cones / sizeof *cones; i++) {
        struct projection projection;
        assert_true(projection_init(&projection, cones[i]));
        assert_true(fabs(projection_scale(&projection, cones[i].lat_1) - 1) < 1e-9);
        for (double lat = -86; lat < 86; lat += 4) {
            double lon = cones[i].lon_0, step = 1e-4, sine = sin(lat * M_PI / 180), flattened = 1 - 0.00669437999014 * sine * sine;
            double ground_m = 6378137 * (1 - 0.00669437999014) / pow(flattened, 1.5) * 2 * step * M_PI / 180;
            struct point south = projection_forward(&projection, (struct lonlat){lon, lat - step});
            struct point north = projection_forward(&projection, (struct lonlat){lon, lat + step});
            assert_true(fabs(hypot(north.x - south.x, north.y - south.y) / ground_m / projection_scale(&projection, lat) - 1) < 1e-5);
        }
    }
}

static void bad_parameters_are_refused(void **state)
{
    (void)state;
    struct projection projection;
    assert_false(projection_init(&projection, (struct projection_parameters){NAN, 51, 48, 31}));
    assert_false(projection_init(&projection, (struct projection_parameters){46, 51, 91, 31}));
    assert_false(projection_init(&projection, (struct projection_parameters){46, INFINITY, 48, 31}));
    assert_false(projection_init(&projection, (struct projection_parameters){-46, 46, 48, 31}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conic_for_ukraine),
        cmocka_unit_test(conic_elsewhere),
        cmocka_unit_test(scale_is_that_of_the_map),
        cmocka_unit_test(bad_parameters_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
