#include "../cmocka_all.h"

#include "viewer/idle.h"

static void without_a_limit_it_never_ends(void **state)
{
    (void)state;
    struct idle idle;
    idle_init(&idle, 0, 5000);
    assert_int_equal(idle_left_ms(&idle, 5000), -1);
    assert_int_equal(idle_take(&idle, INT64_MAX / 2), IDLE_NOTHING);
}

static void it_warns_then_ends(void **state)
{
    (void)state;
    struct idle idle;
    idle_init(&idle, 600, 1000);
    assert_int_equal(idle_warning_ms(&idle), 30000);
    assert_int_equal(idle_left_ms(&idle, 1000), 570000);
    assert_int_equal(idle_take(&idle, 570999), IDLE_NOTHING);
    assert_int_equal(idle_left_ms(&idle, 570999), 1);
    assert_int_equal(idle_take(&idle, 571000), IDLE_WARN);
    assert_int_equal(idle_left_ms(&idle, 571000), 30000);
    assert_int_equal(idle_take(&idle, 600999), IDLE_NOTHING);
    assert_int_equal(idle_take(&idle, 601000), IDLE_END);
}

static void a_short_one_warns_for_a_third(void **state)
{
    (void)state;
    struct idle idle;
    idle_init(&idle, 9, 0);
    assert_int_equal(idle_warning_ms(&idle), 3000);
    assert_int_equal(idle_take(&idle, 6000), IDLE_WARN);
    assert_int_equal(idle_take(&idle, 9000), IDLE_END);
}

static void a_key_begins_anew(void **state)
{
    (void)state;
    struct idle idle;
    idle_init(&idle, 60, 0);
    idle_use(&idle, 35000);
    assert_int_equal(idle_left_ms(&idle, 40000), 35000);
    assert_int_equal(idle_take(&idle, 75000), IDLE_WARN);
    idle_use(&idle, 80000);
    assert_int_equal(idle_take(&idle, 95000), IDLE_NOTHING);
    assert_int_equal(idle_take(&idle, 120000), IDLE_WARN);
    assert_int_equal(idle_take(&idle, 140000), IDLE_END);
}

/* The program was stopped meanwhile: it does not end without a warning. */
static void however_late_the_warning_comes_first(void **state)
{
    (void)state;
    struct idle idle;
    idle_init(&idle, 60, 0);
    assert_int_equal(idle_left_ms(&idle, 500000), 0);
    assert_int_equal(idle_take(&idle, 500000), IDLE_WARN);
    assert_int_equal(idle_left_ms(&idle, 500000), 20000);
    assert_int_equal(idle_take(&idle, 520000), IDLE_END);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_limit_it_never_ends),
        cmocka_unit_test(it_warns_then_ends),
        cmocka_unit_test(a_short_one_warns_for_a_third),
        cmocka_unit_test(a_key_begins_anew),
        cmocka_unit_test(however_late_the_warning_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
