#include "../cmocka_all.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fixture.h"
#include "viewer/out/stats.h"

static char *written(const struct fixture *fixture, enum stats_format format)
{
    struct bytes out = {0};
    out_stats(&fixture->subject, format, 80, &out);
    char *text = strdup(bytes_text(&out));
    bytes_fini(&out);
    return text;
}

static double number_of(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItem(object, name);
    if (!cJSON_IsNumber(item))
        fail_msg("no number '%s'", name);
    return item->valuedouble;
}

static void json_has_its_fields_and_adds_up(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, true);
    char *text = written(&fixture, STATS_JSON);
    cJSON *json = cJSON_ParseWithOpts(text, NULL, true);
    assert_non_null(json);
    const cJSON *reference = cJSON_GetObjectItem(json, "reference"),
                *tiers = cJSON_GetObjectItem(json, "tiers");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(reference, "name")), "russia");
    assert_true(number_of(reference, "length_km") == 1978.2);
    assert_int_equal(cJSON_GetArraySize(tiers), 3);
    const double edges[] = {410.3, 405, 1902};
    double area = 0, share = 0;
    for (int i = 0; i < 3; i++) {
        const cJSON *tier = cJSON_GetArrayItem(tiers, i);
        assert_true(number_of(tier, "tier") == i + 1);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(tier, "name")),
                            plan_text_in(&fixture.plan.tiers[i].name, NULL));
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(tier, "force")),
                            plan_text_in(&fixture.plan.tiers[i].force, NULL));
        assert_true(number_of(tier, "outer_km") == fixture.plan.tiers[i].outer_km);
        assert_true(number_of(tier, "inner_km") == (i > 0 ? fixture.plan.tiers[i - 1].outer_km : 0));
        assert_true(number_of(tier, "towns") == 10 - i);
        assert_true(number_of(tier, "population") == round(1234567.0 / (i + 1)));
        assert_true(number_of(tier, "edge_km") == edges[i]);
        const cJSON *oblasts = cJSON_GetObjectItem(tier, "oblasts");
        assert_int_equal(cJSON_GetArraySize(oblasts), 2);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetArrayItem(oblasts, 1)), "Kharkiv");
        assert_true(cJSON_HasObjectItem(tier, "km_per_brigade_at_min") == (i == 2));
        area += number_of(tier, "area_km2");
        share += number_of(tier, "share_percent");
    }
    assert_true(number_of(cJSON_GetArrayItem(tiers, 2), "km_per_brigade_at_min") == 475.5);
    assert_true(number_of(cJSON_GetArrayItem(tiers, 2), "km_per_brigade_at_max") == 380.4);
    const char *const others[] = {"rear", "beyond"};
    for (int i = 0; i < 2; i++) {
        const cJSON *zone = cJSON_GetObjectItem(json, others[i]);
        area += number_of(zone, "area_km2");
        share += number_of(zone, "share_percent");
        number_of(zone, "towns");
        number_of(zone, "population");
    }
    assert_true(fabs(area - 160000) < 0.3);
    assert_true(fabs(share - 100) < 0.03);
    cJSON_Delete(json);
    free(text);
    fixture_fini(&fixture);
}

static bool array_has(const cJSON *array, const char *words)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, array) if (strstr(cJSON_GetStringValue(item), words) != NULL) return true;
    return false;
}

static void json_says_what_the_numbers_need(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    char *text = written(&fixture, STATS_JSON);
    cJSON *json = cJSON_Parse(text);
    const cJSON *notes = cJSON_GetObjectItem(json, "notes"),
                *attribution = cJSON_GetObjectItem(json, "attribution");
    assert_true(array_has(notes, "illustrative"));
    assert_true(array_has(notes, "not the front line"));
    assert_true(array_has(notes, "mostly before 2022"));
    assert_true(array_has(notes, "arithmetic"));
    const cJSON *source = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "sources"), 0);
    assert_non_null(strstr(cJSON_GetStringValue(cJSON_GetObjectItem(source, "url")), "7528010"));
    assert_non_null(
        strstr(cJSON_GetStringValue(cJSON_GetObjectItem(source, "publisher")), "European Pravda"));
    assert_true(array_has(attribution, "OpenStreetMap"));
    assert_true(array_has(attribution, "GeoNames"));
    assert_true(array_has(attribution, "Made with Natural Earth"));
    assert_false(array_has(attribution, "Rivers"));
    cJSON_Delete(json);
    free(text);
    fixture_fini(&fixture);
}

enum { columns = 15, rows = 6 };

/* Reads RFC 4180 in place: fields[row][column]; returns the rows. */
static int read_csv(char *text, char *fields[rows][columns])
{
    int row = 0, column = 0;
    char *from = text, *to = text;
    fields[0][0] = to;
    while (*from != '\0') {
        bool quoted = *from == '"';
        from += quoted;
        while (quoted ? (*from != '"' || from[1] == '"') : (*from != ',' && *from != '\r')) {
            assert_true(*from != '\0');
            assert_true(quoted || (*from != '"' && *from != '\n'));
            from += quoted && *from == '"';
            *to++ = *from++;
        }
        from += quoted;
        bool ends_row = *from == '\r';
        assert_true(*from == ',' || (ends_row && from[1] == '\n'));
        from += ends_row ? 2 : 1;
        *to++ = '\0';
        column++;
        if (ends_row) {
            assert_int_equal(column, columns);
            row++;
            column = 0;
        }
        if (*from != '\0' || !ends_row) {
            assert_true(row < rows);
            fields[row][column] = to;
        }
    }
    return row;
}

static void csv_is_read_back(void **state)
{
    (void)state;
    struct fixture fixture;
    char *fields[rows][columns];
    fixture_init(&fixture, REFERENCE_RUSSIA, true);
    char *text = written(&fixture, STATS_CSV);
    assert_int_equal(read_csv(text, fields), rows);
    const char *const header[] = {"tier",
                                  "name",
                                  "force",
                                  "inner_km",
                                  "outer_km",
                                  "area_km2",
                                  "share_percent",
                                  "towns",
                                  "population",
                                  "oblasts",
                                  "edge_km",
                                  "km_per_brigade_at_min",
                                  "km_per_brigade_at_max",
                                  "note",
                                  "attribution"};
    for (int c = 0; c < columns; c++)
        assert_string_equal(fields[0][c], header[c]);
    const char *const keys[] = {"1", "2", "3", "rear", "beyond"};
    double area = 0, share = 0;
    for (int r = 1; r < rows; r++) {
        assert_string_equal(fields[r][0], keys[r - 1]);
        area += atof(fields[r][5]);
        share += atof(fields[r][6]);
        assert_non_null(strstr(fields[r][13], "illustrative"));
        assert_non_null(strstr(fields[r][13], "mostly before 2022"));
    }
    assert_true(fabs(area - 160000) < 0.3);
    assert_true(fabs(share - 100) < 0.03);
    assert_string_equal(fields[2][2], "Ukrainian troops, armed and trained by NATO countries");
    assert_string_equal(fields[1][3], "0");
    assert_string_equal(fields[1][4], "25");
    assert_string_equal(fields[1][9], "Sumy; Kharkiv");
    assert_string_equal(fields[1][10], "410.3");
    assert_string_equal(fields[3][11], "475.5");
    assert_string_equal(fields[3][12], "380.4");
    assert_string_equal(fields[4][3], "");
    assert_string_equal(fields[4][10], "");
    free(text);
    fixture_fini(&fixture);
}

static void csv_quotes_what_must_be_quoted(void **state)
{
    (void)state;
    struct fixture fixture;
    char *fields[rows][columns];
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    free(fixture.plan.tiers[0].name.text);
    fixture.plan.tiers[0].name.text = strdup("so \"called\", zone");
    char *text = written(&fixture, STATS_CSV);
    assert_non_null(strstr(text, "1,\"so \"\"called\"\", zone\",\"neutral"));
    assert_int_equal(read_csv(text, fields), rows);
    assert_string_equal(fields[1][1], "so \"called\", zone");
    free(text);
    fixture_fini(&fixture);
}

static void table_reads_well(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    char *text = written(&fixture, STATS_TABLE);
    const char *const wanted[] = {
        "Reported draft plan (FT, Aug 2025): depths illustrative\n",
        "Measured from the land border with Russia, 1 978 km.\n",
        "1 Demilitarised zone           0-25   12 346   7.7 %    10  1 234 567     410\n",
        "3 European deterrence",
        "Rest of Ukraine",
        "2 Stronger border: Ukrainian troops, armed and trained by NATO countries\n  Oblasts: Sumy, "
        "Kharkiv\n",
        "  Outer edge for each brigade: 476 km with 4, 380 km with 5 (arithmetic on an\n  illustrative "
        "depth)\n",
        "mostly before 2022",
        "internationally recognised border",
        "GeoNames",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (strstr(text, wanted[i]) == NULL)
            fail_msg("not there: %s\n%s", wanted[i], text);
    assert_null(strstr(text, "Beyond"));
    assert_null(strstr(text, "\xC2\xA0"));
    free(text);
    fixture_fini(&fixture);
}

static bool begins(const char *line, const char *words)
{
    return strncmp(line, words, strlen(words)) == 0;
}

/* No line is wider than asked for, and the numbers stand in columns in Ukrainian too. */
static void table_keeps_to_its_width(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, true);
    fixture.subject.language = "uk";
    char *text = written(&fixture, STATS_TABLE);
    assert_non_null(strstr(text, "Сумська, Харківська"));
    int row_width = 0;
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        int width = text_width(line);
        assert_true(width <= 80 && line[strlen(line) - 1] != ' ');
        if (begins(line, "1 Демілітаризована зона  "))
            row_width = width;
        if (begins(line, "2 Посилений кордон  "))
            assert_int_equal(width, row_width);
    }
    assert_true(row_width > 60);
    free(text);
    fixture_fini(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_has_its_fields_and_adds_up),
        cmocka_unit_test(json_says_what_the_numbers_need),
        cmocka_unit_test(csv_is_read_back),
        cmocka_unit_test(csv_quotes_what_must_be_quoted),
        cmocka_unit_test(table_reads_well),
        cmocka_unit_test(table_keeps_to_its_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
