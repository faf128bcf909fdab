#include "viewer/ui/caption.h"

#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "frame_text.h"
#include "tour_fixture.h"
#include "viewer/ui/screen.h"

struct shown {
    struct ui_fixture fixture;
    struct frame frame;
};

static int setup(void **state)
{
    static struct shown shown;
    tour_fixture_init(&shown.fixture, 80, 24);
    shown.fixture.state.tour.is_still = true;
    shown.frame = (struct frame){0};
    *state = &shown;
    return 0;
}

static int teardown(void **state)
{
    struct shown *shown = *state;
    frame_fini(&shown->frame);
    ui_fixture_fini(&shown->fixture);
    return 0;
}

static void draw(struct shown *shown, int columns, int rows)
{
    state_resize(&shown->fixture.state, columns, rows);
    frame_fini(&shown->frame);
    frame_init(&shown->frame, columns, rows);
    screen_draw(&shown->frame, &shown->fixture.state);
}

static bool says(const struct shown *shown, const char *words)
{
    return frame_text_shows(&shown->frame, shown->fixture.state.layout.caption, words);
}

static void it_tells_title_text_origin_and_where(void **state)
{
    struct shown *shown = *state;
    ui_press(&shown->fixture, "t");
    draw(shown, 80, 24);
    assert_true(says(shown, "─ The country ─"));
    assert_true(says(shown, "●○○○○"));
    assert_true(says(shown, "This is the country."));
    assert_true(says(shown, "ours, not from the source"));
    ui_press(&shown->fixture, "Space");
    draw(shown, 80, 24);
    assert_true(says(shown, "○●○○○"));
    assert_true(says(shown, "Somebody would perhaps hold it."));
    assert_true(says(shown, "said by: a friend · A house of books, 1 May 2025"));
    draw(shown, 44, 24);
    assert_true(says(shown, "said by: a friend · 1 May 2025"));
    assert_false(says(shown, "A house of books"));
    ui_press(&shown->fixture, "Space");
    draw(shown, 80, 24);
    assert_true(says(shown, "Look at it"));
    shown->fixture.state.glyphs = GLYPHS_ASCII;
    draw(shown, 80, 24);
    assert_true(says(shown, "ooXoo"));
}

static bool overlap(struct rect a, struct rect b)
{
    return a.columns > 0 && b.columns > 0 && a.column < b.column + b.columns && b.column < a.column + a.columns &&
           a.row < b.row + b.rows && b.row < a.row + a.rows;
}

/* It has room of its own at every size, and the map stays where it is from step to step. */
static void it_hides_nothing(void **state)
{
    struct shown *shown = *state;
    const struct layout *layout = &shown->fixture.state.layout;
    for (int columns = 20; columns <= 200; columns += 15)
        for (int rows = 6; rows <= 60; rows += 3) {
            int height = 0;
            state_resize(&shown->fixture.state, columns, rows);
            ui_press(&shown->fixture, "t");
            for (int step = 0; step < 5; step++) {
                draw(shown, columns, rows);
                assert_false(overlap(layout->map, layout->caption));
                assert_false(overlap(layout->hints, layout->caption));
                assert_true(layout->map.rows >= 1 && layout->caption.rows >= 1);
                assert_int_equal(layout->map.rows + layout->caption.rows, rows - 2);
                assert_true(layout->panel.columns == 0 && layout->strip.columns == 0);
                assert_true(step == 0 || height == layout->caption.rows);
                height = layout->caption.rows;
                ui_press(&shown->fixture, "Space");
            }
            ui_press(&shown->fixture, "Esc");
        }
}

/* Where there is no room for all of it, the keys bring the rest. */
static void a_long_one_can_be_read_to_its_end(void **state)
{
    struct shown *shown = *state;
    struct state *ui = &shown->fixture.state;
    struct plan_step *step = &shown->fixture.plan.tour.items[0];
    free(step->caption.text);
    step->caption.text = strdup("It is perhaps so, and this goes on for a while, since somebody wanted to say much about it, and did not stop in "
                                "time, so that on a small screen nobody would see the last word, which is hippopotamus.");
    draw(shown, 24, 12);
    ui_press(&shown->fixture, "t");
    draw(shown, 24, 12);
    assert_true(says(shown, "It is perhaps so"));
    assert_true(says(shown, "↓"));
    assert_false(says(shown, "hippopotamus"));
    assert_true(caption_scroll_max(ui) > 0);
    for (int i = 0; i < 20; i++)
        ui_press(&shown->fixture, "Down");
    draw(shown, 24, 12);
    assert_false(says(shown, "It is perhaps so"));
    assert_true(says(shown, "ours, not from"));
    assert_int_equal(ui->tour.scroll, caption_scroll_max(ui));
    assert_true(says(shown, "hippopotamus"));
    ui_press(&shown->fixture, "Up");
    assert_int_equal(ui->tour.scroll, caption_scroll_max(ui) - 1);
    ui_press(&shown->fixture, "Space PgUp");
    assert_int_equal(ui->tour.scroll, 0);
}

static void there_is_none_without_a_tour(void **state)
{
    struct shown *shown = *state;
    draw(shown, 80, 24);
    assert_false(caption_is_there(&shown->fixture.state));
    assert_int_equal(shown->fixture.state.layout.caption.columns, 0);
    assert_int_equal(caption_scroll_max(&shown->fixture.state), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(it_tells_title_text_origin_and_where),
        TEST(it_hides_nothing),
        TEST(a_long_one_can_be_read_to_its_end),
        TEST(there_is_none_without_a_tour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
