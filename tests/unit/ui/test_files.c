#include "viewer/ui/files.h"

#include "../cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "frame_text.h"
#include "ui_fixture.h"
#include "viewer/ui/prompt.h"

/* What stands in the last row of a screen of that size. Valid until the next call. */
static const char *asked(struct ui_fixture *fixture, int columns, int rows)
{
    static char line[1024];
    struct frame frame;
    state_resize(&fixture->state, columns, rows);
    frame_init(&frame, columns, rows);
    prompt_draw(&frame, &fixture->state);
    snprintf(line, sizeof line, "%s", frame_text_row(&frame, rows - 1));
    frame_fini(&frame);
    return line;
}

static void shows(const char *line, const char *words)
{
    if (strstr(line, words) == NULL)
        fail_msg("no '%s' in '%s'", words, line);
}

/* Every key of the question that is open is seen at every size. */
static void keys_are_seen(struct ui_fixture *fixture, const char *const keys[3])
{
    for (int columns = 20; columns <= 140; columns++)
        for (int i = 0; i < 3 && keys[i] != NULL; i++)
            shows(asked(fixture, columns, columns < 40 ? 6 : 24), keys[i]);
}

static void questions_say_their_keys_at_every_size(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    static const char plan[] = "/tmp/a-long-folder/of-somebody/who-has/many-more/folders-than-one/plan-for-class-7b.ini";
    const struct errand errand = {.kind = ERRAND_SAVE, .path = "plan.ini"};
    files_exists(ui, &errand, plan);
    keys_are_seen(fixture, (const char *const[]){"y ", " n ", "Esc"});
    shows(asked(fixture, 80, 24), "y replace it, n another name, Esc leave it: /tmp/a-long…/plan-for-class-7b.ini");
    shows(asked(fixture, 40, 12), "replace? y n Esc: ");
    shows(asked(fixture, 40, 12), "7b.ini");
    shows(asked(fixture, 20, 6), "replace? y n Esc");
    shows(asked(fixture, 140, 24), plan);
    files_exists(ui, &errand, "plan.ini");
    shows(asked(fixture, 40, 12), "y replace, n rename, Esc no: plan.ini");
    files_offer(ui, "2026-11-25 19:53");
    keys_are_seen(fixture, (const char *const[]){"y ", " n ", NULL});
    shows(asked(fixture, 80, 24), "Unsaved changes of 2026-11-25 19:53: y take them, n forget them, Esc later");
    ui_press(fixture, "Esc 2 ] q");
    assert_int_equal(ui->prompt.id, PROMPT_LEAVE);
    keys_are_seen(fixture, (const char *const[]){"s save", "q ", NULL});
    shows(asked(fixture, 80, 24), "Esc back to the map");
    shows(asked(fixture, 40, 12), "q quit unsaved, Esc back");
    shows(asked(fixture, 20, 6), "s save, q discard");
    ui_press(fixture, "Esc o");
    ui_type(fixture, "other.ini");
    ui_press(fixture, "Enter");
    assert_int_equal(ui->prompt.id, PROMPT_DISCARD);
    keys_are_seen(fixture, (const char *const[]){"s save", "o ", NULL});
    shows(asked(fixture, 80, 24), "Esc back");
}

static void a_save_is_told_with_the_files_name(void **state)
{
    struct ui_fixture *fixture = *state;
    struct errand errand = {.kind = ERRAND_SAVE,
                            .path = "/tmp/a-long-folder/of-somebody/who-has/many-more/folders-than-one/plan-for-class-7b.ini"};
    state_resize(&fixture->state, 60, 24);
    files_done(&fixture->state, &errand);
    assert_string_equal(fixture->state.flash, "saved: /tmp/a-long-folder/of-somebo…/plan-for-class-7b.ini");
    assert_true(text_width(fixture->state.flash) <= 60 - 2);
    state_resize(&fixture->state, 30, 24);
    files_done(&fixture->state, &errand);
    assert_string_equal(fixture->state.flash, "saved: plan-for-c…ass-7b.ini");
    errand.kind = ERRAND_EXPORT;
    snprintf(errand.path, sizeof errand.path, "/a/карта.svg");
    files_done(&fixture->state, &errand);
    assert_string_equal(fixture->state.flash, "written: /a/карта.svg");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, ui_fixture_setup, ui_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(questions_say_their_keys_at_every_size),
        TEST(a_save_is_told_with_the_files_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
