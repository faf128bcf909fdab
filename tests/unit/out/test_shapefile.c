#include "../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "fixture.h"
#include "viewer/out/shapefile.h"

/* The value of a record's field. */
static const char *value_at(const struct shapefile_order *order, size_t record, size_t field)
{
    const char *value = (const char *)order->values.items;
    for (size_t i = 0; i < record * order->fields.count + field; i++)
        value += strlen(value) + 1;
    return value;
}

static void tiers_have_the_fields_that_users_rely_on(void **state)
{
    (void)state;
    static const char *const names[] = {"TIER", "NAME", "FORCE", "INNER_KM", "OUTER_KM", "AREA_KM2", "ILLUSTR"};
    static const char *const first[] = {"1", "Demilitarised zone", "neutral peacekeepers of a third country, likely",
                                        "0.000", "25.000", "12345.7", "T"};
    struct fixture fixture;
    struct shapefile_order order = {0};
    fixture_init(&fixture, REFERENCE_RUSSIA, true);
    out_shapefile_tiers(&fixture.subject, &order);
    assert_true(order.is_polygons);
    assert_int_equal(order.fields.count, 7);
    assert_int_equal(order.records.count, 3); /* neither the rest nor what is beyond */
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(order.fields.items[i].name, names[i]);
        assert_string_equal(value_at(&order, 0, i), first[i]);
        assert_true(strlen(first[i]) <= order.fields.items[i].width);
    }
    assert_string_equal(value_at(&order, 2, 4), "220.000");
    assert_int_equal(order.records.items[0], 3); /* two polygons, one with a hole; the detailed ones */
    assert_int_equal(order.parts.items[0].is_hole, 0);
    assert_int_equal(order.parts.items[1].is_hole, 1);
    struct bytes message = {0};
    struct shapefile_order back;
    shapefile_order_write(&order, &message); /* the engine would take it */
    assert_true(shapefile_order_read(&back, message.items, message.count, NULL));
    shapefile_order_fini(&back);
    bytes_fini(&message);
    shapefile_order_fini(&order);
    fixture_fini(&fixture);
}

static void the_line_is_one_record(void **state)
{
    (void)state;
    struct fixture fixture;
    struct shapefile_order order = {0};
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    out_shapefile_reference(&fixture.subject, &order);
    assert_false(order.is_polygons);
    assert_int_equal(order.records.count, 1);
    assert_int_equal(order.records.items[0], 2);
    assert_int_equal(order.places.count, 5);
    assert_string_equal(value_at(&order, 0, 0), "russia");
    assert_string_equal(value_at(&order, 0, 1), "1978.2");
    assert_string_equal(value_at(&order, 0, 2), "T");
    for (size_t i = 0; i < order.places.count; i++)
        assert_true(order.places.items[i].lon > 33 && order.places.items[i].lon < 34.5);
    shapefile_order_fini(&order);
    fixture_fini(&fixture);
}

static void what_must_be_said_stands_beside_it(void **state)
{
    (void)state;
    struct fixture fixture;
    struct bytes notes = {0};
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    out_shapefile_notes(&fixture.subject, &notes);
    static const char *const said[] = {"illustrative", "front line", "OpenStreetMap", "Financial Times"};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        assert_non_null(strstr(bytes_text(&notes), said[i]));
    bytes_fini(&notes);
    fixture_fini(&fixture);
}

static void longitudes_run_on_over_the_180th_meridian(void **state)
{
    (void)state;
    struct reply reply = {0};
    const struct lonlat places[] = {{179, -17}, {-179, -17}, {177, -18}};
    const double expected[] = {179, 181, 177};
    assert_true(projection_init(&reply.projection, (struct projection_parameters){-16, -19, -17, 179.5}));
    for (size_t i = 0; i < 3; i++) {
        struct lonlat place = out_place(&reply, projection_forward(&reply.projection, places[i]));
        assert_true(fabs(place.lon - expected[i]) < 1e-9);
        assert_true(fabs(place.lat - places[i].lat) < 1e-9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tiers_have_the_fields_that_users_rely_on),
        cmocka_unit_test(the_line_is_one_record),
        cmocka_unit_test(what_must_be_said_stands_beside_it),
        cmocka_unit_test(longitudes_run_on_over_the_180th_meridian),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
