#include "../cmocka_all.h"

#include <string.h>

#include "model/reply_builder.h"
#include "viewer/plan/findings.h"

static const struct source_file files[] = {{.role = LAYER_COUNTRY, .records = 340, .points = 5000}};

static void expect(const struct warning *warning, const char *said)
{
    static const char strings[] = "\0CP1251";
    const struct reply reply = {.files = files, .file_count = 1, .strings = strings};
    struct bytes text = {0};
    findings_add_sentence(&text, &reply, warning);
    if (strstr(bytes_text(&text), said) == NULL)
        fail_msg("expected \"%s\" in: %s", said, bytes_text(&text));
    bytes_fini(&text);
}

static void numbers_stand_where_they_belong(void **state)
{
    (void)state;
    expect(&(struct warning){.code = WARNING_RECORDS_EMPTY, .number = 12, .first = 7},
           "12 of 340 records skipped: they have no shape, or nothing of it is left (the first in record 7)");
    expect(&(struct warning){.code = WARNING_RECORDS_DAMAGED, .number = 1, .first = 9}, "1 of 340 records skipped: they are damaged");
    expect(&(struct warning){.code = WARNING_RECORDS_DAMAGED, .number = 1, .first = 9}, "(record 9)");
    expect(&(struct warning){.code = WARNING_RINGS_OPEN, .number = 3}, "rings that did not end where they began: 3");
    expect(&(struct warning){.code = WARNING_FILE_CUT, .number = 56}, "56 bytes are missing");
    expect(&(struct warning){.code = WARNING_TABLE_ROWS, .number = 18}, "has 18 rows");
    expect(&(struct warning){.code = WARNING_ENCODING_GUESSED, .number = 1, .detail = 1}, "taken to be CP1251");
}

static void everything_that_is_found_has_a_sentence(void **state)
{
    static const char strings[] = "\0why";
    const struct reply reply = {.files = files, .file_count = 1, .strings = strings};
    struct bytes texts[WARNING_CODES] = {0};
    (void)state;
    for (uint32_t code = 0; code < WARNING_CODES; code++) {
        findings_add_sentence(&texts[code], &reply, &(struct warning){.code = code, .number = 1, .detail = 1});
        assert_true(texts[code].count > 2);
        assert_null(strchr(bytes_text(&texts[code]), '%'));
        for (uint32_t other = 0; other < code; other++)
            assert_string_not_equal(bytes_text(&texts[code]), bytes_text(&texts[other]));
    }
    for (uint32_t code = 0; code < WARNING_CODES; code++)
        bytes_fini(&texts[code]);
}

static void every_file_has_a_purpose(void **state)
{
    (void)state;
    for (uint32_t role = 0; role <= LAYER_ROLES; role++) {
        bool is_read = role <= LAYER_REFERENCE; /* the zones are ours, and a file may be there only to be looked at */
        assert_int_equal(*findings_role(&(struct source_file){.role = role}) != '\0', is_read);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stand_where_they_belong),
        cmocka_unit_test(everything_that_is_found_has_a_sentence),
        cmocka_unit_test(every_file_has_a_purpose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
