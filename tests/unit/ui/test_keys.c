#include "viewer/ui/keys.h"

#include "../cmocka_all.h"

#include <string.h>

static struct key parse(const char *name)
{
    struct key key;
    if (!key_parse(&key, name))
        fail_msg("\"%s\" is no key", name);
    return key;
}

static void names_go_round(void **state)
{
    (void)state;
    static const char *const names[] = {"a", "A", "?", "+", "-", "=", ",", "Space", "Tab", "S-Tab", "Enter", "Esc", "Backspace", "Left", "S-Left",
                                        "C-Left", "C-M-S-Up", "Home", "End", "PgUp", "PgDn", "Insert", "Delete", "F1", "F12", "C-c", "M-x",
                                        "й", "ї", "[", "}", ":", "C-Space", "S", "C", "M", "F"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char printed[key_name_size];
        key_print(parse(names[i]), printed);
        assert_string_equal(printed, names[i]);
    }
}

static void every_special_key_has_a_name(void **state)
{
    (void)state;
    for (uint32_t code = SPECIAL_ENTER; code <= SPECIAL_F12; code++) {
        char printed[key_name_size];
        struct key key = {code, 0};
        key_print(key, printed);
        assert_true(key_equal(parse(printed), key));
    }
}

static void refuses_what_is_no_key(void **state)
{
    (void)state;
    static const char *const names[] = {"", "ab", "Lefty", "S-a", "F0", "F13", "F1x", "C-", "S-", "\x1B", "\xFF", "a b", "e\xCC\x81", "\xC2\xA0x"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct key key;
        if (key_parse(&key, names[i]))
            fail_msg("\"%s\" is taken for a key", names[i]);
        assert_int_equal(key.code, 0);
    }
}

static void case_counts_for_characters_only(void **state)
{
    (void)state;
    assert_int_equal(parse("left").code, SPECIAL_LEFT);
    assert_int_equal(parse("pgdn").code, SPECIAL_PAGE_DOWN);
    assert_int_equal(parse("f1").code, SPECIAL_F1);
    assert_int_equal(parse("A").code, 'A');
    assert_true(key_equal(parse("C-L"), parse("c-l")));
}

static void labels_are_for_people(void **state)
{
    (void)state;
    static const struct { const char *name, *label; } rows[] = {{"Left", "←"}, {"S-Up", "Shift-↑"}, {"C-c", "Ctrl-C"}, {"q", "q"}, {"F1", "F1"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[key_name_size];
        key_label(parse(rows[i].name), label);
        assert_string_equal(label, rows[i].label);
    }
}

static void lists_are_walked(void **state)
{
    (void)state;
    const char *list = "  Left h  C-c";
    struct key key;
    assert_true(key_list_next(&list, &key) && key.code == SPECIAL_LEFT);
    assert_true(key_list_next(&list, &key) && key.code == 'h');
    assert_true(key_list_next(&list, &key) && key.code == 'c' && key.modifiers == MODIFIER_CONTROL);
    assert_false(key_list_next(&list, &key));
}

static void ukrainian_letters_are_found_by_their_place(void **state)
{
    (void)state;
    static const struct { const char *local, *us; } rows[] = {{"й", "q"}, {"х", "["}, {"ї", "]"}, {"Х", "{"}, {"Ї", "}"}, {".", "/"}, {"Ж", ":"},
                                                              {"р", "h"}, {"о", "j"}, {"л", "k"}, {"д", "l"}, {"з", "p"}, {"І", "S"}, {"и", "b"},
                                                              {"Е", "T"}, {"Ь", "M"}, {"ф", "a"}, {"я", "z"}, {"Є", "\""}, {"C-с", "C-c"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char printed[key_name_size];
        key_print(key_by_position(parse(rows[i].local)), printed);
        assert_string_equal(printed, rows[i].us);
    }
    assert_true(key_equal(key_by_position(parse("q")), parse("q")));
    assert_true(key_equal(key_by_position(parse("Left")), parse("Left")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_go_round),
        cmocka_unit_test(every_special_key_has_a_name),
        cmocka_unit_test(refuses_what_is_no_key),
        cmocka_unit_test(case_counts_for_characters_only),
        cmocka_unit_test(labels_are_for_people),
        cmocka_unit_test(lists_are_walked),
        cmocka_unit_test(ukrainian_letters_are_found_by_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
