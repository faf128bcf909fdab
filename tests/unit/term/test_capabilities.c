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
    e.term = "screen-256color"; /* what is said of the terminal outside */
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e.term = "tmux-256color";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e.term = "xterm-256color", e.tmux = "/tmp/tmux-0/default,1,0";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e.terminal_is_direct = true;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_TRUE);
    e.terminal_is_direct = false, e.color = COLOR_TRUE;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_TRUE);
    e = xterm, e.terminal_is_direct = true; /* "RGB" or "Tc" of terminfo */
    assert_int_equal(capabilities_of(&e).depth, COLOUR_TRUE);
    e = xterm, e.term = "xterm-direct", e.terminal_colours = 1 << 24;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_TRUE);
    e = xterm, e.colorterm = "yes";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e.colorterm = "24bit";
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

/* Synchronized output is sent only to what is known for it. */
static void at_once(void **state)
{
    (void)state;
    struct environment e = xterm;
    assert_false(capabilities_of(&e).shows_at_once);
    static const char *const terms[] = {"xterm-kitty", "foot", "foot-extra", "alacritty", "xterm-ghostty", "wezterm"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        e.term = terms[i];
        assert_true(capabilities_of(&e).shows_at_once);
    }
    e = xterm, e.term_program = "iTerm.app";
    assert_true(capabilities_of(&e).shows_at_once);
    e.tmux = "/tmp/tmux-0/default,1,0";
    assert_false(capabilities_of(&e).shows_at_once);
    e = xterm, e.term_program = "Apple_Terminal";
    assert_false(capabilities_of(&e).shows_at_once);
    e.term = NULL;
    assert_false(capabilities_of(&e).shows_at_once);
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

/* What the config file says counts after the command line and the environment. */
static void configured_colours(void **state)
{
    (void)state;
    struct environment e = xterm;
    e.configured_color = COLOR_16;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_16);
    e.color = COLOR_TRUE;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_TRUE);
    e.color = COLOR_AUTO, e.no_color = "1", e.configured_color = COLOR_ALWAYS;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_NONE);
    e = xterm, e.configured_color = COLOR_NEVER;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_NONE);
    e.clicolor_force = "1";
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
    e = xterm, e.is_terminal = false, e.terminal_colours = -1, e.configured_color = COLOR_TRUE; /* of a terminal's colours */
    assert_int_equal(capabilities_of(&e).depth, COLOUR_NONE);
    e.configured_color = COLOR_ALWAYS;
    assert_int_equal(capabilities_of(&e).depth, COLOUR_256);
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
        cmocka_unit_test(at_once),
        cmocka_unit_test(variables),
        cmocka_unit_test(configured_colours),
        cmocka_unit_test(glyphs),
        cmocka_unit_test(background),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
