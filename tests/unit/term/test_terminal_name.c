#include "viewer/term/terminal_name.h"

#include "../cmocka_all.h"

static void falls_back_step_by_step(void **state)
{
    (void)state;
    static const struct { const char *term; bool wants_256; const char *name; } rows[] = {
        {"xterm-256color", true, "xterm-256color"}, {"xterm", false, "xterm"},         {"xterm", true, "xterm-256color"},
        {"screen", true, "screen-256color"},        {"linux", true, "linux"},          {"tmux-256color", true, "tmux-256color"},
        {"vt100", true, "vt100"},                   {"xterm-nosuchthing", false, "xterm-256color"},
        {"kitty-nosuchthing", true, "xterm-256color"}, {"linux-nosuchthing", false, "linux"}, {"screen.nosuchthing", false, "vt100"},
        {"nosuchthing", false, "vt100"},            {"../../etc/passwd", false, "vt100"}, {"dumb", false, "dumb"},
        {"xterm-direct", true, "xterm-256color"},   {"xterm-direct", false, "xterm-256color"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[terminal_name_size];
        assert_true(terminal_name_find(rows[i].term, rows[i].wants_256, name));
        assert_string_equal(name, rows[i].name);
    }
}

static void without_a_name_there_is_no_terminal(void **state)
{
    (void)state;
    char name[terminal_name_size];
    assert_false(terminal_name_find(NULL, true, name));
    assert_false(terminal_name_find("", true, name));
    assert_string_equal(name, "");
}

static void knows_what_a_map_needs(void **state)
{
    (void)state;
    static const char *const usable[] = {"xterm", "xterm-256color", "tmux-256color", "screen", "linux", "vt100"};
    for (size_t i = 0; i < sizeof usable / sizeof *usable; i++)
        assert_true(terminal_is_usable(usable[i]));
    assert_false(terminal_is_usable("dumb"));
    assert_false(terminal_is_usable("nosuchthing"));
    assert_int_equal(terminal_number("xterm-256color", "colors"), 256);
    assert_int_equal(terminal_number("vt100", "colors"), -1);
    assert_int_equal(terminal_number("nosuchthing", "colors"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(falls_back_step_by_step),
        cmocka_unit_test(without_a_name_there_is_no_terminal),
        cmocka_unit_test(knows_what_a_map_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
