#include "viewer/theme_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/plan/ini_lines.h"

enum { word_max = 47 };

struct reader {
    struct theme *theme;
    const struct palette *palette;
    const char *bundled_dir;
    bool has_like, has_patterns;
    int role_lines[ROLES]; /* 0: not given */
    bool has_roles;
};

static bool refuse_section(void *context, const char *name, int *line, struct error *error)
{
    (void)context;
    (void)line;
    error_set(error, _("[%s]: a theme has no sections, only lines like 'tier-1 = #875f00'"), name);
    return false;
}

static bool is_key(void *context, const char *word)
{
    (void)context;
    return strcmp(word, "like") == 0 || strcmp(word, "patterns") == 0 || role_find(word) != ROLES;
}

static bool refuse_key(const char *key, struct error *error)
{
    const char *known[ROLES + 2];
    for (enum role role = 0; role < ROLES; role++)
        known[role] = role_name(role);
    known[ROLES] = "like";
    known[ROLES + 1] = "patterns";
    const char *near = suggest_find(key, known, sizeof known / sizeof *known);
    if (near != NULL)
        error_set(error, _("there is no role '%s'; did you mean '%s'?"), key, near);
    else
        error_set(error, _("there is no role '%s'; assets/themes/dark.ini has all of them"), key);
    return false;
}

/* ---- values ---- */

/* The next word of a value into word; false at the end. One that is too long is cut, and fits nothing. */
static bool next_word(const char **text, char word[word_max + 1])
{
    *text += strspn(*text, " \t");
    size_t length = strcspn(*text, " \t");
    snprintf(word, word_max + 1, "%.*s", (int)(length < word_max ? length : word_max), *text);
    *text += length;
    return length > 0;
}

static bool read_rgb(const char *word, struct rgb *rgb)
{
    if (*word != '#' || strlen(word) != 7 || strspn(word + 1, "0123456789abcdefABCDEF") != 6)
        return false;
    unsigned long value = strtoul(word + 1, NULL, 16);
    *rgb = (struct rgb){(uint8_t)(value >> 16 & 0xFF), (uint8_t)(value >> 8 & 0xFF), (uint8_t)(value & 0xFF)};
    return true;
}

static bool read_256(struct colour *colour, const char *number, struct error *error)
{
    char *end;
    long index = strtol(number, &end, 10);
    if (*number < '0' || *number > '9' || *end != '\0' || index < 16 || index > 255) {
        error_set(error, _("256:%s: it must be a number from 16 to 255; the first 16 look different everywhere"), number);
        return false;
    }
    colour->index_256 = (uint8_t)index;
    return true;
}

static bool read_16(struct colour *colour, enum role role, const char *name, struct error *error)
{
    int index = palette_find_16(name);
    if (strcmp(name, "terminal") == 0 && role >= ROLE_COUNTRY_LINE) {
        colour->is_terminal_16 = true;
        return true;
    }
    if (index < 0) {
        const char *known[16];
        for (int i = 0; i < 16; i++)
            known[i] = palette_name_16(i);
        const char *near = suggest_find(name, known, 16);
        error_set(error, _("16:%s: it must be a colour's name like %s"), name, near != NULL ? near : "red, bright-red");
        return false;
    }
    if (role < ROLE_COUNTRY_LINE && index >= 8) {
        error_set(error, _("16:%s: many terminals have no bright papers; name one of the first eight colours"), name);
        return false;
    }
    colour->index_16 = (uint8_t)index;
    return true;
}

static bool read_colour(const struct reader *reader, enum role role, const char *value, struct error *error)
{
    struct colour *colour = &reader->theme->colours[role];
    char word[word_max + 1];
    struct rgb rgb;
    if (strcmp(value, "terminal") == 0) {
        *colour = (struct colour){.index_256 = 16, .is_terminal = true};
        return true;
    }
    if (!next_word(&value, word) || !read_rgb(word, &rgb)) {
        error_set(error, _("%s = %s: a colour is written #rrggbb, or 'terminal'"), role_name(role), word);
        return false;
    }
    *colour = colour_of_rgb(reader->palette, role, rgb);
    while (next_word(&value, word)) {
        bool is_256 = strncmp(word, "256:", 4) == 0, is_16 = strncmp(word, "16:", 3) == 0;
        if (!is_256 && !is_16) {
            error_set(error, _("%s: after a colour there may be only 256:NUMBER and 16:NAME"), word);
            return false;
        }
        if (is_256 ? !read_256(colour, word + 4, error) : !read_16(colour, role, word + 3, error))
            return false;
    }
    return true;
}

/* ---- keys ---- */

static bool take_like(struct reader *reader, const char *name, struct error *error)
{
    if (reader->bundled_dir == NULL) {
        error_set(error, "%s", _("like: a theme that others lean on must say everything itself"));
        return false;
    }
    if (reader->has_like || reader->has_roles || reader->has_patterns) {
        error_set(error, "%s", _("like: it must stand once, before everything else"));
        return false;
    }
    if (*name == '\0' || strspn(name, "abcdefghijklmnopqrstuvwxyz-") != strlen(name)) {
        error_set(error, _("like = %s: name a bundled theme, like dark"), name);
        return false;
    }
    char own_name[theme_name_size];
    memcpy(own_name, reader->theme->name, sizeof own_name);
    char *path = memory_format("%s/%s.ini", reader->bundled_dir, name);
    bool is_read = theme_file_read(reader->theme, reader->palette, path, NULL, error);
    free(path);
    memcpy(reader->theme->name, own_name, sizeof own_name);
    reader->has_like = true;
    return is_read;
}

static bool take_patterns(struct reader *reader, const char *value, struct error *error)
{
    bool is_yes = strcmp(value, "yes") == 0;
    if (!is_yes && strcmp(value, "no") != 0) {
        error_set(error, _("patterns = %s: it must be yes or no"), value);
        return false;
    }
    reader->theme->patterns = is_yes;
    reader->has_patterns = true;
    return true;
}

static bool take_value(void *context, const char *key, const char *value, int *line, struct error *error)
{
    struct reader *reader = context;
    if (strcmp(key, "like") == 0)
        return take_like(reader, value, error);
    if (strcmp(key, "patterns") == 0)
        return take_patterns(reader, value, error);
    enum role role = role_find(key);
    if (role == ROLES)
        return refuse_key(key, error);
    if (reader->role_lines[role] != 0) {
        error_set(error, _("%s: it is there already, in line %d"), key, reader->role_lines[role]);
        return false;
    }
    reader->role_lines[role] = *line;
    reader->has_roles = true;
    return read_colour(reader, role, value, error);
}

static bool check_end(void *context, int *line, struct error *error)
{
    const struct reader *reader = context;
    (void)line;
    for (enum role role = 0; role < ROLES && !reader->has_like; role++)
        if (reader->role_lines[role] == 0) {
            error_set(error, _("there is no colour for '%s': say it, or begin the file with 'like = dark'"), role_name(role));
            return false;
        }
    return true;
}

/* "dark" of "folder/dark.ini". */
static void take_name(struct theme *theme, const char *path)
{
    const char *slash = strrchr(path, '/'), *base = slash != NULL ? slash + 1 : path;
    size_t length = strlen(base);
    if (length > 4 && strcmp(base + length - 4, ".ini") == 0)
        length -= 4;
    text_clean(theme->name, sizeof theme->name, base, length);
}

bool theme_file_read(struct theme *theme, const struct palette *palette, const char *path, const char *bundled_dir,
                     struct error *error)
{
    struct reader reader = {.theme = theme, .palette = palette, .bundled_dir = bundled_dir};
    const struct ini_sink sink = {&reader, refuse_section, take_value, is_key, check_end};
    *theme = (struct theme){0};
    take_name(theme, path);
    return ini_lines_read(path, &sink, error);
}
