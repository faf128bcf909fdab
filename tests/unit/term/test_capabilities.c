#include "../cmocka_all.h"

#include "viewer/term/capabilities.h"

static const struct environment xterm = {
    .is_terminal = true,
    .terminal_colours = 256,
    .term = "xterm-256color",
    .codeset = "UTF-8",
    .glyphs = GLYPH_SETS,
};

/* Each row changes one thing against an ordinary xterm. */
static void depths(void **state)
{
    (void)state;
    struct environment e = xterm;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e.colorterm = "truecolor";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_TRUE);
    e.terminal_colours = 8; /* screen inside a terminal with true colour */
    assert_int_equal(capabilities_of(&e).depth, COLOUR_8);
    e = xterm, e.term = "xterm", e.terminal_colours = 8;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_8);
    e.xterm_version = "XTerm(379)";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e.term = "screen"; /* inside that xterm */
    assert_int_equal(capabilities_of(&e).depth, COLOUR_8);
    e = xterm, e.terminal_colours = 16;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_16);
    e = xterm, e.terminal_colours = 0;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_NONE);
    e = xterm, e.is_terminal = false, e.terminal_colours = -1;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_NONE);
    e.color = COLOR_ALWAYS;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e.color = COLOR_16;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_16);
    e = xterm, e.color = COLOR_NEVER;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_NONE);
}

static void variables(void **state)
{
    (void)state;
    struct environment e = xterm;
    e.no_color = "1";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_NONE);
    e.color = COLOR_256; /* what was typed counts more than the environment */
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e = xterm, e.no_color = "";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e = xterm, e.is_terminal = false, e.terminal_colours = -1, e.clicolor_force = "1";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e.clicolor_force = "0";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_NONE);
}

static void glyphs(void **state)
{
    (void)state;
    struct environment e = xterm;
    assert_int_equal(capabilities_of(&e).glyphs, GLYPHS_BRAILLE);
    e.term = "linux";
    assert_int_equal(capabilities_of(&e).glyphs, GLYPHS_ASCII);
    assert_false(capabilities_of(&e).ascii_only);
    e = xterm, e.glyphs = GLYPHS_HALF;
    assert_int_equal(capabilities_of(&e).glyphs, GLYPHS_HALF);
    e.codeset = "ANSI_X3.4-1968"; /* no choice can help here */
    assert_int_equal(capabilities_of(&e).glyphs, GLYPHS_ASCII);
    assert_true(capabilities_of(&e).ascii_only);
}

static void background(void **state)
{
    (void)state;
    struct environment e = xterm;
    assert_string_equal(capabilities_of(&e).theme, "dark");
    e.colorfgbg = "0;15";
    assert_string_equal(capabilities_of(&e).theme, "light");
    e.colorfgbg = "0;default;7";
    assert_string_equal(capabilities_of(&e).theme, "light");
    e.colorfgbg = "15;0";
    assert_string_equal(capabilities_of(&e).theme, "dark");
    e.colorfgbg = "nonsense";
    assert_string_equal(capabilities_of(&e).theme, "dark");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(depths),
        cmocka_unit_test(variables),
        cmocka_unit_test(glyphs),
        cmocka_unit_test(background),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
