#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "viewer/out/card.h"

static struct theme theme;
static struct theme_choice choices[2];
static const struct themes list = {choices, 2, 2};

/* The card without its SGR sequences, of which there must be no others; the caller frees it. */
static char *card(enum colour_depth depth, bool ascii_only, bool *has_colours)
{
    struct bytes out = {0}, plain = {0};
    const struct card_choice choice = {depth, ascii_only ? GLYPHS_ASCII : GLYPHS_BRAILLE, ascii_only, &theme};
    out_card(&choice, &list, &out);
    *has_colours = false;
    for (const char *at = bytes_text(&out); *at != '\0'; at++) {
        if (*at != '\x1B') {
            assert_true(*at == '\n' || (unsigned char)*at >= ' ');
            bytes_add(&plain, at, 1);
            continue;
        }
        *has_colours = true;
        assert_int_equal(at[1], '[');
        at += 2 + strspn(at + 2, "0123456789;");
        assert_int_equal(*at, 'm');
    }
    char *text = strdup(bytes_text(&plain));
    bytes_fini(&out);
    bytes_fini(&plain);
    return text;
}

static void lines_fit_and_are_whole(void **state)
{
    (void)state;
    for (enum colour_depth depth = COLOUR_NONE; depth <= COLOUR_TRUE; depth++) {
        bool has_colours;
        char *text = card(depth, false, &has_colours), *rest = text;
        assert_int_equal(has_colours, depth != COLOUR_NONE);
        for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
            assert_true(text_width(line) <= 78);
            /* What a line says has not been cut: there is a blank column, or it ends as it should. */
            assert_true(text_width(line) < 78 || strstr(line, "--glyphs half") != NULL);
        }
        free(text);
    }
}

static void bars_stand_below_each_other(void **state)
{
    (void)state;
    bool has_colours;
    char *text = card(COLOUR_NONE, false, &has_colours), *rest = text;
    int bars = 0;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        char *bar = strstr(line, " |  ");
        if (bar == NULL || strstr(line, "#*.") != NULL)
            continue;
        bar[1] = '\0';
        assert_int_equal(text_width(line), 23);
        bars++;
    }
    assert_int_equal(bars, 7);
    free(text);
}

static void depths_that_the_terminal_may_have(void **state)
{
    (void)state;
    bool has_colours;
    char *text = card(COLOUR_256, false, &has_colours);
    for (const char *const *row = (const char *const[]){"\n  8 ", "\n  16 ", "\n  256 ", "\n  true ", "--color 256 --theme one", NULL}; *row; row++)
        assert_non_null(strstr(text, *row));
    free(text);
    text = card(COLOUR_8, false, &has_colours);
    assert_non_null(strstr(text, "\n  16 "));
    assert_null(strstr(text, "\n  256 "));
    free(text);
    text = card(COLOUR_NONE, false, &has_colours);
    assert_null(strstr(text, "THEMES"));
    assert_non_null(strstr(text, "colours are off"));
    free(text);
}

static void only_ascii_where_there_is_nothing_else(void **state)
{
    (void)state;
    for (enum colour_depth depth = COLOUR_NONE; depth <= COLOUR_TRUE; depth++) {
        bool has_colours;
        char *text = card(depth, true, &has_colours);
        for (const char *at = text; *at != '\0'; at++)
            assert_true((unsigned char)*at < 128);
        assert_null(strstr(text, "PLACES"));
        assert_non_null(strstr(text, "LANG=C.UTF-8"));
        free(text);
    }
}

static int make_theme(void **state)
{
    (void)state;
    struct palette palette;
    palette_init(&palette);
    strcpy(theme.name, "one");
    for (enum role role = 0; role < ROLES; role++)
        theme.colours[role] = colour_of_rgb(&palette, role, (struct rgb){(uint8_t)(role * 5), 100, 50});
    theme.colours[ROLE_TERMINAL] = (struct colour){.is_terminal = true};
    choices[0].theme = theme;
    strcpy(choices[1].error.text, "two.ini:1: no"); /* is left out */
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_fit_and_are_whole),
        cmocka_unit_test(bars_stand_below_each_other),
        cmocka_unit_test(depths_that_the_terminal_may_have),
        cmocka_unit_test(only_ascii_where_there_is_nothing_else),
    };
    return cmocka_run_group_tests(tests, make_theme, NULL);
}
