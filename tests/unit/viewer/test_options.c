#include "../cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "viewer/options.h"

static bool read_line(struct options *options, const char *line, struct error *error)
{
    static char copy[256], program[] = "tiermap";
    char *argv[32] = {program};
    int argc = 1;
    strcpy(copy, line);
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " "))
        argv[argc++] = word;
    *error = (struct error){0};
    return options_read(options, argc, argv, error);
}

static void reads_all_kinds(void **state)
{
    (void)state;
    struct options options;
    struct error error;
    assert_true(read_line(&options, "--print --size 120x40 -d 10,20.5,300 -c 30.5,50.45 -z 300 -t 2 plan.ini", &error));
    assert_int_equal(options.task, TASK_PRINT);
    assert_int_equal(options.columns, 120);
    assert_int_equal(options.rows, 40);
    assert_int_equal(options.depth_count, 3);
    assert_true(options.outer_km[1] == 20.5);
    assert_true(options.has_center && options.center.lat == 50.45);
    assert_true(options.width_km == 300);
    assert_int_equal(options.tier, 2);
    assert_string_equal(options.plan_path, "plan.ini");
    options_fini(&options);
    assert_true(read_line(&options, "-p Lviv -z 90", &error));
    assert_string_equal(options.place, "Lviv");
    assert_true(read_line(&options, "--depths 1,2,2000", &error));
    assert_true(options.outer_km[2] == 2000);
    assert_true(read_line(&options, "-o a.geojson -o b.geojson --force --reference whole", &error));
    assert_int_equal(options.exports.count, 2);
    assert_true(options.force && options.reference == REFERENCE_WHOLE);
    options_fini(&options);
    assert_true(read_line(&options, "-o map.svg", &error));
    assert_true(options.paper.width_mm == 297 && !options.is_black);
    options_fini(&options);
    assert_true(read_line(&options, "--export map.pdf -o map.png --paper slide --ink black", &error));
    assert_int_equal(options.exports.count, 2);
    assert_true(options.paper.is_slide && options.is_black);
    options_fini(&options);
    assert_true(read_line(&options, "--ink black --ink colour --paper 210x297", &error));
    assert_true(options.paper.height_mm == 297 && !options.is_black);
    assert_true(read_line(&options, "-b land.shp --where iso=PL=1 --max-vertices 5000000", &error));
    assert_string_equal(options.border_path, "land.shp");
    assert_string_equal(options.where_field, "iso");
    assert_string_equal(options.where_value, "PL=1");
    assert_int_equal(options.max_vertices, 5000000);
    options_fini(&options);
    assert_null(options.where_field);
    assert_true(read_line(&options, "-r lines/Own.GeoJSON", &error));
    assert_true(options.reference == REFERENCE_FILE && options.has_reference);
    assert_string_equal(options.reference_path, "lines/Own.GeoJSON");
    assert_true(read_line(&options, "-r none.shp", &error)); /* the engine says that it is not there */
    assert_int_equal(options.reference, REFERENCE_FILE);
    assert_true(read_line(&options, "-r whole", &error));
    assert_null(options.reference_path);
    assert_true(read_line(&options, "--compare a.ini --lang uk b.ini", &error));
    assert_int_equal(options.task, TASK_COMPARE);
    assert_string_equal(options.compared_paths[0], "a.ini");
    assert_string_equal(options.compared_paths[1], "b.ini");
    assert_null(options.plan_path);
    options_fini(&options);
    assert_true(read_line(&options, "--tour=1.5 --loop --no-motion --projector", &error));
    assert_true(options.tour && options.loops && options.no_motion && options.projector);
    assert_int_equal(options.stay_ms, 1500);
    assert_true(read_line(&options, "--tour own.ini", &error)); /* seconds only behind a = */
    assert_true(options.tour && options.stay_ms == 0);
    assert_string_equal(options.plan_path, "own.ini");
    assert_true(read_line(&options, "--kiosk --idle-timeout 600 --no-sandbox", &error));
    assert_true(options.kiosk && options.no_sandbox && options.idle_timeout_s == 600);
    assert_true(read_line(&options, "--share geo-1 --share-with all plan.ini", &error));
    assert_string_equal(options.share, "geo-1");
    assert_string_equal(options.share_with, "all");
    assert_true(read_line(&options, "--follow geo-1 --lang uk --glyphs ascii --theme light", &error));
    assert_string_equal(options.follow, "geo-1");
    assert_null(options.shared_plan);
    assert_true(read_line(&options, "--stats", &error));
    assert_true(!options.kiosk && !options.no_sandbox && options.idle_timeout_s == 0);
    assert_int_equal(options.format, STATS_TABLE);
    assert_true(read_line(&options, "--stats=json", &error));
    assert_int_equal(options.format, STATS_JSON);
}

/* Every one is refused, in one sentence that names what was typed. */
static void refuses_what_is_wrong(void **state)
{
    (void)state;
    static const struct { const char *line, *named; } lines[] = {
        {"--depths 25,75,x", "25,75,x"},     {"--depths 25,20", "25,20"},     {"--depths 1,2,3,4,5", "1,2,3,4,5"},
        {"--depths -1", "-1"},               {"--depths nan,2", "nan"},       {"--depths 1,2,2000.5", "at most 2000 km"},
        {"--depths 25;75", "25;75"},         {"--size 0x5", "0x5"},           {"--size 80", "80"},
        {"--size 80x24x2", "80x24x2"},       {"--size 5000x24", "5000x24"},   {"--center 30", "30"},
        {"--center 200,50", "200,50"},       {"--center 30,50,2", "30,50,2"}, {"--width 0", "0"},
        {"--width inf", "inf"},              {"--tier 0", "0"},               {"--tier 9", "9"},
        {"--reference france", "france"},    {"--color blue", "blue"},        {"--stats=xml", "xml"},
        {"--glyphs octant", "octant"},       {"--export a.doc", "a.doc"},     {"--export .geojson", ".geojson"},
        {"--print --stats", "--stats"},      {"--nonsense", "--nonsense"},    {"-q", "-q"},
        {"-p Lviv -c 24,50", "--place Lviv"}, {"-p Lviv -t 1", "--tier"}, {"--follow a -p Lviv", "--place"},
        {"--where a=b", "--where"},          {"-b x.shp --where =b", "=b"},   {"-b x.shp --where ab", "ab"},
        {"--max-vertices 2", "2"},           {"--max-vertices 1e99", "1e99"}, {"--max-vertices 4.5", "4.5"},
        {"--compare", "--compare"},          {"--compare a.ini", "a.ini"},   {"--compare a b c", "c"},
        {"--compare a b --print", "--print"}, {"--compare a b -d 1,2", "--depths"}, {"--compare a b -r whole", "--reference"},
        {"--share a/b", "a/b"},              {"--follow ../x", "../x"},       {"--share=", "--share"},
        {"--share a --follow b", "--follow"}, {"--share-with all", "--share"}, {"--share a --print", "--share a"},
        {"--follow a --describe", "--follow a"}, {"--follow a plan.ini", "plan.ini"}, {"--follow a -d 1,2,3", "--depths"},
        {"--follow a -b x.shp", "--border"}, {"--follow a -r whole", "--reference"}, {"--follow a -c 30,50", "--center"},
        {"--follow a --tour", "--tour"},     {"--share a --kiosk", "--share a"}, {"--follow a -z 30", "--width"},     {"--follow a -t 1", "--tier"},   {"--share", "--share"},
        {"--paper a3", "a3"},                {"--ink red", "red"},         {"--export .png", ".png"},
        {"--depths", "--depths"},            {"a.ini b.ini", "b.ini"},        {"--print=x", "--print"},
        {"--tour=0", "0"},                   {"--tour=soon", "soon"},         {"--tour=1e9", "1e9"},
        {"--tour=5x", "5x"},                 {"--tour=nan", "nan"},           {"--loop=2", "--loop"},
        {"--idle-timeout 0", "0"},           {"--idle-timeout 5m", "5m"},     {"--idle-timeout 1e9", "1e9"},
        {"--kiosk -o a.csv", "--kiosk"},     {"--script a --kiosk", "--kiosk"}, {"--kiosk -o a.svg", "--kiosk"}, {"--idle-timeout 9999999999", "9999999999"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct options options;
        struct error error;
        if (read_line(&options, lines[i].line, &error))
            fail_msg("accepted: %s", lines[i].line);
        if (strstr(error.text, lines[i].named) == NULL)
            fail_msg("%s: %s", lines[i].line, error.text);
        assert_null(options.exports.items);
    }
}

/* None is taken for what is shown without it. */
static void refuses_empty_values(void **state)
{
    (void)state;
    static char program[] = "tiermap", short_border[] = "-b", compare[] = "--compare", plan[] = "a.ini", empty[] = "";
    static const char *const names[] = {"--border", "--where", "--reference", "--export", "--compare", "--theme", "--place", "--check",
                                        "--script", "--data", "--share", "--share-with", "--follow", "--stats", "--tour"};
    struct options options;
    struct error error;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char line[64];
        snprintf(line, sizeof line, "%s=", names[i]);
        if (read_line(&options, line, &error))
            fail_msg("accepted: %s", line);
        assert_memory_equal(error.text, names[i], strlen(names[i]));
        assert_non_null(strstr(error.text, "needs a value"));
    }
    assert_false(options_read(&options, 3, (char *[]){program, short_border, empty, NULL}, &error));
    assert_non_null(strstr(error.text, "--border: it needs a value"));
    assert_false(options_read(&options, 2, (char *[]){program, empty, NULL}, &error));
    assert_non_null(strstr(error.text, "name of the plan is empty"));
    assert_false(options_read(&options, 4, (char *[]){program, compare, plan, empty, NULL}, &error));
    assert_non_null(strstr(error.text, "name of the plan is empty"));
    assert_true(read_line(&options, "-b x.shp --where name=", &error)); /* the records without a name */
    options_fini(&options);
}

static void help_fits_a_screen(void **state)
{
    (void)state;
    int lines = 0;
    size_t column = 0;
    for (const char *at = options_help(); *at != '\0'; at++) {
        column = *at == '\n' ? 0 : column + 1;
        lines += *at == '\n';
        assert_true(column <= 80);
    }
    assert_true(lines <= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_all_kinds),
        cmocka_unit_test(refuses_what_is_wrong),
        cmocka_unit_test(refuses_empty_values),
        cmocka_unit_test(help_fits_a_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
