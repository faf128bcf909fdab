#include "viewer/theme_shelf.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/suggest.h"
#include "base/translate.h"
#include "viewer/locate.h"
#include "viewer/theme_file.h"

enum { own_max = 64 /* a folder full of anything else must not hold up the start */ };

/* In the order of the key. */
static const char *const bundled[] = {"dark.ini", "light.ini", "high-contrast.ini", "mono.ini", "print.ini"};

static char *bundled_dir(const char *data_dir)
{
    return memory_format("%s/assets/themes", data_dir);
}

static bool is_usable(const struct theme_choice *choice)
{
    return choice->error.text[0] == '\0';
}

/* Puts it onto the shelf, in the place of one of the same name unless it would put a good one away. Returns the place. */
static int add(struct themes *shelf, const struct theme_choice *choice)
{
    int place = themes_find(shelf, choice->theme.name);
    if (place < 0 || (is_usable(&shelf->items[place]) && !is_usable(choice))) {
        *ARRAY_ADD(shelf) = *choice;
        return (int)shelf->count - 1;
    }
    shelf->items[place] = *choice;
    return place;
}

static void read_onto(struct themes *shelf, const struct palette *palette, const char *dir, const char *name,
                      const char *like_dir)
{
    struct theme_choice choice = {0};
    char *path = memory_format("%s/%s", dir, name);
    theme_file_read(&choice.theme, palette, path, like_dir, &choice.error);
    add(shelf, &choice);
    free(path);
}

static int is_theme(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 4 && strcmp(entry->d_name + length - 4, ".ini") == 0;
}

static void add_own(struct themes *shelf, const struct palette *palette, const char *like_dir)
{
    char *own = locate_of_user("XDG_CONFIG_HOME", ".config"), *dir = own != NULL ? memory_format("%s/themes", own) : NULL;
    struct dirent **entries = NULL;
    int count = dir != NULL ? scandir(dir, &entries, is_theme, alphasort) : -1;
    for (int i = 0; i < count; i++) {
        if (i < own_max)
            read_onto(shelf, palette, dir, entries[i]->d_name, like_dir);
        free(entries[i]);
    }
    free(entries);
    free(dir);
    free(own);
}

bool theme_shelf_fill(struct themes *shelf, const char *data_dir, struct error *error)
{
    char *dir = bundled_dir(data_dir);
    struct palette palette;
    palette_init(&palette);
    *shelf = (struct themes){0};
    for (size_t i = 0; i < sizeof bundled / sizeof *bundled; i++)
        read_onto(shelf, &palette, dir, bundled[i], NULL);
    add_own(shelf, &palette, dir);
    free(dir);
    for (size_t i = 0; i < 2; i++)
        if (!is_usable(&shelf->items[i])) {
            *error = shelf->items[i].error;
            return false;
        }
    return true;
}

void theme_shelf_fini(struct themes *shelf)
{
    ARRAY_FINI(shelf);
}

static void refuse(const struct themes *shelf, const char *choice, struct error *error)
{
    const char **known = memory_new_items(shelf->count + 1, sizeof *known);
    struct bytes list = {0};
    for (size_t i = 0; i < shelf->count; i++) {
        known[i] = shelf->items[i].theme.name;
        bytes_add_format(&list, "%s%s", i > 0 ? ", " : "", known[i]);
    }
    const char *near = suggest_find(choice, known, shelf->count);
    if (near != NULL)
        error_set(error, _("%s: there is no such theme; did you mean %s?"), choice, near);
    else
        error_set(error, _("%s: it must be a file or one of %s"), choice, bytes_text(&list));
    bytes_fini(&list);
    free(known);
}

int theme_shelf_choose(struct themes *shelf, const char *data_dir, const char *choice, struct error *error, bool *is_unknown)
{
    int place = strchr(choice, '/') == NULL ? themes_find(shelf, choice) : -1;
    *is_unknown = place < 0 && strchr(choice, '/') == NULL && access(choice, F_OK) != 0;
    if (*is_unknown) {
        refuse(shelf, choice, error);
        return -1;
    }
    struct theme_choice read = {0};
    if (place < 0) {
        char *dir = bundled_dir(data_dir);
        struct palette palette;
        palette_init(&palette);
        theme_file_read(&read.theme, &palette, choice, dir, &read.error);
        free(dir);
    } else {
        read = shelf->items[place];
    }
    if (is_usable(&read))
        return add(shelf, &read);
    *error = read.error;
    return -1;
}
