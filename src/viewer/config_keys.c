#include "viewer/config_keys.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/option_words.h"

void config_init(struct config *config)
{
    *config = (struct config){
        .glyphs = GLYPH_SETS,
        .color = COLOR_AUTO,
        .mouse = true,
        .panel = true,
        .shows = map_shows_default,
    };
}

static bool read_theme(struct config *config, const struct config_key *key, const char *value, struct error *error)
{
    if (strchr(value, '/') != NULL && *value != '/') {
        error_set(error, _("%s %s: give a file's whole path, from '/' on"), key->name, value);
        return false;
    }
    config_set_theme(config, strcmp(value, "auto") != 0 ? value : NULL);
    return true;
}

static const char *theme_text(const struct config *config, const struct config_key *key)
{
    (void)key;
    return config->theme != NULL ? config->theme : "auto";
}

static bool read_glyphs(struct config *config, const struct config_key *key, const char *value, struct error *error)
{
    return option_glyphs_read(key->name, value, &config->glyphs, error);
}

static const char *glyphs_text(const struct config *config, const struct config_key *key)
{
    (void)key;
    return option_glyphs_word(config->glyphs);
}

static bool read_color(struct config *config, const struct config_key *key, const char *value, struct error *error)
{
    return option_color_read(key->name, value, &config->color, error);
}

static const char *color_text(const struct config *config, const struct config_key *key)
{
    (void)key;
    return option_color_word(config->color);
}

static bool read_language(struct config *config, const struct config_key *key, const char *value, struct error *error)
{
    return option_language_read(key->name, value, &config->language, error);
}

static const char *language_text(const struct config *config, const struct config_key *key)
{
    (void)key;
    return config->language != NULL ? config->language : "en";
}

static const char *const switches[] = {"no", "yes"};

static bool read_switch(struct config *config, const struct config_key *key, const char *value, struct error *error)
{
    int found = option_word_find(key->name, value, switches, 2, error);
    if (found >= 0)
        *(bool *)((char *)config + key->offset) = found == 1;
    return found >= 0;
}

static const char *switch_text(const struct config *config, const struct config_key *key)
{
    return switches[*(const bool *)((const char *)config + key->offset)];
}

#define SWITCH(word, field, comment) {word, read_switch, switch_text, offsetof(struct config, field), comment}

static const struct config_key keys[] = {
    {"theme", read_theme, theme_text, 0, N_("The colours: a theme's name, the whole path of its file, or auto")},
    {"glyphs", read_glyphs, glyphs_text, 0, N_("The signs that draw the map: auto, braille, half or ascii")},
    {"color", read_color, color_text, 0, N_("How many colours: auto, never, always, 16, 256 or true")},
    {"lang", read_language, language_text, 0, N_("The language: en or uk")},
    SWITCH("mouse", mouse, N_("Whether the mouse is the map's, yes or no")),
    SWITCH("panel", panel, N_("The panel beside the map, where it has room")),
    SWITCH("labels", shows.labels, N_("Words and markers of any kind")),
    SWITCH("towns", shows.towns, N_("Towns and their names")),
    SWITCH("oblasts", shows.regions, N_("Lines and names of oblasts")),
    SWITCH("rivers", shows.rivers, N_("Rivers and their names")),
    SWITCH("overview", shows.inset, N_("The whole country in a corner, when the map is near")),
    SWITCH("graticule", shows.graticule, N_("Parallels and meridians")),
};

const struct config_key *config_key_at(size_t index)
{
    return index < sizeof keys / sizeof *keys ? &keys[index] : NULL;
}

const struct config_key *config_key_find(const char *name)
{
    size_t i = 0;
    while (config_key_at(i) != NULL && strcmp(keys[i].name, name) != 0)
        i++;
    return config_key_at(i);
}

void config_set_theme(struct config *config, const char *theme)
{
    char *clean = theme != NULL ? text_clean_new(theme, strlen(theme)) : NULL;
    free(config->theme);
    config->theme = NULL;
    if (clean != NULL && *clean != '\0')
        config->theme = clean;
    else
        free(clean);
}
