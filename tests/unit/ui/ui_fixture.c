#include "ui_fixture.h"

#include "../cmocka_all.h"


void ui_fixture_init(struct ui_fixture *fixture, int columns, int rows)
{
    struct error error;
    if (!plan_open(&fixture->plan, ASSETS "/plan.ini", &error))
        fail_msg("%s", error.text);
    made_up_map_init(&fixture->map);
    fixture->scene = scene_new(&fixture->map.reply, &fixture->map.reply, &fixture->plan);
    state_init(&fixture->state, &fixture->plan, columns, rows);
    state_set_scene(&fixture->state, fixture->scene);
}

void ui_fixture_fini(struct ui_fixture *fixture)
{
    state_fini(&fixture->state);
    scene_free(fixture->scene);
    made_up_map_fini(&fixture->map);
    plan_fini(&fixture->plan);
}

enum outcome ui_press(struct ui_fixture *fixture, const char *keys)
{
    enum outcome outcome = OUTCOME_NOTHING;
    struct event event = {.kind = EVENT_KEY};
    while (key_list_next(&keys, &event.key))
        outcome = state_update(&fixture->state, &event);
    return outcome;
}
