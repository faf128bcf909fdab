#include "viewer/classroom.h"

#include "../cmocka_all.h"

#include <string.h>

#include "base/clock.h"
#include "class_fixture.h"
#include "made_up_reply.h"
#include "model/reply_builder.h"

static void begins_with_what_is_shared(void **state)
{
    struct class_fixture *fixture = *state;
    assert_non_null(fixture->state.scene);
    assert_int_equal(fixture->state.shared.role, SHARED_FOLLOWED);
    assert_int_equal(fixture->state.view, VIEW_WHOLE);
    assert_true(fixture->state.choice.outer_km[0] == 20);
    assert_false(state_is_unsaved(&fixture->state)); /* there is nothing to ask about on leaving */
    assert_false(classroom_is_waiting(&fixture->room, &fixture->state));
    assert_null(fixture->session.link); /* nobody computes it again */
}

static void sees_what_is_shown(void **state)
{
    struct class_fixture *fixture = *state;
    sharer_go_to(fixture, 30000, 1);
    assert_int_equal(fixture->state.selected, 1);
    const struct camera shown = {{30000, 0}, 5000, 60, 20};
    struct extent view = camera_extent(&fixture->state.camera);
    assert_true(extent_holds(extent_widen(view, 1), camera_extent(&shown)));
    assert_int_equal(fixture->state.view, VIEW_FREE);
    sharer_lock(fixture);
    fixture->sharer.view.hold = SHARE_ZONE;
    sharer_unlock(fixture);
    follower_attend(fixture);
    assert_int_equal(fixture->state.view, VIEW_SELECTED);
}

static void sees_other_depths(void **state)
{
    struct class_fixture *fixture = *state;
    sharer_lock(fixture);
    sharer_put_reply(&fixture->sharer, SHARE_DRAFT, 48, 30);
    fixture->sharer.view.outer_km[0] = 30;
    fixture->sharer.view.is_waiting = true;
    sharer_unlock(fixture);
    follower_attend(fixture);
    assert_true(fixture->state.choice.outer_km[0] == 30 && fixture->state.is_waiting);
    assert_true(state_is_draft(&fixture->state));
    assert_true(scene_tiers(fixture->state.scene)->zones[0].outer_km == 30);
    sharer_lock(fixture);
    sharer_put(&fixture->sharer, SHARE_DRAFT, NULL, 0);
    sharer_put_reply(&fixture->sharer, SHARE_EXACT, 48, 30);
    fixture->sharer.view.is_waiting = false;
    sharer_unlock(fixture);
    follower_attend(fixture);
    assert_false(state_is_draft(&fixture->state));
    assert_true(scene_tiers(fixture->state.scene)->zones[0].outer_km == 30);
    sharer_lock(fixture); /* a draft that is not wanted any more */
    sharer_put_reply(&fixture->sharer, SHARE_DRAFT, 48, 40);
    sharer_unlock(fixture);
    follower_attend(fixture);
    assert_true(state_is_draft(&fixture->state));
    sharer_lock(fixture);
    sharer_put(&fixture->sharer, SHARE_DRAFT, NULL, 0);
    sharer_unlock(fixture);
    follower_attend(fixture);
    assert_true(scene_tiers(fixture->state.scene)->zones[0].outer_km == 30);
}

/* A draft that was drawn for what the other one sees is of no use to a screen that shows more of the country. */
static void a_draft_beside_the_view_is_left_out(void **state)
{
    struct class_fixture *fixture = *state;
    const double half_m[] = {1.1e5, 0.9e5}; /* the country is 1e5 wide to either side */
    for (int i = 0; i < 2; i++) {
        struct bytes bytes = {0};
        made_up_tiers(&(struct made_up){.lat_0 = 48, .outer_km = {30 + i, 60}, .drawn_m = half_m[i]}, &bytes);
        sharer_lock(fixture);
        sharer_put(&fixture->sharer, SHARE_DRAFT, bytes.items, bytes.count);
        sharer_unlock(fixture);
        bytes_fini(&bytes);
        follower_attend(fixture);
        assert_true(scene_tiers(fixture->state.scene)->zones[0].outer_km == (i == 0 ? 30 : 20));
        assert_int_equal(state_is_draft(&fixture->state), i == 0);
    }
}

static void sees_a_drawn_line(void **state)
{
    struct class_fixture *fixture = *state;
    const struct lonlat line[] = {{30, 50}, {31, 51}, {32, 50.5}};
    sharer_lock(fixture);
    sharer_put(&fixture->sharer, SHARE_LINE, line, sizeof line);
    fixture->sharer.view.reference = REFERENCE_DRAWN;
    sharer_unlock(fixture);
    follower_attend(fixture);
    assert_int_equal(fixture->state.choice.reference, REFERENCE_DRAWN);
    assert_int_equal(fixture->state.choice.line->count, 3);
    assert_true(fixture->state.choice.line->items[1].lat == 51);
}

static void sees_another_plan(void **state)
{
    struct class_fixture *fixture = *state;
    sharer_lock(fixture);
    sharer_put_plan(&fixture->sharer, "four-tiers.ini");
    sharer_put(&fixture->sharer, SHARE_EXACT, NULL, 0);
    fixture->sharer.view.tier_count = 4;
    memcpy(fixture->sharer.view.outer_km, (double[]){1, 2, 3, 4}, 4 * sizeof(double));
    sharer_unlock(fixture);
    assert_int_equal(follower_attend(fixture), OUTCOME_QUIT);
    assert_int_equal(fixture->state.errand.kind, ERRAND_FOLLOW);
    follower_end(fixture);
    follower_begin(fixture);
    assert_int_equal(fixture->state.plan->tier_count, 4);
    assert_true(fixture->state.choice.outer_km[3] == 4);
    assert_null(fixture->state.scene);
    assert_true(classroom_is_waiting(&fixture->room, &fixture->state)); /* for its tiers */
    assert_int_equal(fixture->state.shared.role, SHARED_FOLLOWED);
}

static void what_is_followed_is_not_ours_to_move(void **state)
{
    struct class_fixture *fixture = *state;
    sharer_go_to(fixture, 30000, 1);
    const struct camera before = fixture->state.camera;
    static const char *const keys[] = {"Left", "+", "0", "2", "1", "S-Up", "Tab", "Esc"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        follower_press(fixture, keys[i]);
        assert_memory_equal(&fixture->state.camera, &before, sizeof before);
        assert_int_equal(fixture->state.selected, 1);
        assert_true(strstr(fixture->state.flash, "follow") != NULL || strcmp(keys[i], "2") == 0);
    }
    follower_press(fixture, "?");
    assert_int_equal(fixture->state.page, PAGE_HELP);
    follower_press(fixture, "Esc b p");
    assert_int_equal(fixture->state.page, PAGE_NONE);
    assert_true(strstr(fixture->state.flash, "you follow") == NULL); /* another room for the map is no move */
    follower_press(fixture, "]");
    assert_true(fixture->state.choice.outer_km[1] == 60);
    assert_non_null(strstr(fixture->state.flash, "depths"));
    assert_false(state_is_unsaved(&fixture->state));
    assert_false(fixture->state.needs_engine);
}

static void alone_the_view_is_ours_and_the_plan_is_not(void **state)
{
    struct class_fixture *fixture = *state;
    sharer_go_to(fixture, 30000, 1);
    follower_press(fixture, "f");
    assert_int_equal(fixture->state.shared.role, SHARED_ALONE);
    const struct camera before = fixture->state.camera;
    follower_press(fixture, "+ Left 1");
    assert_true(fixture->state.camera.metres_per_column < before.metres_per_column);
    assert_int_equal(fixture->state.selected, 0);
    follower_press(fixture, "] r");
    assert_true(fixture->state.choice.outer_km[0] == 20);
    assert_int_equal(fixture->state.choice.reference, REFERENCE_RUSSIA);
    const struct camera own = fixture->state.camera;
    sharer_go_to(fixture, -20000, 0);
    assert_memory_equal(&fixture->state.camera, &own, sizeof own);
    follower_press(fixture, "f");
    const struct camera shown = {{-20000, 0}, 5000, 60, 20};
    assert_true(extent_holds(extent_widen(camera_extent(&fixture->state.camera), 1), camera_extent(&shown)));
}

static void goes_on_alone_when_it_ends(void **state)
{
    struct class_fixture *fixture = *state;
    sharer_go_to(fixture, 30000, 1);
    sharer_lock(fixture);
    sharer_put_reply(&fixture->sharer, SHARE_DRAFT, 48, 30); /* a change is under way */
    fixture->sharer.view.outer_km[0] = 30;
    fixture->sharer.view.is_waiting = true;
    sharer_unlock(fixture);
    follower_attend(fixture);
    const struct camera before = fixture->state.camera;
    fixture->room.joined_ms = clock_now_ms(); /* so that it does not look for it again */
    sharer_stop(&fixture->sharer);
    assert_int_equal(follower_attend(fixture), OUTCOME_REDRAW);
    assert_false(classroom_follows(&fixture->room));
    assert_int_equal(fixture->state.shared.role, SHARED_ENDED);
    assert_non_null(strstr(fixture->state.flash, "alone"));
    assert_memory_equal(&fixture->state.camera, &before, sizeof before);
    assert_true(fixture->state.choice.outer_km[0] == 20 && !fixture->state.is_waiting && !state_is_draft(&fixture->state));
    assert_false(state_is_unsaved(&fixture->state));
    assert_int_equal(classroom_fd(&fixture->room), -1);
    follower_press(fixture, "2 ]"); /* everything is ours now */
    assert_true(fixture->state.choice.outer_km[1] == 61);
    follower_press(fixture, "f");
    assert_non_null(strstr(fixture->state.flash, "nobody shares"));
}

/* With a sentence, and what was there, or nothing, is left. */
static void ends(struct class_fixture *fixture)
{
    assert_int_equal(follower_attend(fixture), OUTCOME_REDRAW);
    assert_false(classroom_follows(&fixture->room));
    assert_int_equal(fixture->state.shared.role, SHARED_ENDED);
    assert_string_not_equal(fixture->state.flash, "");
    assert_ptr_equal(fixture->state.scene, fixture->session.answers.scene);
    follower_press(fixture, "Left + 0");
}

static void tiers_of_another_ground(struct sharer *sharer)
{
    sharer_put_reply(sharer, SHARE_EXACT, 49, 20);
}

static void a_draft_of_another_ground(struct sharer *sharer)
{
    sharer_put_reply(sharer, SHARE_DRAFT, 49, 20);
}

static void another_ground_and_the_same_tiers(struct sharer *sharer)
{
    sharer_put_reply(sharer, SHARE_GROUND, 49, 20);
}

static void tiers_as_the_ground(struct sharer *sharer)
{
    struct bytes bytes = {0};
    made_up_tiers(&(struct made_up){.lat_0 = 48, .outer_km = {20, 60}, .is_exact = true}, &bytes);
    sharer_put(sharer, SHARE_GROUND, bytes.items, bytes.count);
    bytes_fini(&bytes);
}

static void a_draft_as_exact_tiers(struct sharer *sharer)
{
    struct bytes bytes = {0};
    made_up_tiers(&(struct made_up){.lat_0 = 48, .outer_km = {20, 60}}, &bytes);
    sharer_put(sharer, SHARE_EXACT, bytes.items, bytes.count);
    bytes_fini(&bytes);
}

static void a_failure(struct sharer *sharer)
{
    struct bytes bytes = {0};
    reply_write_failure(1, "no", &bytes);
    sharer_put(sharer, SHARE_EXACT, bytes.items, bytes.count);
    bytes_fini(&bytes);
}

static void no_reply(struct sharer *sharer)
{
    sharer_put(sharer, SHARE_GROUND, "TMREPLY\n", 8);
}

static void no_plan(struct sharer *sharer)
{
    sharer_put(sharer, SHARE_PLAN, "[plan]\ntitle = half\n", 20);
}

static void more_tiers_than_the_plan_has(struct sharer *sharer)
{
    sharer->view.tier_count = 3;
    sharer->view.outer_km[2] = 99;
}

static void half_a_line(struct sharer *sharer)
{
    sharer_put(sharer, SHARE_LINE, "12345678", 8);
    sharer->view.reference = REFERENCE_DRAWN;
}

static void a_line_of_no_places(struct sharer *sharer)
{
    const struct lonlat line[] = {{1000, 50}, {1001, 51}};
    sharer_put(sharer, SHARE_LINE, line, sizeof line);
    sharer->view.reference = REFERENCE_DRAWN;
}

static void a_view_out_of_range(struct sharer *sharer)
{
    sharer->view.metres_per_column = -1;
}

static void what_does_not_belong_together_ends_it(void **state)
{
    static void (*const harms[])(struct sharer *) = {
        tiers_of_another_ground, a_draft_of_another_ground, another_ground_and_the_same_tiers, tiers_as_the_ground,
        a_draft_as_exact_tiers, a_failure, no_reply, no_plan, more_tiers_than_the_plan_has, half_a_line, a_line_of_no_places,
        a_view_out_of_range,
    };
    for (size_t i = 0; i < sizeof harms / sizeof *harms; i++) {
        class_setup(state);
        struct class_fixture *fixture = *state;
        sharer_lock(fixture);
        harms[i](&fixture->sharer);
        fixture->sharer.view.rows++;
        sharer_unlock(fixture);
        ends(fixture);
        class_teardown(state);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, class_setup, class_teardown)
    const struct CMUnitTest tests[] = {
        TEST(begins_with_what_is_shared),
        TEST(sees_what_is_shown),
        TEST(sees_other_depths),
        TEST(a_draft_beside_the_view_is_left_out),
        TEST(sees_a_drawn_line),
        TEST(sees_another_plan),
        TEST(what_is_followed_is_not_ours_to_move),
        TEST(alone_the_view_is_ours_and_the_plan_is_not),
        TEST(goes_on_alone_when_it_ends),
        cmocka_unit_test(what_does_not_belong_together_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
