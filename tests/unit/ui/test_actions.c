#include "viewer/ui/actions.h"

#include "../cmocka_all.h"

#include <string.h>

#include "base/text.h"
#include "ui_fixture.h"

static void every_row_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; action_at(i) != NULL; i++) {
        const struct action *action = action_at(i);
        assert_non_null(action->run);
        assert_true(action->help != NULL && *action->help != '\0');
        assert_true(action->group < GROUPS);
        assert_ptr_equal(action_find(action->name), action);
        const char *keys = action->keys;
        struct key key;
        assert_true(key_list_next(&keys, &key));
    }
    assert_null(action_find("no-such-action"));
    for (enum action_group group = 0; group < GROUPS; group++)
        assert_true(*action_group_name(group) != '\0');
}

/* The keys of a tool, the tour and the quiz take the place of others while it is on, and those of two tools are never there together. */
static int count_bound(const struct state *state, struct key key, bool of_tool)
{
    int found = 0;
    for (size_t i = 0; action_at(i) != NULL; i++) {
        const char *keys = action_at(i)->keys;
        if ((action_at(i)->group <= GROUP_TOUR) != of_tool || (of_tool && !action_is_there(action_at(i), state)))
            continue;
        for (struct key other; key_list_next(&keys, &other);)
            found += key_equal(key, other);
    }
    return found;
}

static void no_key_is_bound_twice(void **state)
{
    (void)state;
    struct ui_fixture fixture;
    ui_fixture_init(&fixture, 80, 24);
    for (int tool = TOOL_NONE; tool <= TOOL_DRAW; tool++)
        for (size_t i = 0; action_at(i) != NULL; i++) {
            const char *keys = action_at(i)->keys;
            fixture.state.tool.kind = (enum tool_kind)tool;
            for (struct key key; key_list_next(&keys, &key);)
                for (int of_tool = 0; of_tool <= 1; of_tool++)
                    if (count_bound(&fixture.state, key, of_tool) > 1)
                        fail_msg("a key of %s is bound twice", action_at(i)->name);
        }
    ui_fixture_fini(&fixture);
}

/* Each with the letter that lies on it on a Ukrainian layout. */
static void the_keys_are_those_that_users_are_told(void **state)
{
    (void)state;
    static const struct { const char *keys, *name; } rows[] = {
        {"Left h р", "pan-left"}, {"Down j о", "pan-down"}, {"Up k л", "pan-up"}, {"Right l д", "pan-right"}, {"S-Left H Р", "step-left"},
        {"S-Down J О", "step-down"}, {"S-Up K Л", "step-up"}, {"S-Right L Д", "step-right"}, {"+ = a ф", "zoom-in"}, {"- , z я", "zoom-out"}, {"0 Home", "whole"}, {"1", "select-1"}, {"2", "select-2"}, {"3", "select-3"}, {"4", "select-4"},
        {"Tab", "select-next"}, {"S-Tab", "select-previous"}, {"p з", "panel"}, {"S І", "sources"}, {"b и", "glyphs"}, {"T Е", "theme"},
        {"M Ь", "mouse"}, {"O Щ", "inset"}, {"G П", "graticule"}, {"C-l C-д", "repaint"}, {"[ х", "depth-less"}, {"] ї", "depth-more"},
        {"{ Х", "depth-much-less"}, {"} Ї", "depth-much-more"}, {"r к", "reference"}, {"? F1", "help"}, {"q й C-c C-с", "quit"}, {"Esc", "back"},
        {"/ .", "find"}, {"n т", "find-next"}, {"N Т", "find-previous"}, {"g п", "goto"}, {"i ш", "here"}, {"m ь", "measure"},
        {"d в", "draw"}, {"u г", "undo"}, {"U Г", "redo"}, {"s і", "save"}, {"o щ", "open"}, {"c с", "compare"}, {"x ч", "export"},
        {"v м", "view"}, {": Ж", "command"}, {"D В", "data-report"},
        {"t е", "tour"}, {"Q Й", "quiz"}, {"P З", "projector"},
    };
    struct ui_fixture fixture;
    ui_fixture_init(&fixture, 80, 24);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *keys = rows[i].keys;
        for (struct key key; key_list_next(&keys, &key);) {
            const struct action *action = action_for_key(&fixture.state, key);
            assert_non_null(action);
            assert_string_equal(action->name, rows[i].name);
        }
    }
    /* There are three tiers and the rest; nothing is shared, no page is open, nothing selected. */
    const char *unbound = "5 6 9 f PgDn Space F2 Enter Backspace";
    for (struct key key; key_list_next(&unbound, &key);)
        assert_null(action_for_key(&fixture.state, key));
    ui_fixture_fini(&fixture);
}

static struct action_keys keys_of(const struct state *state, const char *name, bool of_hint)
{
    size_t index = 0;
    while (strcmp(action_at(index)->name, name) != 0)
        index++;
    return action_keys_take(state, &index, of_hint);
}

static void keys_are_told_shortly(void **state)
{
    (void)state;
    struct ui_fixture fixture;
    ui_fixture_init(&fixture, 80, 24);
    assert_string_equal(keys_of(&fixture.state, "pan-left", true).text, "←↑↓→");
    assert_string_equal(keys_of(&fixture.state, "pan-left", false).text, "←↑↓→ h k j l");
    assert_string_equal(keys_of(&fixture.state, "step-left", false).text, "Shift-←↑↓→ H K J L");
    assert_string_equal(keys_of(&fixture.state, "zoom-in", true).text, "+/-");
    assert_string_equal(keys_of(&fixture.state, "select-1", true).text, "1-3"); /* of tiers; the rest is none */
    assert_string_equal(keys_of(&fixture.state, "select-1", false).text, "1-4");
    assert_string_equal(keys_of(&fixture.state, "depth-less", true).text, "[ ]"); /* "/" is a key too */
    assert_string_equal(keys_of(&fixture.state, "page-down", false).text, "");
    size_t index = 0;
    action_keys_take(&fixture.state, &index, true);
    assert_int_equal(index, 4);
    ui_fixture_fini(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(no_key_is_bound_twice),
        cmocka_unit_test(the_keys_are_those_that_users_are_told),
        cmocka_unit_test(keys_are_told_shortly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
