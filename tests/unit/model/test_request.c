#include "../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "model/request.h"

static struct request sample(void)
{
    return (struct request){
        .number = 7,
        .reference = REFERENCE_RUSSIA,
        .tier_count = 3,
        .outer_km = {25, 75, 220},
        .layers_dir = "/usr/share/tiermap/shapefiles",
        .border_path = "",
        .reference_path = "",
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
    assert_string_equal(read.reference_path, "");
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
        cmocka_unit_test(bad_numbers_are_refused),
        cmocka_unit_test(damage_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
