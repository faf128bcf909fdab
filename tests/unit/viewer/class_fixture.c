#include "class_fixture.h"

#include "../cmocka_all.h"

#include <poll.h>
#include <stdio.h>

#include "base/clock.h"
#include "made_up_reply.h"
#include "share_folder.h"
#include "viewer/plan/plan_writer.h"

enum { patience_ms = 60000 };

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

void sharer_put(struct sharer *sharer, enum share_file kind, const void *data, size_t size)
{
    struct error error = {0};
    if (!share_server_put(sharer->server, kind, data, size, &error))
        fail_msg("%s", error.text);
}

void sharer_put_plan(struct sharer *sharer, const char *name)
{
    struct plan plan;
    struct bytes text = {0};
    struct error error = {0};
    char path[400];
    snprintf(path, sizeof path, "%s/%s", TEST_DATA, name);
    if (!plan_open(&plan, path, &error))
        fail_msg("%s", error.text);
    plan_write(&plan, NULL, &text);
    sharer_put(sharer, SHARE_PLAN, text.items, text.count);
    bytes_fini(&text);
    plan_fini(&plan);
}

void sharer_put_reply(struct sharer *sharer, enum share_file kind, double lat_0, double first_km)
{
    struct bytes bytes = {0};
    const struct made_up made_up = {
        .lat_0 = lat_0, .outer_km = {first_km, 60}, .is_exact = kind == SHARE_EXACT};
    if (kind == SHARE_GROUND)
        made_up_ground(&made_up, &bytes);
    else
        made_up_tiers(&made_up, &bytes);
    sharer_put(sharer, kind, bytes.items, bytes.count);
    bytes_fini(&bytes);
}

void follower_begin(struct class_fixture *fixture)
{
    struct error error = {0};
    fixture->options.shared_plan = classroom_plan(&fixture->room);
    fixture->session = (struct session){0};
    if (!plan_read(&fixture->session.plan, "shared", fixture->options.shared_plan->items,
                   fixture->options.shared_plan->count, &error))
        fail_msg("%s", error.text);
    fixture->session.answers.plan = &fixture->session.plan;
    struct shared shared = fixture->state.shared;
    state_init(&fixture->state, &fixture->session.plan, class_columns, class_rows);
    fixture->state.memory = &fixture->memory;
    fixture->state.shared = shared;
    if (shared.role == SHARED_NOT)
        classroom_greet(&fixture->room, &fixture->state);
    classroom_begin(&fixture->room, &fixture->session, &fixture->state);
}

void follower_end(struct class_fixture *fixture)
{
    state_fini(&fixture->state);
    session_fini(&fixture->session);
}

int class_setup(void **state)
{
    static struct class_fixture fixture;
    struct error error = {0};
    const struct share_audience everyone = {.is_everyone = true};
    share_folder_begin();
    fixture = (struct class_fixture){.options = {.follow = "class"}};
    struct sharer *sharer = &fixture.sharer;
    sharer->server = share_server_open("class", &everyone, &error);
    if (sharer->server == NULL)
        fail_msg("%s", error.text);
    sharer_put_plan(sharer, "two-tiers.ini");
    sharer_put_reply(sharer, SHARE_GROUND, 48, 0);
    sharer_put_reply(sharer, SHARE_EXACT, 48, 20);
    sharer->view = (struct share_view){.hold = SHARE_WHOLE,
                                       .columns = 60,
                                       .rows = 20,
                                       .metres_per_column = 5000,
                                       .selected = no_zone,
                                       .reference = REFERENCE_RUSSIA,
                                       .tier_count = 2,
                                       .outer_km = {20, 60},
                                       .tour_step = -1};
    pthread_mutex_init(&sharer->lock, NULL);
    assert_int_equal(pthread_create(&sharer->thread, NULL, serve, sharer), 0);
    if (!classroom_open(&fixture.room, &fixture.options, &error))
        fail_msg("%s", error.text);
    follower_begin(&fixture);
    *state = &fixture;
    return 0;
}

void sharer_stop(struct sharer *sharer)
{
    if (sharer->is_over)
        return;
    pthread_mutex_lock(&sharer->lock);
    sharer->is_over = true;
    pthread_mutex_unlock(&sharer->lock);
    pthread_join(sharer->thread, NULL);
    share_server_close(sharer->server);
}

int class_teardown(void **state)
{
    struct class_fixture *fixture = *state;
    sharer_stop(&fixture->sharer);
    follower_end(fixture);
    classroom_close(&fixture->room);
    label_memory_fini(&fixture->memory);
    pthread_mutex_destroy(&fixture->sharer.lock);
    share_folder_end();
    return 0;
}

enum outcome follower_attend(struct class_fixture *fixture)
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

void follower_press(struct class_fixture *fixture, const char *keys)
{
    struct event event = {.kind = EVENT_KEY};
    while (key_list_next(&keys, &event.key)) {
        const struct rect map = fixture->state.layout.map;
        enum outcome outcome = state_update(&fixture->state, &event);
        classroom_hold(&fixture->room, &fixture->state, map, outcome);
    }
}

void sharer_lock(struct class_fixture *fixture)
{
    pthread_mutex_lock(&fixture->sharer.lock);
}

void sharer_unlock(struct class_fixture *fixture)
{
    pthread_mutex_unlock(&fixture->sharer.lock);
}

void sharer_go_to(struct class_fixture *fixture, double x, uint32_t selected)
{
    sharer_lock(fixture);
    struct share_view *view = &fixture->sharer.view;
    view->hold = SHARE_PLACE;
    view->centre.x = x;
    view->selected = selected;
    sharer_unlock(fixture);
    assert_int_equal(follower_attend(fixture), OUTCOME_REDRAW);
}
