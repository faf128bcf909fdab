#include "../cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "own_folder.h"
#include "viewer/theme_file.h"
#include "viewer/theme_shelf.h"

static char *folder, *own; /* the test's, and that of the user's themes in it */

/* Writes a file of the test's folder; the path is good until the next one is written. */
static const char *written(const char *dir, const char *name, const char *text)
{
    static char path[300];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0 && fclose(file) == 0);
    return path;
}

static bool read_text(struct theme *theme, const char *text, struct error *error)
{
    struct palette palette;
    palette_init(&palette);
    *error = (struct error){0};
    return theme_file_read(theme, &palette, written(folder, "mine.ini", text), SOURCE_DIR "/assets/themes", error);
}

static void a_few_lines_make_a_theme(void **state)
{
    (void)state;
    struct theme theme, dark;
    struct error error;
    struct palette palette;
    palette_init(&palette);
    assert_true(theme_file_read(&dark, &palette, SOURCE_DIR "/assets/themes/dark.ini", NULL, &error));
    assert_true(read_text(&theme, "like = dark\npatterns = yes\ntier-1 = #FF0000\ntier-2 = #00ff00 16:cyan 256:99\ntext = terminal\n"
                                  "key = #112233 16:terminal\n", &error));
    assert_string_equal(theme.name, "mine");
    assert_true(theme.patterns);
    assert_int_equal(theme.colours[ROLE_TIER_1].red, 255);
    assert_int_equal(theme.colours[ROLE_TIER_1].index_256, 196);
    assert_int_equal(theme.colours[ROLE_TIER_1].index_16, 1);
    assert_int_equal(theme.colours[ROLE_TIER_2].index_256, 99);
    assert_int_equal(theme.colours[ROLE_TIER_2].index_16, 6);
    assert_true(theme.colours[ROLE_TEXT].is_terminal);
    assert_true(theme.colours[ROLE_KEY].is_terminal_16 && !theme.colours[ROLE_KEY].is_terminal);
    assert_false(read_text(&theme, "like = dark\ntier-1 = #112233 16:terminal\n", &error));
    assert_memory_equal(&theme.colours[ROLE_TIER_3], &dark.colours[ROLE_TIER_3], sizeof dark.colours[0]);
}

static void faults_are_told_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said[2];
    } rows[] = {
        {"like = dark\ntier1 = #ff0000\n", {"mine.ini:2: ", "did you mean 'tier-1'?"}},
        {"like = dark\nxyzzy = #ff0000\n", {"mine.ini:2: ", "xyzzy"}},
        {"like = dark\n\ntier-1 = red\n", {"mine.ini:3: ", "#rrggbb"}},
        {"like = dark\ntier-1 = #ff00\n", {"mine.ini:2: ", "#rrggbb"}},
        {"like = dark\ntier-1 =\n", {"mine.ini:2: ", "#rrggbb"}},
        {"like = dark\ntier-1 = #ff0000 256:7\n", {"mine.ini:2: ", "16 to 255"}},
        {"like = dark\ntier-1 = #ff0000 256:99999999999999999999\n", {"mine.ini:2: ", "16 to 255"}},
        {"like = dark\ntext = #ff0000 16:bright-rde\n", {"mine.ini:2: ", "bright-red"}},
        {"like = dark\ntier-1 = #ff0000 16:bright-red\n", {"mine.ini:2: ", "bright papers"}},
        {"like = dark\ntier-1 = #ff0000 8:red\n", {"mine.ini:2: ", "8:red"}},
        {"like = dark\ntier-1 = #ff0000\ntier-1 = #ff0001\n", {"mine.ini:3: ", "line 2"}},
        {"tier-1 = #ff0000\n", {"mine.ini:1: ", "'terminal'"}},
        {"", {"mine.ini:1: ", "like = dark"}},
        {"tier-1 = #ff0000\nlike = dark\n", {"mine.ini:2: ", "before everything else"}},
        {"like = ../dark\n", {"mine.ini:1: ", "../dark"}},
        {"like = nothing\n", {"mine.ini:1: ", "nothing.ini"}},
        {"like = dark\npatterns = maybe\n", {"mine.ini:2: ", "maybe"}},
        {"[colours]\n", {"mine.ini:1: ", "no sections"}},
        {"like = dark\ntier-1 = \x1b[31m\n", {"mine.ini:2: ", "#rrggbb"}},
        {"like = dark\n\x1b]0;x\x07 = #ff0000\n", {"mine.ini:2: ", "no role"}},
        {"like = dark\n\xff = #ff0000\n", {"mine.ini:2: ", "UTF-8"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct theme theme;
        struct error error;
        if (read_text(&theme, rows[i].text, &error))
            fail_msg("accepted: %s", rows[i].text);
        for (size_t j = 0; j < 2; j++)
            if (strstr(error.text, rows[i].said[j]) == NULL)
                fail_msg("\"%s\" is not in \"%s\"", rows[i].said[j], error.text);
        assert_null(strpbrk(error.text, "\x1b\x07\n"));
    }
}

static void themes_of_ones_own_are_found(void **state)
{
    (void)state;
    struct themes shelf;
    struct error error = {0};
    bool is_unknown;
    written(own, "zebra.ini", "like = light\nsea = #000000\n");
    written(own, "light.ini", "like = light\nsea = #010101\n");
    written(own, "bad.ini", "like = dark\nsee = #000000\n");
    written(own, "notes.txt", "no theme\n");
    written(own, "dark.ini", "sea = #000000\n"); /* broken: the bundled one stays */
    assert_true(theme_shelf_fill(&shelf, SOURCE_DIR, &error));
    assert_int_equal(shelf.count, 8);
    static const char *const names[] = {"dark", "light", "high-contrast", "mono", "print", "bad", "dark", "zebra"};
    for (size_t i = 0; i < 8; i++)
        assert_string_equal(shelf.items[i].theme.name, names[i]);
    assert_int_equal(shelf.items[1].theme.colours[ROLE_SEA].red, 1);
    assert_true(strstr(shelf.items[5].error.text, "did you mean 'sea'?") != NULL);
    assert_int_equal(theme_shelf_choose(&shelf, SOURCE_DIR, "zebra", &error, &is_unknown), 7);
    assert_int_equal(theme_shelf_choose(&shelf, SOURCE_DIR, "bad", &error, &is_unknown), -1);
    assert_false(is_unknown);
    assert_non_null(strstr(error.text, "bad.ini:2: "));
    assert_int_equal(theme_shelf_choose(&shelf, SOURCE_DIR, "drak", &error, &is_unknown), -1);
    assert_true(is_unknown);
    assert_non_null(strstr(error.text, "dark"));
    assert_int_equal(theme_shelf_choose(&shelf, SOURCE_DIR, "zz/none.ini", &error, &is_unknown), -1);
    assert_false(is_unknown);
    assert_int_equal(theme_shelf_choose(&shelf, SOURCE_DIR, written(folder, "file.ini", "like = dark\n"), &error, &is_unknown), 8);
    theme_shelf_fini(&shelf);
    assert_false(theme_shelf_fill(&shelf, folder, &error)); /* no bundled ones */
    assert_non_null(strstr(error.text, "dark.ini"));
    theme_shelf_fini(&shelf);
}

static int make_folders(void **state)
{
    (void)state;
    folder = own_folder_new();
    setenv("XDG_CONFIG_HOME", folder, 1);
    char *middle = memory_format("%s/tiermap", folder);
    own = memory_format("%s/themes", middle);
    assert_true(mkdir(middle, 0700) == 0 && mkdir(own, 0700) == 0);
    free(middle);
    return 0;
}

static int remove_folders(void **state)
{
    (void)state;
    free(own);
    return own_folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_few_lines_make_a_theme),
        cmocka_unit_test(faults_are_told_with_their_line),
        cmocka_unit_test(themes_of_ones_own_are_found),
    };
    return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
