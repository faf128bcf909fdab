#include "../cmocka_all.h"

#include <math.h>

#include "land.h"

/* The square as it would lie at the 180th meridian, from 179 to 181 E. */
static void move_to_180(struct land *country, struct own_reference_query *query)
{
    struct lonlat moved[land_mainland_points];
    for (size_t i = 0; i < land_mainland_points; i++)
        moved[i] = (struct lonlat){land_mainland[i].lon + 149, land_mainland[i].lat};
    query->extent = (struct degree_extent){179, 48, 181, 50};
    projection_init(&country->projection, fit_conic(query->extent));
    shape_fini(&country->outline);
    country->outline = (struct shape){0};
    shape_add_places(&country->outline, &country->projection, moved, land_mainland_points, false);
    country->capital = projection_forward(&country->projection, (struct lonlat){179.5, 49});
}

static void the_180th_meridian_is_no_end(void **state)
{
    struct land *country = *state;
    struct own_reference_query query = land_query(country);
    struct error error = {0};
    move_to_180(country, &query);
    /* Within the country on the far side; cut in two there; running on without a word. */
    static const struct {
        const char *text;
        enum reference_reading reading;
        double west, east; /* of the line */
    } own[] = {
        {LINE("[[-179.5,47.5],[-179.5,50.5]]"), READING_LINE_SPLIT, 180.4, 180.6},
        {LINES("[[178,49],[180,49]],[[-180,49],[-178,49]]"), READING_LINE_SPLIT, 178, 182},
        {LINE("[[178,49],[-178,49]]"), READING_LINE_SPLIT, 178, 182},
        {POLYGONS(BOX("179.5", "48.5", "180", "49.5") "," BOX("-180", "48.5", "-179.5", "49.5")), READING_AREA, 179.5, 180.5},
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (!land_read(country, &query, own[i].text, &error))
            fail_msg("%zu: %s", i, error.text);
        assert_int_equal(country->reference.reading, own[i].reading);
        assert_int_equal(country->reference.line.parts.count, 1);
        struct extent extent = shape_extent(&country->reference.line);
        double degree_m = 73e3; /* of longitude, there */
        assert_true(fabs(extent.min_x - (own[i].west - 180) * degree_m) < 0.1 * degree_m);
        assert_true(fabs(extent.max_x - (own[i].east - 180) * degree_m) < 0.1 * degree_m);
    }
    assert_int_equal(country->reference.area.parts.count, 1); /* of two halves */
    reference_fini(&country->reference);
    const struct lonlat drawn[] = {{178.5, 49.2}, {179.9, 49}, {-179.9, 49}, {-178.5, 48.8}};
    if (!own_reference_draw(&country->reference, country->geos, &query, drawn, 4, &error))
        fail_msg("%s", error.text);
    assert_int_equal(country->reference.reading, READING_LINE_SPLIT);
    assert_int_equal(country->reference.line.parts.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_180th_meridian_is_no_end, land_setup, land_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
