/* The table beside the shapes: other counts, other letters, nothing at all. */
#include "../cmocka_all.h"

#include <shapefil.h>
#include <string.h>

#include "fixture.h"
#include "two_squares.h"

static const struct records_query optional = {GEOMETRY_POLYGONS, two_squares_fields, 2, 2, 0};
enum { header_size = 32 + 2 * 32 + 1, row_size = 1 + 2 * 40, language_at = 29 }; /* of two.dbf */

static int set_up(void **state)
{
    *state = fixture_folder_new();
    two_squares_write(*state);
    return 0;
}

static int tear_down(void **state)
{
    two_squares_forget();
    fixture_folder_free(*state);
    return 0;
}

static const struct records *take(const char *folder)
{
    return two_squares_take(folder, "two.shp", &two_squares_query);
}

static void it_may_have_other_counts(void **state)
{
    static const unsigned char huge[] = {0xFF, 0xFF, 0xFF, 0x7F}, one[] = {1, 0, 0, 0}, none[] = {0, 0, 0, 0};
    two_squares_cut(*state, "two.dbf", header_size + row_size + 10);
    const struct records *records = take(*state);
    assert_string_equal(records_text(records, 0, 1), "Перша");
    assert_string_equal(records_text(records, 1, 0), "");
    FOUND(records, WARNING_TABLE_CUT, 1);
    two_squares_write(*state);
    two_squares_patch(*state, "two.dbf", 4, huge, 4); /* two thousand million rows */
    records = take(*state);
    assert_string_equal(records_text(records, 1, 0), "Second");
    FOUND(records, WARNING_TABLE_CUT, 0x7FFFFFFF - 2);
    two_squares_patch(*state, "two.dbf", 4, one, 4);
    records = take(*state);
    assert_string_equal(records_text(records, 1, 0), "");
    FOUND(records, WARNING_TABLE_ROWS, 1);
    two_squares_patch(*state, "two.dbf", 4, none, 4);
    FOUND(take(*state), WARNING_TABLE_DAMAGED, 1);
    two_squares_write(*state);
    two_squares_cut(*state, "two.shp", two_squares_second); /* more rows than shapes */
    two_squares_remove(*state, "two.shx");
    FOUND(take(*state), WARNING_TABLE_ROWS, 2, WARNING_FILE_CUT, two_squares_size - two_squares_second, WARNING_INDEX_MISSING, 1);
}

static void a_map_needs_none(void **state)
{
    two_squares_cut(*state, "two.dbf", 40);
    two_squares_refused(*state, "two.shp", &two_squares_query, "no table of attributes");
    const struct records *records = two_squares_take(*state, "two.shp", &optional);
    assert_int_equal(records->records.count, 2);
    assert_string_equal(records_text(records, 0, 0), "");
    FOUND(records, WARNING_TABLE_DAMAGED, 1);
    fixture_write(*state, "two.dbf", "", 0);
    FOUND(two_squares_take(*state, "two.shp", &optional), WARNING_TABLE_MISSING, 1);
    two_squares_remove(*state, "two.dbf");
    FOUND(two_squares_take(*state, "two.shp", &optional), WARNING_TABLE_MISSING, 1);
    FOUND(two_squares_take(*state, "two.shp", &(struct records_query){.geometry = GEOMETRY_POLYGONS}), WARNING_TABLE_MISSING, 0);
}

/* Fields that reach beyond their row, or that there are none of. */
static void its_fields_are_not_believed(void **state)
{
    static const unsigned char wide[] = {255}, narrow[] = {10, 0}, no_fields[] = {'\r'};
    two_squares_patch(*state, "two.dbf", 32 + 16, wide, 1);
    FOUND(two_squares_take(*state, "two.shp", &optional), WARNING_TABLE_DAMAGED, 1);
    two_squares_write(*state);
    two_squares_patch(*state, "two.dbf", 10, narrow, 2);
    assert_int_equal(two_squares_take(*state, "two.shp", &optional)->report.found[WARNING_TABLE_DAMAGED], 1);
    two_squares_write(*state);
    two_squares_patch(*state, "two.dbf", 32, no_fields, 1);
    two_squares_refused(*state, "two.shp", &two_squares_query, "no field name");
    assert_int_equal(two_squares_take(*state, "two.shp", &optional)->records.count, 2);
}

static void deleted_rows_take_their_shapes_along(void **state)
{
    two_squares_patch(*state, "two.dbf", header_size, "*", 1);
    const struct records *records = take(*state);
    assert_int_equal(records->records.count, 1);
    assert_string_equal(records_text(records, 0, 0), "Second");
    FOUND(records, WARNING_RECORDS_DELETED, 1);
    two_squares_patch(*state, "two.dbf", header_size + row_size, "*", 1);
    two_squares_refused(*state, "two.shp", &two_squares_query, "no shapes");
}

/* Writes a table with a text of 40 bytes at most; longer ones are cut, as writers do it. */
static void write_text(const char *folder, const char *text, const char *cpg, unsigned char language)
{
    char field[40];
    two_squares_write(folder);
    memset(field, ' ', sizeof field);
    memcpy(field, text, strlen(text) < sizeof field ? strlen(text) : sizeof field);
    two_squares_patch(folder, "two.dbf", header_size + 1 + 40, field, sizeof field);
    two_squares_patch(folder, "two.dbf", language_at, &language, 1);
    if (cpg != NULL)
        fixture_write_text(folder, "two.cpg", cpg);
    else
        two_squares_remove(folder, "two.cpg");
}

static void its_letters_are_read_by_what_it_says(void **state)
{
    static const struct {
        const char *text, *cpg;
        unsigned char language;
        const char *read;
        enum warning_code found; /* WARNING_CODES: nothing */
    } tables[] = {
        {"\xCA\xE8\xBF\xE2", "1251", 0, "Київ", WARNING_CODES},
        {"\xCA\xE8\xBF\xE2", NULL, 0xC9, "Київ", WARNING_CODES},
        {"\xCA\xE8\xBF\xE2", NULL, 0x57, "Київ", WARNING_ENCODING_GUESSED},
        {"\xCA\xE8\xBF\xE2", "Klingon", 0, "Київ", WARNING_ENCODING_UNKNOWN},
        {"\xCA\xE8\xBF\xE2", "Klingon", 0xC9, "Київ", WARNING_CODES},
        {"\xCA\xE8\xBF\xE2", "LDID/201", 0, "Київ", WARNING_CODES},
        {"\x8A\xA8\xF5\xA2", "CP866", 0, "Київ", WARNING_CODES}, /* ї is F5 in CP866 */
        {"\x8A\xA8\xF5\xA2", NULL, 0x65, "Київ", WARNING_CODES},
        {"\xEB\xC9\xA7\xD7", "KOI8-U", 0, "Київ", WARNING_CODES},
        {"\xEB\xC9\xA7\xD7", "koi8_u\n", 0x65, "Київ", WARNING_CODES},
        {"\x8A\xA8\xF9\xA2", "RUSCII", 0, "Київ", WARNING_CODES},
        {"Київ", "UTF-8", 0xC9, "Київ", WARNING_CODES},
        {"Київ", NULL, 0, "Київ", WARNING_ENCODING_GUESSED},
        {"Kyiv", NULL, 0, "Kyiv", WARNING_CODES}, /* there is nothing to guess */
        {"Автономна Республіка Крим і ще трохи", "UTF-8", 0, "Автономна Республіка", WARNING_CODES},
        {"xАвтономна Республіка Крим", "UTF-8", 0, "xАвтономна Республік", WARNING_CODES}, /* cut within a letter */
        {"\xFFКиїв", "UTF-8", 0, "\xEF\xBF\xBDКиїв", WARNING_TEXTS_DAMAGED},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        write_text(*state, tables[i].text, tables[i].cpg, tables[i].language);
        const struct records *records = take(*state);
        if (strncmp(records_text(records, 0, 1), tables[i].read, strlen(tables[i].read)) != 0)
            fail_msg("table %zu: read \"%s\"", i, records_text(records, 0, 1));
        for (int code = WARNING_TEXTS_DAMAGED; code <= WARNING_ENCODING_UNKNOWN; code++)
            if (records->report.found[code] != (code == (int)tables[i].found))
                fail_msg("table %zu: found %zu of code %d", i, records->report.found[code], code);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(it_may_have_other_counts),
        TEST(a_map_needs_none),
        TEST(its_fields_are_not_believed),
        TEST(deleted_rows_take_their_shapes_along),
        TEST(its_letters_are_read_by_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
