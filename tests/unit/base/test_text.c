#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void assert_clean(const char *in, const char *expected)
{
    char *out = text_clean_new(in, strlen(in));
    assert_string_equal(out, expected);
    free(out);
}

static void clean_keeps_what_can_be_shown(void **state)
{
    (void)state;
    assert_clean("Kyiv", "Kyiv");
    assert_clean("Львів і Одеса", "Львів і Одеса");
    assert_clean("e\u0301", "e\u0301");
    assert_clean("漢字", "漢字");
}

static void clean_drops_controls(void **state)
{
    (void)state;
    assert_clean("a\x1b[31mb", "a[31mb");
    assert_clean("a\xc2\x9b" "31mb", "a31mb");         /* C1 CSI */
    assert_clean("a\u202eb\u2066c\u200bd", "abcd"); /* bidi and zero width */
    assert_clean("a\tb\nc", "a b c");
    assert_clean("a\u2028b", "a b");
    assert_clean("\ue000\U000f0000x", "x"); /* private use */
}

static void clean_replaces_invalid_bytes(void **state)
{
    (void)state;
    assert_clean("a\xff" "b", "a\ufffdb");
    assert_clean("\xc0\x80", "\ufffd\ufffd");
    assert_clean("\xed\xa0\x80", "\ufffd\ufffd\ufffd"); /* a surrogate */
    assert_clean("Ки\xd1", "Ки\ufffd");                  /* half a character */
}

static void utf8_is_told_from_other_bytes(void **state)
{
    static const char *const others[] = {"a\xff!", "\xc0\x80", "\xed\xa0\x80", "Ки\xd1", "\x9b", "\xf4\x90\x80\x80"};
    static const char good[] = "Kyiv\t\u202e\x1b \0 Київ \ufffd 漢字 \U0010FFFF e\u0301\u0302\u0303";
    (void)state;
    assert_true(text_is_utf8(good, sizeof good));
    assert_true(text_is_utf8("", 0));
    assert_false(text_is_utf8("Ки", 3)); /* the length cuts a character */
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(text_is_utf8(others[i], strlen(others[i])));
}

static void clean_limits_marks(void **state)
{
    (void)state;
    assert_clean("e\u0301\u0302\u0303\u0304x", "e\u0301\u0302x");
    assert_clean("\u0301x", "x");
}

static void clean_cuts_whole_characters(void **state)
{
    (void)state;
    char out[4];
    assert_int_equal(text_clean(out, sizeof out, "їжак", strlen("їжак")), 2);
    assert_string_equal(out, "ї");
}

static void clean_is_idempotent_on_random_bytes(void **state)
{
    (void)state;
    srand(7);
    for (int round = 0; round < 2000; round++) {
        char in[64];
        for (size_t i = 0; i < sizeof in; i++)
            in[i] = (char)(rand() % 4 == 0 ? rand() % 32 : rand() % 256);
        char *once = text_clean_new(in, sizeof in);
        for (const char *at = once; *at != '\0'; at++)
            assert_false((unsigned char)*at < 0x20 || *at == 0x7f);
        assert_clean(once, once);
        free(once);
    }
}

static void width_counts_cells(void **state)
{
    (void)state;
    assert_int_equal(text_width("Kyiv"), 4);
    assert_int_equal(text_width("Київ"), 4);
    assert_int_equal(text_width("e\u0301"), 1);
    assert_int_equal(text_width("漢字"), 4);
    assert_int_equal(text_width("Їй"), 2);
}

static void fit_never_halves(void **state)
{
    (void)state;
    assert_int_equal(text_fit("漢字", 3), 3);
    assert_int_equal(text_fit("Kyiv", 10), 4);
    assert_int_equal(text_fit("e\u0301x", 1), 3);
    assert_int_equal(text_fit("Kyiv", 0), 0);
}

static void break_goes_at_spaces(void **state)
{
    (void)state;
    const char *text = "one two  three", *next;
    assert_int_equal(text_break(text, 7, &next), 7);
    assert_string_equal(next, "three");
    assert_int_equal(text_break(text, 6, &next), 3);
    assert_string_equal(next, "two  three");
    assert_int_equal(text_break("abcdef", 4, &next), 4);
    assert_string_equal(next, "ef");
    assert_int_equal(text_break("ab", 4, &next), 2);
    assert_string_equal(next, "");
}

static void capitals_are_the_same_letters(void **state)
{
    (void)state;
    char out[64];
    text_capitals(out, sizeof out, "Ivano-Frankivsk, Львівська");
    assert_string_equal(out, "IVANO-FRANKIVSK, ЛЬВІВСЬКА");
    text_spaced_capitals(out, sizeof out, "Рівне й");
    assert_string_equal(out, "Р І В Н Е   Й");
    text_capitals(out, 6, "їїї"); /* two bytes each */
    assert_string_equal(out, "ЇЇ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_keeps_what_can_be_shown),
        cmocka_unit_test(clean_drops_controls),
        cmocka_unit_test(clean_replaces_invalid_bytes),
        cmocka_unit_test(utf8_is_told_from_other_bytes),
        cmocka_unit_test(clean_limits_marks),
        cmocka_unit_test(clean_cuts_whole_characters),
        cmocka_unit_test(clean_is_idempotent_on_random_bytes),
        cmocka_unit_test(width_counts_cells),
        cmocka_unit_test(fit_never_halves),
        cmocka_unit_test(break_goes_at_spaces),
        cmocka_unit_test(capitals_are_the_same_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
