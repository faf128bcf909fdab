#include "../cmocka_all.h"
#include "../full_disk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "own_folder.h"
#include "viewer/config.h"

struct place {
    char *home, *path;
};

static int set_up(void **state)
{
    struct place *place = memory_new(sizeof *place);
    place->home = own_folder_new();
    place->path = memory_format("%s/tiermap/config", place->home);
    setenv("XDG_CONFIG_HOME", place->home, 1);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    int status = own_folder_free(place->home);
    free(place->path);
    free(place);
    return status;
}

static void write_file(const struct place *place, const char *text)
{
    char *folder = memory_format("%s/tiermap", place->home);
    mkdir(folder, 0700);
    free(folder);
    FILE *file = fopen(place->path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void opens(struct config *config)
{
    struct error error;
    if (!config_open(config, &error))
        fail_msg("%s", error.text);
}

static void holds(const struct place *place, const char *text)
{
    struct bytes file;
    assert_true(bytes_read_file(&file, place->path, 1 << 20, NULL));
    assert_string_equal(bytes_text(&file), text);
    bytes_fini(&file);
}

static bool all_shown(const struct map_shows *shows)
{
    return shows->labels && shows->towns && shows->regions && shows->rivers && shows->inset && !shows->graticule;
}

static void without_a_file_all_is_new(void **state)
{
    const struct place *place = *state;
    struct config config;
    opens(&config);
    assert_null(config.theme);
    assert_null(config.language);
    assert_true(config.glyphs == GLYPH_SETS && config.color == COLOR_AUTO && config.mouse && all_shown(&config.shows));
    assert_string_equal(config.path, place->path);
    config_fini(&config);
    setenv("XDG_CONFIG_HOME", "/dev/null/none", 1);
    opens(&config);
    config_fini(&config);
    write_file(place, ""); /* an empty one says nothing */
    opens(&config);
    assert_true(config.mouse);
    config_fini(&config);
}

static void every_setting_is_read(void **state)
{
    const struct place *place = *state;
    struct config config;
    write_file(place, "# mine\ntheme = light\nglyphs : half\ncolor=256\nlang = uk\nmouse = no\nlabels = no\ntowns = no\n"
                      "oblasts = no\nrivers = no\noverview = no\ngraticule = yes\n");
    opens(&config);
    assert_string_equal(config.theme, "light");
    assert_non_null(strstr(config.theme_place, "/tiermap/config:2"));
    assert_int_equal(config.glyphs, GLYPHS_HALF);
    assert_int_equal(config.color, COLOR_256);
    assert_string_equal(config.language, "uk");
    assert_false(config.mouse || config.shows.labels || config.shows.towns || config.shows.regions || config.shows.rivers ||
                 config.shows.inset);
    assert_true(config.shows.graticule);
    config_fini(&config);
    write_file(place, "theme = /a\\\n  b/c.ini\nglyphs = auto\n");
    opens(&config);
    assert_string_equal(config.theme, "/ab/c.ini");
    assert_int_equal(config.glyphs, GLYPH_SETS);
    config_fini(&config);
    write_file(place, "theme = auto\n");
    opens(&config);
    assert_null(config.theme);
    config_fini(&config);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
    const struct place *place = *state;
    static const struct { const char *text; int line; const char *words; } files[] = {
        {"\nthme = dark\n", 2, "there is no setting 'thme'; did you mean 'theme'?"},
        {"colour = 16\n", 1, "did you mean 'color'?"},
        {"elephant = yes\n", 1, "there are: theme, glyphs"},
        {"mouse = maybe\n", 1, "mouse maybe: it must be one of no, yes"},
        {"glyphs = octant\n", 1, "it must be one of braille"},
        {"lang = ru\n", 1, "it must be one of en, uk"},
        {"color = red\n", 1, "it must be one of auto"},
        {"theme = mine/x.ini\n", 1, "whole path"},
        {"theme =\n", 1, "it has no value"},
        {"towns = no\n\ntowns = yes\n", 3, "it is there already, in line 1"},
        {"[map]\n", 1, "no sections"},
        {"towns\n", 1, "key = value"},
        {"towns = \xD0\n", 1, "not UTF-8"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct config config;
        const struct config empty = {0};
        struct error error = {0};
        write_file(place, files[i].text);
        if (config_open(&config, &error))
            fail_msg("accepted: %s", files[i].text);
        char *where = memory_format("%s:%d: ", place->path, files[i].line);
        if (strncmp(error.text, where, strlen(where)) != 0 || strstr(error.text, files[i].words) == NULL)
            fail_msg("wanted %s...%s, got %s", where, files[i].words, error.text);
        free(where);
        assert_memory_equal(&config, &empty, sizeof config);
    }
}

static void read_line(struct options *options, const char *line)
{
    static char copy[128], program[] = "tiermap";
    char *argv[16] = {program};
    int argc = 1;
    struct error error;
    strcpy(copy, line);
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " "))
        argv[argc++] = word;
    assert_true(options_read(options, argc, argv, &error));
}

static void the_command_line_comes_first(void **state)
{
    const struct place *place = *state;
    struct config config;
    struct options options;
    write_file(place, "theme = light\nglyphs = half\ncolor = never\nlang = uk\nmouse = no\npanel = no\ngraticule = yes\n");
    opens(&config);
    read_line(&options, "--print");
    config_apply(&config, &options);
    assert_string_equal(options.theme, "light");
    assert_ptr_equal(options.theme_place, config.theme_place);
    assert_string_equal(options.language, "uk");
    assert_true(options.glyphs == GLYPHS_HALF && options.no_mouse && options.no_panel && options.shows.graticule && options.shows.towns);
    assert_true(options.color == COLOR_AUTO && options.configured_color == COLOR_NEVER);
    options_fini(&options);
    read_line(&options, "--theme print --glyphs auto --color auto --lang en");
    config_apply(&config, &options);
    assert_string_equal(options.theme, "print");
    assert_null(options.theme_place);
    assert_string_equal(options.language, "en");
    assert_int_equal(options.glyphs, GLYPH_SETS);
    assert_int_equal(options.configured_color, COLOR_AUTO);
    options_fini(&options);
    config_fini(&config);
    unlink(place->path);
    opens(&config);
    read_line(&options, "--glyphs ascii");
    config_apply(&config, &options);
    assert_null(options.theme);
    assert_null(options.language);
    assert_true(options.glyphs == GLYPHS_ASCII && !options.no_mouse && all_shown(&options.shows));
    options_fini(&options);
    config_fini(&config);
}

static void saves(const struct config *config)
{
    struct error error;
    if (!config_save(config, &error))
        fail_msg("%s", error.text);
}

static void only_what_has_changed_is_written(void **state)
{
    const struct place *place = *state;
    struct config config;
    struct stat status;
    opens(&config);
    config.shows.rivers = false;
    config_set_theme(&config, "high-contrast");
    saves(&config);
    config_fini(&config);
    holds(place, "# What tiermap always does; the command line and the environment come first.\n"
                 "\n# The colours: a theme's name, the whole path of its file, or auto\ntheme = high-contrast\n"
                 "\n# Rivers and their names\nrivers = no\n");
    assert_int_equal(stat(place->home, &status), 0);
    write_file(place, "# my own\ntowns = no # not a comment\n");
    struct error error;
    assert_false(config_open(&config, &error)); /* "no # not a comment" is no yes and no no */
    write_file(place, "\xEF\xBB\xBF  lang=uk\n# my own\n\ntheme = \\\n  /very/\\\n# within\n  long.ini\nmouse = no\n#towns = no\nglyphs = half");
    opens(&config);
    assert_string_equal(config.theme, "/very/long.ini");
    config_set_theme(&config, NULL);
    config.shows.towns = false;
    config.color = COLOR_16;
    saves(&config);
    config_fini(&config);
    holds(place, "  lang=uk\n# my own\n\ntheme = auto\n# within\nmouse = no\n#towns = no\nglyphs = half\n"
                 "\n# How many colours: auto, never, always, 16, 256 or true\ncolor = 16\n"
                 "\n# Towns and their names\ntowns = no\n");
    opens(&config);
    assert_string_equal(config.language, "uk");
    config.language = "en";
    config.shows.towns = true;
    saves(&config);
    saves(&config); /* and once more: nothing */
    config_fini(&config);
    holds(place, "lang = en\n# my own\n\ntheme = auto\n# within\nmouse = no\n#towns = no\nglyphs = half\n"
                 "\n# How many colours: auto, never, always, 16, 256 or true\ncolor = 16\n"
                 "\n# Towns and their names\ntowns = yes\n");
}

/* Whatever is set is read again. */
static void what_is_written_is_read(void **state)
{
    (void)state;
    static const char *const themes[] = {NULL, "dark", "/with spaces/ and ; and \\ and #/тема.ini"};
    srand(2);
    for (int round = 0; round < 100; round++) {
        struct config config, again;
        opens(&config);
        config_set_theme(&config, themes[rand() % 3]);
        config.glyphs = (enum glyph_set)(rand() % (GLYPH_SETS + 1));
        config.color = (enum color_choice)(rand() % (COLOR_TRUE + 1));
        config.language = rand() % 2 == 0 ? "en" : "uk";
        config.mouse = rand() % 2 == 0;
        config.shows = (struct map_shows){rand() % 2 == 0, rand() % 2 == 0, rand() % 2 == 0, rand() % 2 == 0, rand() % 2 == 0,
                                          rand() % 2 == 0};
        saves(&config);
        opens(&again);
        assert_int_equal(config.theme != NULL, again.theme != NULL);
        if (config.theme != NULL)
            assert_string_equal(config.theme, again.theme);
        assert_true(config.glyphs == again.glyphs && config.color == again.color && config.mouse == again.mouse);
        assert_string_equal(config.language, again.language != NULL ? again.language : "en");
        assert_memory_equal(&config.shows, &again.shows, sizeof config.shows);
        config_fini(&config);
        config_fini(&again);
    }
}

static void what_cannot_be_saved_is_told(void **state)
{
    const struct place *place = *state;
    struct config config;
    struct error error;
    write_file(place, "mouse = no\n");
    opens(&config);
    config.shows.labels = false;
    full_disk_begin(16);
    bool saved = config_save(&config, &error);
    full_disk_end();
    assert_false(saved);
    assert_non_null(strstr(error.text, "tiermap/config: cannot write it: File too large"));
    holds(place, "mouse = no\n");
    write_file(place, "mouse = perhaps\n"); /* changed by hand in the meantime: it is not for us to throw it away */
    assert_false(config_save(&config, &error));
    assert_non_null(strstr(error.text, "the settings were not kept: "));
    assert_non_null(strstr(error.text, "config:1: "));
    holds(place, "mouse = perhaps\n");
    config_fini(&config);
    setenv("XDG_CONFIG_HOME", "/dev/null/none", 1);
    opens(&config);
    assert_false(config_save(&config, &error));
    assert_non_null(strstr(error.text, "Not a directory"));
    config_fini(&config);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(without_a_file_all_is_new),
        TEST(every_setting_is_read),
        TEST(what_is_wrong_is_told_with_its_line),
        TEST(the_command_line_comes_first),
        TEST(only_what_has_changed_is_written),
        TEST(what_is_written_is_read),
        TEST(what_cannot_be_saved_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
