#include "ui_fixture.h"

#include "../cmocka_all.h"

void ui_fixture_open(struct ui_fixture *fixture, const char *plan_path, int columns, int rows)
{
    struct error error;
    if (!plan_open(&fixture->plan, plan_path, &error))
        fail_msg("%s", error.text);
    made_up_map_init(&fixture->map);
    fixture->scene = scene_new(&fixture->map.reply, &fixture->map.reply, &fixture->plan);
    state_init(&fixture->state, &fixture->plan, columns, rows);
    state_set_scene(&fixture->state, fixture->scene);
}

void ui_fixture_init(struct ui_fixture *fixture, int columns, int rows)
{
    ui_fixture_open(fixture, ASSETS "/plan.ini", columns, rows);
}

void ui_fixture_fini(struct ui_fixture *fixture)
{
    state_fini(&fixture->state);
    scene_free(fixture->scene);
    made_up_map_fini(&fixture->map);
    plan_fini(&fixture->plan);
}

int ui_fixture_setup(void **state)
{
    static struct ui_fixture fixture;
    ui_fixture_init(&fixture, 120, 40);
    *state = &fixture;
    return 0;
}

int ui_fixture_teardown(void **state)
{
    ui_fixture_fini(*state);
    return 0;
}

enum outcome ui_press(struct ui_fixture *fixture, const char *keys)
{
    enum outcome outcome = OUTCOME_NOTHING;
    struct event event = {.kind = EVENT_KEY};
    while (key_list_next(&keys, &event.key))
        outcome = state_update(&fixture->state, &event);
    return outcome;
}

void ui_type(struct ui_fixture *fixture, const char *text)
{
    for (; *text != '\0'; text++) {
        struct event event = {.kind = EVENT_KEY, .key = {.code = (unsigned char)*text}};
        state_update(&fixture->state, &event);
    }
}
