#include "../../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "viewer/out/picture/letters.h"

static const char text[] = "The line measured from is the internationally recognised border; it is not the front line.";

static int set_up(void **state)
{
    struct error error = {0};
    *state = letters_new(NULL, &error);
    if (*state == NULL)
        fail_msg("%s", error.text);
    return 0;
}

static int tear_down(void **state)
{
    letters_free(*state);
    return 0;
}

static void widths_grow_with_the_words_and_the_font(void **state)
{
    const struct letters *letters = *state;
    assert_true(strlen(letters_family(letters)) > 0);
    double one = letters_width(letters, FONT_TEXT, "n"), ten = letters_width(letters, FONT_TEXT, "nnnnnnnnnn");
    assert_true(one > 2 && fabs(ten - 10 * one) < 0.05); /* they are not rounded to dots */
    assert_true(letters_width(letters, FONT_TEXT, "") == 0);
    double ratio = font_style_at(FONT_TITLE)->size / font_style_at(FONT_HEADING)->size; /* both are bold */
    assert_true(fabs(letters_width(letters, FONT_TITLE, text) / letters_width(letters, FONT_HEADING, text) - ratio) < 0.02);
    assert_true(letters_width(letters, FONT_NAME, text) > letters_width(letters, FONT_NOTE, text));
}

static void letters_stand_apart_where_the_font_says_so(void **state)
{
    const struct letters *letters = *state;
    double spacing = font_style_at(FONT_COUNTRY)->spacing;
    double one = letters_width(letters, FONT_COUNTRY, "n"), four = letters_width(letters, FONT_COUNTRY, "nnnn");
    assert_true(spacing > 1 && four - 4 * (one - spacing) > 2.9 * spacing);
}

static void letters_reach_up_and_down(void **state)
{
    const struct letters *letters = *state;
    for (enum font font = 0; font < FONTS; font++) {
        double size = font_style_at(font)->size, capital = letters_capital(letters, font);
        assert_true(capital > 0.5 * size && capital < letters_ascent(letters, font));
        assert_true(letters_descent(letters, font) > 0);
        assert_true(letters_line(letters, font) > size && letters_line(letters, font) < 1.6 * size);
    }
}

/* All of the text in lines that are not too wide, at spaces only. */
static void lines_hold_the_text_and_fit(void **state)
{
    const struct letters *letters = *state;
    for (double width = 60; width < 500; width += 35) {
        char joined[sizeof text] = "";
        int lines = 0;
        for (const char *at = text, *next; *at != '\0'; at = next, lines++) {
            char line[sizeof text] = "";
            memcpy(line, at, letters_break(letters, FONT_TEXT, at, width, &next));
            assert_true(letters_width(letters, FONT_TEXT, line) <= width + 0.01);
            assert_true(line[0] != ' ' && line[0] != '\0' && line[strlen(line) - 1] != ' ');
            strcat(joined, line);
            strcat(joined, *next != '\0' ? " " : "");
        }
        assert_string_equal(joined, text);
        assert_true(lines >= letters_width(letters, FONT_TEXT, text) / width);
    }
}

static void a_long_word_is_broken_and_a_no_break_space_is_not(void **state)
{
    const struct letters *letters = *state;
    const char *next, *word = "Kyivkyivkyivkyivkyivkyivkyivkyivkyiv";
    size_t length = letters_break(letters, FONT_TEXT, word, 60, &next);
    assert_true(length > 0 && length < strlen(word) && next == word + length);
    const char *number = "about 27\u00a0900\u00a0km";
    double width = letters_width(letters, FONT_TEXT, "about 27\u00a0900");
    assert_int_equal(letters_break(letters, FONT_TEXT, number, width, &next), strlen("about"));
    assert_string_equal(next, "27\u00a0900\u00a0km");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_grow_with_the_words_and_the_font),
        cmocka_unit_test(letters_stand_apart_where_the_font_says_so),
        cmocka_unit_test(letters_reach_up_and_down),
        cmocka_unit_test(lines_hold_the_text_and_fit),
        cmocka_unit_test(a_long_word_is_broken_and_a_no_break_space_is_not),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
