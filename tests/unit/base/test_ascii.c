#include "base/ascii.h"

#include "../cmocka_all.h"

static void similar_letters_are_found(void **state)
{
    (void)state;
    static const struct { uint32_t codepoint; char sign; } rows[] = {
        {'a', 'a'}, {0xE9, 'e'}, {0x0141, 'L'}, {0x017C, 'z'}, {0x2013, '-'}, {0x2019, '\''}, {0xB7, '-'}, {0x2190, '<'}, {0x2502, '|'},
        {0x0418, 'Y'}, {0x0454, 'e'}, {0x044F, 'a'}, {0x0410, 'A'}, {0xB2, '2'}, {0xA0, ' '}, {0x5E7F, '?'}, {0x25AE, '#'}, {0x0429, 'S'},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(ascii_of(rows[i].codepoint), rows[i].sign);
}

static void everything_becomes_ascii(void **state)
{
    (void)state;
    for (uint32_t codepoint = ' '; codepoint < 0x110000; codepoint++) {
        char sign = ascii_of(codepoint);
        if (codepoint != 0x7F && (sign < ' ' || sign > '~'))
            fail_msg("U+%04X becomes %d", codepoint, sign);
    }
}

static void texts_keep_their_width(void **state)
{
    (void)state;
    struct bytes text = {0};
    bytes_add_text(&text, "a\u0301\u00ABЇ\u00BB\n\u4E2D, \"x\"\x1B[1m");
    ascii_text(&text, false);
    assert_string_equal(bytes_text(&text), "a\"I\"\n? , \"x\"\x1B[1m");
    bytes_fini(&text);
    bytes_add_text(&text, "\"\u201Ea\u201D\"");
    ascii_text(&text, true);
    assert_string_equal(bytes_text(&text), "\"'a'\"");
    bytes_fini(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(similar_letters_are_found),
        cmocka_unit_test(everything_becomes_ascii),
        cmocka_unit_test(texts_keep_their_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
