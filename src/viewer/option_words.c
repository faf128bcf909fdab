#include "viewer/option_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/translate.h"

static const char *const colors[] = {"auto", "never", "always", "16", "256", "true"};
static const char *const languages[] = {"en", "uk"};

int option_word_find(const char *what, const char *text, const char *const *words, int count, struct error *error)
{
    for (int i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0)
            return i;
    struct bytes list = {0};
    for (int i = 0; i < count; i++)
        bytes_add_format(&list, "%s%s", i > 0 ? ", " : "", words[i]);
    error_set(error, _("%s %s: it must be one of %s"), what, text, bytes_text(&list));
    bytes_fini(&list);
    return -1;
}

bool option_is_named(const char *word, const char *name, size_t least)
{
    size_t length = strcspn(word, "=");
    return length >= least && length <= strlen(name) && strncmp(word, name, length) == 0;
}

bool option_color_read(const char *what, const char *text, enum color_choice *color, struct error *error)
{
    int found = option_word_find(what, text, colors, sizeof colors / sizeof *colors, error);
    if (found >= 0)
        *color = (enum color_choice)found;
    return found >= 0;
}

bool option_glyphs_read(const char *what, const char *text, enum glyph_set *glyphs, struct error *error)
{
    const char *words[GLYPH_SETS + 1];
    for (int i = 0; i <= GLYPH_SETS; i++)
        words[i] = option_glyphs_word((enum glyph_set)i);
    int found = option_word_find(what, text, words, GLYPH_SETS + 1, error);
    if (found >= 0)
        *glyphs = (enum glyph_set)found;
    return found >= 0;
}

bool option_language_read(const char *what, const char *text, const char **language, struct error *error)
{
    int found = option_word_find(what, text, languages, sizeof languages / sizeof *languages, error);
    if (found >= 0)
        *language = languages[found];
    return found >= 0;
}

bool option_seconds_read(const char *what, const char *text, int64_t *ms, struct error *error)
{
    char *end;
    double seconds = strtod(text, &end);
    bool is_good = end != text && *end == '\0' && seconds >= 0.1 && seconds <= 3600;
    if (is_good)
        *ms = (int64_t)(seconds * 1000);
    else
        error_set(error, _("%s %s: give seconds from 0.1 to 3600"), what, text);
    return is_good;
}

const char *option_color_word(enum color_choice color)
{
    return colors[color];
}

const char *option_glyphs_word(enum glyph_set glyphs)
{
    return glyphs < GLYPH_SETS ? glyphs_at(glyphs)->name : "auto";
}
