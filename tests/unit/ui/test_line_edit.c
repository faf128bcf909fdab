#include "viewer/ui/line_edit.h"

#include "../cmocka_all.h"

#include <string.h>

static void press(struct line_edit *edit, const char *keys)
{
    struct key key;
    while (key_list_next(&keys, &key))
        assert_true(line_edit_key(edit, key));
}

static void type(struct line_edit *edit, uint32_t codepoint)
{
    assert_true(line_edit_key(edit, (struct key){.code = codepoint}));
}

static void letters_go_in_at_the_cursor(void **state)
{
    (void)state;
    struct line_edit edit;
    line_edit_set(&edit, "Kharv");
    press(&edit, "Left k i");
    assert_string_equal(edit.text, "Kharkiv");
    press(&edit, "Home Delete L End !");
    assert_string_equal(edit.text, "Lharkiv!");
    press(&edit, "Backspace Left Left Backspace Right x");
    assert_string_equal(edit.text, "Lharixv");
}

static void whole_characters_are_moved_over_and_erased(void **state)
{
    (void)state;
    struct line_edit edit;
    line_edit_set(&edit, "");
    type(&edit, 0x0406); /* І */
    type(&edit, 'z');
    type(&edit, 0x0301); /* an acute accent joins the z */
    press(&edit, "Left Left");
    assert_int_equal(edit.cursor, 0);
    press(&edit, "Right Right Backspace");
    assert_string_equal(edit.text, "\u0406");
    press(&edit, "Backspace Backspace");
    assert_string_equal(edit.text, "");
}

static void keys_of_a_shell_work(void **state)
{
    (void)state;
    struct line_edit edit;
    line_edit_set(&edit, "go to  Bila Tserkva");
    press(&edit, "C-w");
    assert_string_equal(edit.text, "go to  Bila ");
    press(&edit, "C-w C-w");
    assert_string_equal(edit.text, "go ");
    press(&edit, "C-a Right C-k");
    assert_string_equal(edit.text, "g");
    press(&edit, "C-e a C-u");
    assert_string_equal(edit.text, "");
}

static void what_is_offered_is_marked(void **state)
{
    (void)state;
    struct line_edit edit;
    line_edit_offer(&edit, "my-plan.ini");
    press(&edit, "n e");
    assert_string_equal(edit.text, "ne");
    line_edit_offer(&edit, "my-plan.ini");
    press(&edit, "Home o u r -"); /* moving is a wish to change it */
    assert_string_equal(edit.text, "our-my-plan.ini");
    line_edit_offer(&edit, "my-plan.ini");
    press(&edit, "Backspace");
    assert_string_equal(edit.text, "");
    line_edit_offer(&edit, "my-plan.ini");
    press(&edit, "C-w n");
    assert_string_equal(edit.text, "n");
    line_edit_offer(&edit, "");
    assert_false(edit.is_marked);
}

static void what_could_harm_a_terminal_never_gets_in(void **state)
{
    (void)state;
    struct line_edit edit;
    line_edit_set(&edit, "a\x1b[2J\xff");
    assert_null(strchr(edit.text, '\x1b'));
    line_edit_set(&edit, "");
    type(&edit, 0x202E); /* right-to-left override */
    type(&edit, 0x200B); /* zero width space */
    assert_string_equal(edit.text, "");
    assert_false(line_edit_key(&edit, (struct key){.code = 0x1B}));
    assert_false(line_edit_key(&edit, (struct key){.code = SPECIAL_UP}));
    assert_false(line_edit_key(&edit, (struct key){'x', MODIFIER_ALT}));
}

static void a_full_line_takes_no_more(void **state)
{
    (void)state;
    struct line_edit edit;
    line_edit_set(&edit, "");
    for (int i = 0; i < 2 * line_edit_size; i++)
        type(&edit, 0x0416);
    assert_true(strlen(edit.text) < line_edit_size && strlen(edit.text) > line_edit_size - 4);
    assert_int_equal(edit.cursor, strlen(edit.text));
    press(&edit, "Backspace");
    assert_int_equal(edit.cursor, strlen(edit.text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_go_in_at_the_cursor),
        cmocka_unit_test(whole_characters_are_moved_over_and_erased),
        cmocka_unit_test(keys_of_a_shell_work),
        cmocka_unit_test(what_is_offered_is_marked),
        cmocka_unit_test(what_could_harm_a_terminal_never_gets_in),
        cmocka_unit_test(a_full_line_takes_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
