#include "../cmocka_all.h"

#include <string.h>

#include "base/suggest.h"

static void distance_counts_slips(void **state)
{
    (void)state;
    assert_int_equal(suggest_distance("name", "name"), 0);
    assert_int_equal(suggest_distance("nmae", "name"), 1);
    assert_int_equal(suggest_distance("nam", "name"), 1);
    assert_int_equal(suggest_distance("names", "name"), 1);
    assert_int_equal(suggest_distance("lame", "name"), 1);
    assert_int_equal(suggest_distance("", "name"), 4);
    assert_int_equal(suggest_distance("kitten", "sitting"), 3);
    char endless[200];
    memset(endless, 'x', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_true(suggest_distance(endless, endless) > 100);
}

static void finds_what_was_meant_or_nothing(void **state)
{
    (void)state;
    const char *const known[] = {"name", "force", "outer_km", "said_by"};
    assert_string_equal(suggest_find("nmae", known, 4), "name");
    assert_string_equal(suggest_find("outerkm", known, 4), "outer_km");
    assert_string_equal(suggest_find("sayd_by", known, 4), "said_by");
    assert_null(suggest_find("colour", known, 4));
    assert_null(suggest_find("x", known, 4));
    assert_null(suggest_find("name", known, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distance_counts_slips),
        cmocka_unit_test(finds_what_was_meant_or_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
