#include "../cmocka_all.h"

#include "base/number.h"

#define GAP "\xC2\xA0"

static void short_numbers_have_no_more_than_they_need(void **state)
{
    (void)state;
    char out[number_size];
    assert_string_equal(number_short(out, 75), "75");
    assert_string_equal(number_short(out, 7.5), "7.5");
    assert_string_equal(number_short(out, -0.125), "-0.125");
    assert_string_equal(number_short(out, 1e15), "1e+15");
    assert_string_equal(number_range(out, 0.5, 75), "0.5-75");
}

static void digits_come_in_groups(void **state)
{
    (void)state;
    char out[number_size];
    assert_string_equal(number_grouped(out, 0, 0), "0");
    assert_string_equal(number_grouped(out, 999, 0), "999");
    assert_string_equal(number_grouped(out, 999.6, 0), "1" GAP "000");
    assert_string_equal(number_grouped(out, 27900.04, 1), "27" GAP "900.0");
    assert_string_equal(number_grouped(out, 1234567.891, 2), "1" GAP "234" GAP "567.89");
    assert_string_equal(number_grouped(out, -1234.5, 1), "-1" GAP "234.5");
    assert_string_equal(number_grouped(out, -0.01, 1), "0.0");
    assert_string_equal(number_grouped(out, 1e15, 6), "1" GAP "000" GAP "000" GAP "000" GAP "000" GAP "000.000000");
}

static void rounding_is_to_decimals(void **state)
{
    (void)state;
    assert_true(number_rounded(2.5, 0) == 3);
    assert_true(number_rounded(-2.5, 0) == -3);
    assert_true(number_rounded(4.649, 1) == 4.6);
    assert_true(number_rounded(1978.25, 1) == 1978.3);
}

static void differences_have_a_sign(void **state)
{
    (void)state;
    char out[number_size];
    assert_string_equal(number_signed(out, 3200, 0), "+3" GAP "200");
    assert_string_equal(number_signed(out, -41, 0), "-41");
    assert_string_equal(number_signed(out, 0, 0), "0");
    assert_string_equal(number_signed(out, 0.04, 1), "0.0");
    assert_string_equal(number_signed(out, -0.04, 1), "0.0");
    assert_string_equal(number_signed(out, 0.05, 1), "+0.1");
    assert_string_equal(number_signed(out, 1e15, 6), "+1" GAP "000" GAP "000" GAP "000" GAP "000" GAP "000.000000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_numbers_have_no_more_than_they_need),
        cmocka_unit_test(digits_come_in_groups),
        cmocka_unit_test(rounding_is_to_decimals),
        cmocka_unit_test(differences_have_a_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
