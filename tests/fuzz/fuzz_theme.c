/* A theme's file as somebody has written it: it is refused in a sentence, or every role has a colour that a terminal can show. */
#include <stdlib.h>

#include "clean_check.h"
#include "fuzz.h"
#include "memory_path.h"
#include "viewer/theme_file.h"

static void check_colours(const struct theme *theme)
{
    for (enum role role = 0; role < ROLES; role++) {
        const struct colour *colour = &theme->colours[role];
        hold(colour->index_256 >= 16 && colour->index_16 <= (role < ROLE_COUNTRY_LINE ? 7 : 15));
    }
    for (enum colour_depth depth = COLOUR_8; depth <= COLOUR_TRUE; depth++)
        theme_parts_tiers(theme, depth);
}

static void take(const char *path, const char *bundled_dir)
{
    static struct palette palette;
    static bool has_palette;
    struct theme theme;
    struct error error = {0};
    if (!has_palette)
        palette_init(&palette);
    has_palette = true;
    if (theme_file_read(&theme, &palette, path, bundled_dir, &error))
        check_colours(&theme);
    else
        hold(error.text[0] != '\0');
    clean_check(error.text);
    clean_check(theme.name);
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes text = {0};
    bytes_add(&text, data, size);
    struct memory_path file = memory_path_new(&text);
    take(file.path, ASSETS "/themes");
    take(file.path, NULL);
    memory_path_free(&file);
    bytes_fini(&text);
    return 0;
}
