#include "viewer/ui/bindings.h"

#include "../cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui_fixture.h"

static struct bindings read(const char *text)
{
    struct bindings bindings;
    struct error error = {0};
    if (!bindings_read(&bindings, text, strlen(text), &error))
        fail_msg("%s", error.text);
    return bindings;
}

static const char *action_of(const struct ui_fixture *fixture, const char *name)
{
    struct key key;
    assert_true(key_parse(&key, name));
    const struct action *action = action_for_key(&fixture->state, key);
    return action != NULL ? action->name : "";
}

static void a_file_changes_what_it_names(void **state)
{
    struct ui_fixture *fixture = *state;
    struct bindings bindings = read("# mine\n\nzoom-in e M-+ # nearer\n  pan-left   none\nfind C-f /\n");
    fixture->state.bindings = &bindings;
    assert_string_equal(action_of(fixture, "e"), "zoom-in");
    assert_string_equal(action_of(fixture, "M-+"), "zoom-in");
    assert_string_equal(action_of(fixture, "+"), "");
    assert_string_equal(action_of(fixture, "Left"), "");
    assert_string_equal(action_of(fixture, "C-f"), "find");
    assert_string_equal(action_of(fixture, "-"), "zoom-out");
    fixture->state.bindings = NULL;
    bindings_fini(&bindings);
}

static void a_key_that_is_given_away_is_the_files(void **state)
{
    struct ui_fixture *fixture = *state;
    struct bindings bindings = read("zoom-out +\npan-left Right Left\n");
    fixture->state.bindings = &bindings;
    assert_string_equal(action_of(fixture, "+"), "zoom-out");
    assert_string_equal(action_of(fixture, "="), "zoom-in");
    assert_string_equal(action_of(fixture, "Right"), "pan-left");
    ui_press(fixture, "i"); /* a tool's keys stay its own */
    assert_string_equal(action_of(fixture, "Right"), "cursor-right");
    fixture->state.bindings = NULL;
    bindings_fini(&bindings);
}

static void assert_refused(const char *text, const char *part)
{
    struct bindings bindings;
    struct error error = {0};
    assert_false(bindings_read(&bindings, text, strlen(text), &error));
    assert_int_equal(bindings.count, 0);
    if (strstr(error.text, part) == NULL)
        fail_msg("\"%s\" has no \"%s\"", error.text, part);
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    (void)state;
    assert_refused("zoom-in e\nzoom-inn f\n",
                   "line 2: there is no action \"zoom-inn\"; did you mean zoom-in?");
    assert_refused("zoom-in Hyper-e\n", "line 1: there is no key \"Hyper-e\"");
    assert_refused("\n\nquit\n", "line 3: quit has no key");
    assert_refused("quit q\nquit Q\n", "line 2: quit has its keys already");
    assert_refused("quit \x1b[2J\n", "there is no key");
    char text[2000];
    memset(text, 'q', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_refused(text, "line 1: too long");
    assert_refused("quit q a-name-of-a-key-that-is-longer-than-any-key\n", "there is no key");
}

static void bytes_that_are_no_text_do_no_harm(void **state)
{
    (void)state;
    static const char text[] = "quit q\0\xff\xfe\nzoom-in e";
    struct bindings bindings;
    struct error error = {0};
    bool is_good = bindings_read(&bindings, text, sizeof text - 1, &error);
    assert_true(is_good || error.text[0] != '\0');
    bindings_fini(&bindings);
}

/* The file that people copy is made from the table. GOLDEN_UPDATE=1 writes it anew. */
static void the_bundled_file_is_current(void **state)
{
    (void)state;
    struct bytes made = {0}, there = {0};
    struct error error = {0};
    bindings_write_defaults(&made);
    const char *update = getenv("GOLDEN_UPDATE");
    if (update != NULL && strcmp(update, "1") == 0) {
        FILE *file = fopen(ASSETS "/keys.conf", "w");
        assert_non_null(file);
        assert_int_equal(fwrite(made.items, 1, made.count, file), made.count);
        assert_int_equal(fclose(file), 0);
    }
    if (!bytes_read_file(&there, ASSETS "/keys.conf", 1 << 20, &error))
        fail_msg("%s", error.text);
    assert_string_equal(bytes_text(&there), bytes_text(&made));
    bytes_fini(&there);
    bytes_fini(&made);
}

static void the_bundled_file_changes_nothing(void **state)
{
    struct ui_fixture *fixture = *state;
    struct bytes text = {0};
    bindings_write_defaults(&text);
    struct bindings bindings = read(bytes_text(&text));
    size_t count = 0;
    for (; action_at(count) != NULL; count++)
        assert_string_equal(bindings_keys(&bindings, action_at(count)), action_at(count)->keys);
    assert_int_equal(bindings.count, count);
    fixture->state.bindings = &bindings;
    for (uint32_t code = 1; code < 0x500; code++) {
        const struct action *with = action_for_key(&fixture->state, (struct key){.code = code});
        fixture->state.bindings = NULL;
        assert_ptr_equal(with, action_for_key(&fixture->state, (struct key){.code = code}));
        fixture->state.bindings = &bindings;
    }
    fixture->state.bindings = NULL;
    bindings_fini(&bindings);
    bytes_fini(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_changes_what_it_names, ui_fixture_setup, ui_fixture_teardown),
        cmocka_unit_test_setup_teardown(a_key_that_is_given_away_is_the_files, ui_fixture_setup, ui_fixture_teardown),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
        cmocka_unit_test(the_bundled_file_is_current),
        cmocka_unit_test_setup_teardown(the_bundled_file_changes_nothing, ui_fixture_setup, ui_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
