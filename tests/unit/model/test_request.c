#include "../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "model/request.h"

static struct request sample(void)
{
    return (struct request){
        .number = 7,
        .reference = REFERENCE_RUSSIA,
        .reference_is_open = true,
        .tier_count = 3,
        .outer_km = {25, 75, 220},
        .layers_dir = "/usr/share/tiermap/shapefiles",
        .border_path = "",
        .where_field = "iso",
        .where_value = "UA",
        .reference_path = "",
        .max_vertices = 3000000,
    };
}

static void survives_the_journey(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct request request = sample(), read;
    request_write(&request, &bytes);
    assert_int_equal(request_length(bytes.items, 4), 0);
    assert_int_equal(request_length(bytes.items, 8), bytes.count);
    assert_true(request_read(&read, bytes.items, bytes.count, NULL));
    assert_int_equal(read.number, 7);
    assert_true(read.outer_km[2] == 220);
    assert_string_equal(read.layers_dir, request.layers_dir);
    assert_string_equal(read.where_field, "iso");
    assert_string_equal(read.where_value, "UA");
    assert_string_equal(read.reference_path, "");
    assert_true(read.reference_is_open);
    assert_int_equal(read.max_vertices, 3000000);
    assert_null(read.drawn);
    bytes_fini(&bytes);
}

static void a_drawn_line_survives_it_too(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct lonlat line[drawn_points_max];
    struct request request = sample(), read;
    for (size_t i = 0; i < drawn_points_max; i++)
        line[i] = (struct lonlat){30 + (double)i / drawn_points_max, 48};
    request.reference = REFERENCE_DRAWN;
    request.drawn = line;
    request.drawn_count = drawn_points_max;
    request_write(&request, &bytes);
    assert_true(request_read(&read, bytes.items, bytes.count, NULL));
    assert_int_equal(read.drawn_count, drawn_points_max);
    assert_memory_equal(read.drawn, line, sizeof line);
    assert_string_equal(read.where_value, "UA");
    bytes_fini(&bytes);
}

static void refuses(struct request request)
{
    struct bytes bytes = {0};
    struct error error = {0};
    struct request read;
    request_write(&request, &bytes);
    assert_false(request_read(&read, bytes.items, bytes.count, &error));
    assert_true(error.text[0] != '\0');
    bytes_fini(&bytes);
}

static void bad_numbers_are_refused(void **state)
{
    (void)state;
    struct request request = sample();
    request.outer_km[1] = 20;
    refuses(request);
    request.outer_km[1] = NAN;
    refuses(request);
    request = sample();
    request.tier_count = 5;
    refuses(request);
    request = sample();
    request.reference = 99;
    refuses(request);
}

static void bad_lines_are_refused(void **state)
{
    (void)state;
    struct lonlat line[drawn_points_max + 1] = {{30, 48}, {31, 49}};
    struct request request = sample();
    request.drawn = line;
    request.drawn_count = 2; /* but another kind of reference */
    refuses(request);
    request.reference = REFERENCE_DRAWN;
    request.drawn_count = 1;
    refuses(request);
    request.drawn_count = drawn_points_max + 1;
    refuses(request);
    request.drawn_count = 2;
    line[1].lat = INFINITY;
    refuses(request);
    line[1].lat = 91;
    refuses(request);
}

static void damage_is_refused(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct request request = sample(), read;
    request_write(&request, &bytes);
    for (size_t size = 0; size < bytes.count; size++)
        assert_false(request_read(&read, bytes.items, size, NULL));
    bytes.items[bytes.count - 1] = 'x';
    assert_false(request_read(&read, bytes.items, bytes.count, NULL));
    bytes_fini(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survives_the_journey),
        cmocka_unit_test(a_drawn_line_survives_it_too),
        cmocka_unit_test(bad_numbers_are_refused),
        cmocka_unit_test(bad_lines_are_refused),
        cmocka_unit_test(damage_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
