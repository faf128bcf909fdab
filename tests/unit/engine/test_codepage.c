#include "../cmocka_all.h"

#include <string.h>

#include "engine/data/codepage.h"

static void a_cpg_names_it_however_it_is_spelled(void **state)
{
    (void)state;
    static const char *const spelled[][2] = {
        {"UTF-8", "UTF-8"},     {"utf8\r\n", "UTF-8"},       {"65001", "UTF-8"},
        {"1251", "CP1251"},     {"ANSI 1251", "CP1251"},     {"windows-1251", "CP1251"},
        {"CP1251\n", "CP1251"}, {"ISO 88595", "ISO-8859-5"}, {"ISO-8859-1", "ISO-8859-1"},
        {"OEM 866", "CP866"},   {"KOI8-U", "KOI8-U"},        {"\xEF\xBB\xBFUTF-8", "UTF-8"},
        {"ibm-866", "CP866"},   {"koi8_u", "KOI8-U"},        {"LDID/201", "CP1251"},
        {"21866", "KOI8-U"},    {"RUSCII", "CP1125"},        {"x\nUTF-8", NULL},
        {"LDID/999", NULL},     {"LDID", NULL},
    };
    for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++) {
        const char *name = codepage_named(spelled[i][0], 0);
        if (spelled[i][1] == NULL) {
            assert_null(name);
            continue;
        }
        assert_non_null(name);
        assert_string_equal(name, spelled[i][1]);
        struct codepage *codepage = codepage_open(name, NULL);
        assert_non_null(codepage);
        codepage_close(codepage);
    }
}

static void the_language_byte_counts_when_there_is_no_cpg(void **state)
{
    (void)state;
    assert_string_equal(codepage_named(NULL, 0xC9), "CP1251");
    assert_string_equal(codepage_named("no such thing", 0x65), "CP866");
    assert_string_equal(codepage_named("UTF-8", 0xC9), "UTF-8");
    assert_null(codepage_named(NULL, 0x57));
    assert_null(codepage_named(NULL, 0));
    assert_null(codepage_named("", 0));
}

static void every_named_page_can_be_opened(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        const char *name = codepage_named(NULL, (unsigned char)byte);
        struct codepage *codepage = name != NULL ? codepage_open(name, NULL) : NULL;
        assert_true((name != NULL) == (codepage != NULL));
        codepage_close(codepage);
    }
    struct error error = {0};
    assert_null(codepage_open("no such page", &error));
    assert_non_null(strstr(error.text, "no such page"));
}

static void expect_guess(const char *text, size_t size, const char *name)
{
    assert_string_equal(codepage_guess((const unsigned char *)text, size), name);
}

static void a_guess_looks_at_the_letters(void **state)
{
    (void)state;
    static const char utf8[] = "Київ    Харків   Kyiv";
    static const char cut_utf8[] = "Київ  Хар\xD0  Kyiv"; /* a field that ends within a letter */
    static const char cp1251[] = "\xCA\xE8\xBF\xE2    \xD5\xE0\xF0\xEA\xB3\xE2   Kyiv";
    static const char latin1[] = "M\xFCnchen   K\xF6ln   S\xE3o Paulo  Orl\xE9"
                                 "ans";
    expect_guess(utf8, sizeof utf8 - 1, "UTF-8");
    expect_guess(cut_utf8, sizeof cut_utf8 - 1, "UTF-8");
    expect_guess("plain", 5, "UTF-8");
    expect_guess(cp1251, sizeof cp1251 - 1, "CP1251");
    expect_guess(latin1, sizeof latin1 - 1, "ISO-8859-1");
}

static void expect_text(const char *page, const char *in, const char *out)
{
    struct bytes bytes = {0};
    struct codepage *codepage = codepage_open(page, NULL);
    codepage_decode(codepage, in, strlen(in), &bytes);
    assert_string_equal(bytes_text(&bytes), out);
    codepage_close(codepage);
    bytes_fini(&bytes);
}

static void text_becomes_utf8(void **state)
{
    (void)state;
    expect_text("CP1251", "\xCA\xE8\xBF\xE2", "Київ");
    expect_text("UTF-8", "Київ", "Київ");
    expect_text("UTF-8", "Киї\xD0", "Киї"); /* cut within a letter */
    expect_text("UTF-8",
                "a\xFF"
                "b",
                "a\xEF\xBF\xBD"
                "b"); /* a byte that means nothing */
    expect_text("ISO-8859-1", "", "");
}

static void long_text_is_not_cut(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    char in[1000];
    memset(in, '\xE0', sizeof in); /* a Cyrillic a */
    struct codepage *codepage = codepage_open("CP1251", NULL);
    codepage_decode(codepage, in, sizeof in, &bytes);
    assert_int_equal(bytes.count, 2 * sizeof in);
    codepage_close(codepage);
    bytes_fini(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cpg_names_it_however_it_is_spelled),
        cmocka_unit_test(the_language_byte_counts_when_there_is_no_cpg),
        cmocka_unit_test(every_named_page_can_be_opened),
        cmocka_unit_test(a_guess_looks_at_the_letters),
        cmocka_unit_test(text_becomes_utf8),
        cmocka_unit_test(long_text_is_not_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
