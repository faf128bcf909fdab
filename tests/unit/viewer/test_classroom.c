#include "../cmocka_all.h"

#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "made_up_reply.h"
#include "model/reply_builder.h"
#include "share_folder.h"
#include "viewer/classroom.h"
#include "viewer/plan/plan_writer.h"

/* One who shares, in a thread, and one who follows here: through a real socket, with made-up maps. */

enum { patience_ms = 60000, columns = 100, rows = 30 };

struct sharer {
    pthread_t thread;
    pthread_mutex_t lock; /* of all below */
    struct share_server *server;
    struct share_view view;
    bool is_over;
};

struct fixture {
    struct sharer sharer;
    struct options options; /* of the one who follows */
    struct classroom room;
    struct session session;
    struct state state;
    struct label_memory memory;
};

static void *serve(void *argument)
{
    struct sharer *sharer = argument;
    for (bool is_over = false; !is_over;) {
        pthread_mutex_lock(&sharer->lock);
        int64_t now_ms = clock_now_ms();
        share_server_tend(sharer->server, now_ms);
        share_server_show(sharer->server, &sharer->view, now_ms);
        struct pollfd ready = {.fd = share_server_fd(sharer->server), .events = POLLIN};
        is_over = sharer->is_over;
        pthread_mutex_unlock(&sharer->lock);
        poll(&ready, 1, 5);
    }
    return NULL;
}

static void put(struct sharer *sharer, enum share_file kind, const void *data, size_t size)
{
    struct error error = {0};
    if (!share_server_put(sharer->server, kind, data, size, &error))
        fail_msg("%s", error.text);
}

static void put_plan(struct sharer *sharer, const char *name)
{
    struct plan plan;
    struct bytes text = {0};
    struct error error = {0};
    char path[400];
    snprintf(path, sizeof path, "%s/%s", TEST_DATA, name);
    if (!plan_open(&plan, path, &error))
        fail_msg("%s", error.text);
    plan_write(&plan, NULL, &text);
    put(sharer, SHARE_PLAN, text.items, text.count);
    bytes_fini(&text);
    plan_fini(&plan);
}

static void put_reply(struct sharer *sharer, enum share_file kind, double lat_0, double first_km)
{
    struct bytes bytes = {0};
    const struct made_up made_up = {.lat_0 = lat_0, .outer_km = {first_km, 60}, .is_exact = kind == SHARE_EXACT};
    if (kind == SHARE_GROUND)
        made_up_ground(&made_up, &bytes);
    else
        made_up_tiers(&made_up, &bytes);
    put(sharer, kind, bytes.items, bytes.count);
    bytes_fini(&bytes);
}

/* ---- the one who follows, as the program has it ---- */

static void begin(struct fixture *fixture)
{
    struct error error = {0};
    fixture->options.shared_plan = classroom_plan(&fixture->room);
    fixture->session = (struct session){0};
    if (!plan_read(&fixture->session.plan, "shared", fixture->options.shared_plan->items, fixture->options.shared_plan->count,
                   &error))
        fail_msg("%s", error.text);
    fixture->session.answers.plan = &fixture->session.plan;
    struct shared shared = fixture->state.shared;
    state_init(&fixture->state, &fixture->session.plan, columns, rows);
    fixture->state.memory = &fixture->memory;
    fixture->state.shared = shared;
    if (shared.role == SHARED_NOT)
        classroom_greet(&fixture->room, &fixture->state);
    classroom_begin(&fixture->room, &fixture->session, &fixture->state);
}

static void end(struct fixture *fixture)
{
    state_fini(&fixture->state);
    session_fini(&fixture->session);
}

static int setup(void **state)
{
    static struct fixture fixture;
    struct error error = {0};
    const struct share_audience everyone = {.is_everyone = true};
    share_folder_begin();
    fixture = (struct fixture){.options = {.follow = "class"}};
    struct sharer *sharer = &fixture.sharer;
    sharer->server = share_server_open("class", &everyone, &error);
    if (sharer->server == NULL)
        fail_msg("%s", error.text);
    put_plan(sharer, "two-tiers.ini");
    put_reply(sharer, SHARE_GROUND, 48, 0);
    put_reply(sharer, SHARE_EXACT, 48, 20);
    sharer->view = (struct share_view){
        .hold = SHARE_WHOLE, .columns = 60, .rows = 20, .metres_per_column = 5000, .selected = no_zone,
        .reference = REFERENCE_RUSSIA, .tier_count = 2, .outer_km = {20, 60}, .tour_step = -1};
    pthread_mutex_init(&sharer->lock, NULL);
    assert_int_equal(pthread_create(&sharer->thread, NULL, serve, sharer), 0);
    if (!classroom_open(&fixture.room, &fixture.options, &error))
        fail_msg("%s", error.text);
    begin(&fixture);
    *state = &fixture;
    return 0;
}

static void stop(struct sharer *sharer)
{
    if (sharer->is_over)
        return;
    pthread_mutex_lock(&sharer->lock);
    sharer->is_over = true;
    pthread_mutex_unlock(&sharer->lock);
    pthread_join(sharer->thread, NULL);
    share_server_close(sharer->server);
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    stop(&fixture->sharer);
    end(fixture);
    classroom_close(&fixture->room);
    label_memory_fini(&fixture->memory);
    pthread_mutex_destroy(&fixture->sharer.lock);
    share_folder_end();
    return 0;
}

/* Takes in what has come until there is something that changes the screen. */
static enum outcome attend(struct fixture *fixture)
{
    int64_t end_ms = clock_now_ms() + patience_ms;
    while (clock_now_ms() < end_ms) {
        struct pollfd ready = {.fd = classroom_fd(&fixture->room), .events = POLLIN};
        poll(&ready, 1, 1000);
        enum outcome outcome = classroom_attend(&fixture->room, &fixture->session, &fixture->state);
        if (outcome != OUTCOME_NOTHING)
            return outcome;
    }
    fail_msg("nothing comes");
    return OUTCOME_NOTHING;
}

/* As the loop does after a key. */
static void press(struct fixture *fixture, const char *keys)
{
    struct event event = {.kind = EVENT_KEY};
    while (key_list_next(&keys, &event.key)) {
        const struct rect map = fixture->state.layout.map;
        enum outcome outcome = state_update(&fixture->state, &event);
        classroom_hold(&fixture->room, &fixture->state, map, outcome);
    }
}

static void lock(struct fixture *fixture)
{
    pthread_mutex_lock(&fixture->sharer.lock);
}

static void unlock(struct fixture *fixture)
{
    pthread_mutex_unlock(&fixture->sharer.lock);
}

static void go_to(struct fixture *fixture, double x, uint32_t selected)
{
    lock(fixture);
    struct share_view *view = &fixture->sharer.view;
    view->hold = SHARE_PLACE;
    view->centre.x = x;
    view->selected = selected;
    unlock(fixture);
    assert_int_equal(attend(fixture), OUTCOME_REDRAW);
}

/* ---- ---- */

static void begins_with_what_is_shared(void **state)
{
    struct fixture *fixture = *state;
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
    struct fixture *fixture = *state;
    go_to(fixture, 30000, 1);
    assert_int_equal(fixture->state.selected, 1);
    const struct camera shown = {{30000, 0}, 5000, 60, 20};
    struct extent view = camera_extent(&fixture->state.camera);
    assert_true(extent_holds(extent_widen(view, 1), camera_extent(&shown)));
    assert_int_equal(fixture->state.view, VIEW_FREE);
    lock(fixture);
    fixture->sharer.view.hold = SHARE_ZONE;
    unlock(fixture);
    attend(fixture);
    assert_int_equal(fixture->state.view, VIEW_SELECTED);
}

static void sees_other_depths(void **state)
{
    struct fixture *fixture = *state;
    lock(fixture);
    put_reply(&fixture->sharer, SHARE_DRAFT, 48, 30);
    fixture->sharer.view.outer_km[0] = 30;
    fixture->sharer.view.is_waiting = true;
    unlock(fixture);
    attend(fixture);
    assert_true(fixture->state.choice.outer_km[0] == 30 && fixture->state.is_waiting);
    assert_true(state_is_draft(&fixture->state));
    assert_true(scene_tiers(fixture->state.scene)->zones[0].outer_km == 30);
    lock(fixture);
    put(&fixture->sharer, SHARE_DRAFT, NULL, 0);
    put_reply(&fixture->sharer, SHARE_EXACT, 48, 30);
    fixture->sharer.view.is_waiting = false;
    unlock(fixture);
    attend(fixture);
    assert_false(state_is_draft(&fixture->state));
    assert_true(scene_tiers(fixture->state.scene)->zones[0].outer_km == 30);
    lock(fixture); /* a draft that is not wanted any more */
    put_reply(&fixture->sharer, SHARE_DRAFT, 48, 40);
    unlock(fixture);
    attend(fixture);
    assert_true(state_is_draft(&fixture->state));
    lock(fixture);
    put(&fixture->sharer, SHARE_DRAFT, NULL, 0);
    unlock(fixture);
    attend(fixture);
    assert_true(scene_tiers(fixture->state.scene)->zones[0].outer_km == 30);
}

/* A draft that was drawn for what the other one sees is of no use to a screen that shows more of the country. */
static void a_draft_beside_the_view_is_left_out(void **state)
{
    struct fixture *fixture = *state;
    const double half_m[] = {1.1e5, 0.9e5}; /* the country is 1e5 wide to either side */
    for (int i = 0; i < 2; i++) {
        struct bytes bytes = {0};
        made_up_tiers(&(struct made_up){.lat_0 = 48, .outer_km = {30 + i, 60}, .drawn_m = half_m[i]}, &bytes);
        lock(fixture);
        put(&fixture->sharer, SHARE_DRAFT, bytes.items, bytes.count);
        unlock(fixture);
        bytes_fini(&bytes);
        attend(fixture);
        assert_true(scene_tiers(fixture->state.scene)->zones[0].outer_km == (i == 0 ? 30 : 20));
        assert_int_equal(state_is_draft(&fixture->state), i == 0);
    }
}

static void sees_a_drawn_line(void **state)
{
    struct fixture *fixture = *state;
    const struct lonlat line[] = {{30, 50}, {31, 51}, {32, 50.5}};
    lock(fixture);
    put(&fixture->sharer, SHARE_LINE, line, sizeof line);
    fixture->sharer.view.reference = REFERENCE_DRAWN;
    unlock(fixture);
    attend(fixture);
    assert_int_equal(fixture->state.choice.reference, REFERENCE_DRAWN);
    assert_int_equal(fixture->state.choice.line->count, 3);
    assert_true(fixture->state.choice.line->items[1].lat == 51);
}

static void sees_another_plan(void **state)
{
    struct fixture *fixture = *state;
    lock(fixture);
    put_plan(&fixture->sharer, "four-tiers.ini");
    put(&fixture->sharer, SHARE_EXACT, NULL, 0);
    fixture->sharer.view.tier_count = 4;
    memcpy(fixture->sharer.view.outer_km, (double[]){1, 2, 3, 4}, 4 * sizeof(double));
    unlock(fixture);
    assert_int_equal(attend(fixture), OUTCOME_QUIT);
    assert_int_equal(fixture->state.errand.kind, ERRAND_FOLLOW);
    end(fixture);
    begin(fixture);
    assert_int_equal(fixture->state.plan->tier_count, 4);
    assert_true(fixture->state.choice.outer_km[3] == 4);
    assert_null(fixture->state.scene);
    assert_true(classroom_is_waiting(&fixture->room, &fixture->state)); /* for its tiers */
    assert_int_equal(fixture->state.shared.role, SHARED_FOLLOWED);
}

static void what_is_followed_is_not_ours_to_move(void **state)
{
    struct fixture *fixture = *state;
    go_to(fixture, 30000, 1);
    const struct camera before = fixture->state.camera;
    static const char *const keys[] = {"Left", "+", "0", "2", "1", "S-Up", "Tab", "Esc"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(fixture, keys[i]);
        assert_memory_equal(&fixture->state.camera, &before, sizeof before);
        assert_int_equal(fixture->state.selected, 1);
        assert_true(strstr(fixture->state.flash, "follow") != NULL || strcmp(keys[i], "2") == 0);
    }
    press(fixture, "?");
    assert_int_equal(fixture->state.page, PAGE_HELP);
    press(fixture, "Esc b p");
    assert_int_equal(fixture->state.page, PAGE_NONE);
    assert_true(strstr(fixture->state.flash, "you follow") == NULL); /* another room for the map is no move */
    press(fixture, "]");
    assert_true(fixture->state.choice.outer_km[1] == 60);
    assert_non_null(strstr(fixture->state.flash, "depths"));
    assert_false(state_is_unsaved(&fixture->state));
    assert_false(fixture->state.needs_engine);
}

static void alone_the_view_is_ours_and_the_plan_is_not(void **state)
{
    struct fixture *fixture = *state;
    go_to(fixture, 30000, 1);
    press(fixture, "f");
    assert_int_equal(fixture->state.shared.role, SHARED_ALONE);
    const struct camera before = fixture->state.camera;
    press(fixture, "+ Left 1");
    assert_true(fixture->state.camera.metres_per_column < before.metres_per_column);
    assert_int_equal(fixture->state.selected, 0);
    press(fixture, "] r");
    assert_true(fixture->state.choice.outer_km[0] == 20);
    assert_int_equal(fixture->state.choice.reference, REFERENCE_RUSSIA);
    const struct camera own = fixture->state.camera;
    go_to(fixture, -20000, 0);
    assert_memory_equal(&fixture->state.camera, &own, sizeof own);
    press(fixture, "f");
    const struct camera shown = {{-20000, 0}, 5000, 60, 20};
    assert_true(extent_holds(extent_widen(camera_extent(&fixture->state.camera), 1), camera_extent(&shown)));
}

static void goes_on_alone_when_it_ends(void **state)
{
    struct fixture *fixture = *state;
    go_to(fixture, 30000, 1);
    lock(fixture);
    put_reply(&fixture->sharer, SHARE_DRAFT, 48, 30); /* a change is under way */
    fixture->sharer.view.outer_km[0] = 30;
    fixture->sharer.view.is_waiting = true;
    unlock(fixture);
    attend(fixture);
    const struct camera before = fixture->state.camera;
    fixture->room.joined_ms = clock_now_ms(); /* so that it does not look for it again */
    stop(&fixture->sharer);
    assert_int_equal(attend(fixture), OUTCOME_REDRAW);
    assert_false(classroom_follows(&fixture->room));
    assert_int_equal(fixture->state.shared.role, SHARED_ENDED);
    assert_non_null(strstr(fixture->state.flash, "alone"));
    assert_memory_equal(&fixture->state.camera, &before, sizeof before);
    assert_true(fixture->state.choice.outer_km[0] == 20 && !fixture->state.is_waiting && !state_is_draft(&fixture->state));
    assert_false(state_is_unsaved(&fixture->state));
    assert_int_equal(classroom_fd(&fixture->room), -1);
    press(fixture, "2 ]"); /* everything is ours now */
    assert_true(fixture->state.choice.outer_km[1] == 61);
    press(fixture, "f");
    assert_non_null(strstr(fixture->state.flash, "nobody shares"));
}

/* With a sentence, and what was there, or nothing, is left. */
static void ends(struct fixture *fixture)
{
    assert_int_equal(attend(fixture), OUTCOME_REDRAW);
    assert_false(classroom_follows(&fixture->room));
    assert_int_equal(fixture->state.shared.role, SHARED_ENDED);
    assert_string_not_equal(fixture->state.flash, "");
    assert_ptr_equal(fixture->state.scene, fixture->session.answers.scene);
    press(fixture, "Left + 0");
}

static void tiers_of_another_ground(struct sharer *sharer)
{
    put_reply(sharer, SHARE_EXACT, 49, 20);
}

static void a_draft_of_another_ground(struct sharer *sharer)
{
    put_reply(sharer, SHARE_DRAFT, 49, 20);
}

static void another_ground_and_the_same_tiers(struct sharer *sharer)
{
    put_reply(sharer, SHARE_GROUND, 49, 20);
}

static void tiers_as_the_ground(struct sharer *sharer)
{
    struct bytes bytes = {0};
    made_up_tiers(&(struct made_up){.lat_0 = 48, .outer_km = {20, 60}, .is_exact = true}, &bytes);
    put(sharer, SHARE_GROUND, bytes.items, bytes.count);
    bytes_fini(&bytes);
}

static void a_draft_as_exact_tiers(struct sharer *sharer)
{
    struct bytes bytes = {0};
    made_up_tiers(&(struct made_up){.lat_0 = 48, .outer_km = {20, 60}}, &bytes);
    put(sharer, SHARE_EXACT, bytes.items, bytes.count);
    bytes_fini(&bytes);
}

static void a_failure(struct sharer *sharer)
{
    struct bytes bytes = {0};
    reply_write_failure(1, "no", &bytes);
    put(sharer, SHARE_EXACT, bytes.items, bytes.count);
    bytes_fini(&bytes);
}

static void no_reply(struct sharer *sharer)
{
    put(sharer, SHARE_GROUND, "TMREPLY\n", 8);
}

static void no_plan(struct sharer *sharer)
{
    put(sharer, SHARE_PLAN, "[plan]\ntitle = half\n", 20);
}

static void more_tiers_than_the_plan_has(struct sharer *sharer)
{
    sharer->view.tier_count = 3;
    sharer->view.outer_km[2] = 99;
}

static void half_a_line(struct sharer *sharer)
{
    put(sharer, SHARE_LINE, "12345678", 8);
    sharer->view.reference = REFERENCE_DRAWN;
}

static void a_line_of_no_places(struct sharer *sharer)
{
    const struct lonlat line[] = {{1000, 50}, {1001, 51}};
    put(sharer, SHARE_LINE, line, sizeof line);
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
        setup(state);
        struct fixture *fixture = *state;
        lock(fixture);
        harms[i](&fixture->sharer);
        fixture->sharer.view.rows++;
        unlock(fixture);
        ends(fixture);
        teardown(state);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
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
