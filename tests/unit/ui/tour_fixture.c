#include "tour_fixture.h"

#include "../cmocka_all.h"
#include "frame_text.h"
#include "viewer/ui/screen.h"
#include "viewer/ui/tour.h"

void tour_fixture_init(struct ui_fixture *fixture, int columns, int rows)
{
    ui_fixture_open(fixture, DATA "/boxland-tour.ini", columns, rows);
}

int tour_fixture_setup(void **state)
{
    static struct ui_fixture fixture;
    tour_fixture_init(&fixture, 120, 40);
    *state = &fixture;
    return 0;
}

bool tour_shows(const struct ui_fixture *fixture, const char *words)
{
    struct frame frame;
    frame_init(&frame, fixture->state.columns, fixture->state.rows);
    screen_draw(&frame, &fixture->state);
    bool is_there = frame_text_shows(&frame, (struct rect){0, 0, frame.columns, frame.rows}, words);
    frame_fini(&frame);
    return is_there;
}

int64_t tour_next_moment(struct ui_fixture *fixture)
{
    static int64_t now_ms;
    int64_t tick_ms = tour_tick_ms(&fixture->state);
    if (tick_ms < 0)
        return -1;
    now_ms = tick_ms > now_ms ? tick_ms : now_ms;
    state_update(&fixture->state, &(struct event){.kind = EVENT_TICK, .now_ms = now_ms});
    return now_ms;
}

int64_t tour_settle(struct ui_fixture *fixture)
{
    int64_t now_ms = 0;
    for (int i = 0; i < 1000 && fixture->state.tour.is_flying; i++)
        now_ms = tour_next_moment(fixture);
    assert_false(fixture->state.tour.is_flying);
    return now_ms;
}
