#include "../cmocka_all.h"

#include "viewer/draw/zone_role.h"

static const enum role own[] = {ROLE_TIER_1, ROLE_TIER_2, ROLE_TIER_3, ROLE_TIER_4, ROLE_REST, ROLE_BEYOND};
static const enum role dim[] = {ROLE_TIER_1_DIM, ROLE_TIER_2_DIM, ROLE_TIER_3_DIM, ROLE_TIER_4_DIM, ROLE_REST_DIM, ROLE_BEYOND};
static const enum role lit[] = {ROLE_TIER_1, ROLE_TIER_2, ROLE_TIER_3, ROLE_TIER_4, ROLE_REST_LIT, ROLE_BEYOND};
enum { count = sizeof own / sizeof *own };

static void every_zone_has_its_own(void **state)
{
    (void)state;
    for (uint32_t tier = 0; tier < tiers_max; tier++)
        assert_int_equal(zone_role(ZONE_TIER, tier), own[tier]);
    assert_int_equal(zone_role(ZONE_REST, 0), ROLE_REST);
    assert_int_equal(zone_role(ZONE_BEYOND, 0), ROLE_BEYOND);
}

static void others_step_back_from_the_selected_one(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(zone_role_while(own[i], i, no_zone), own[i]);
        assert_int_equal(zone_role_while(own[i], i, i), lit[i]);
        assert_int_equal(zone_role_while(own[i], i, i + 1), dim[i]);
    }
}

static void the_own_one_is_found_again(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(zone_role_own(own[i]), own[i]);
        assert_int_equal(zone_role_own(dim[i]), own[i]);
        assert_int_equal(zone_role_own(lit[i]), own[i]);
    }
    assert_int_equal(zone_role_own(ROLE_SEA), ROLE_SEA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_zone_has_its_own),
        cmocka_unit_test(others_step_back_from_the_selected_one),
        cmocka_unit_test(the_own_one_is_found_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
