#pragma once
/* What a person always wants: $XDG_CONFIG_HOME/tiermap/config (or ~/.config/tiermap/config). It is INI without sections, one
 * setting a line:
 *
 *   theme = NAME | FILE   FILE: its whole path; auto: by the terminal
 *   glyphs, color, lang   as the options of these names take them
 *   mouse                 yes | no, as all that follow: whether it is the map's
 *   panel                 whether it is shown where it has room
 *   labels, towns, oblasts, rivers, overview, graticule
 *                         what of the map is shown
 *
 * What the command line says comes first, then the environment (NO_COLOR), then this. color = 16, 256 or true is for
 * terminals; what goes into a pipe or a file is coloured only by "always". What is wrong in the file is an error; it
 * can be started without it (--no-config). */
#include "viewer/options.h"

struct config {
    char *theme;             /* NULL: by the terminal */
    enum glyph_set glyphs;   /* GLYPH_SETS: by the terminal */
    enum color_choice color; /* COLOR_AUTO: by the terminal */
    const char *language;    /* good for ever; NULL: nothing is said */
    bool mouse, panel;
    struct map_shows shows;
    char *path;        /* of the file, which need not be there; NULL: the environment names no folder */
    char *theme_place; /* where the theme is named, "path:line"; NULL: nowhere */
};

/* Reads the file; what it does not say, and everything if there is none, is as when the program is new. false: error says
 * file and line and what is wrong; config is empty. */
bool config_open(struct config *config, struct error *error);
void config_fini(struct config *config);

/* NULL: by the terminal. */
void config_set_theme(struct config *config, const char *theme);

/* Puts what the command line does not say into the options, which borrow it. */
void config_apply(const struct config *config, struct options *options);

/* Writes what differs from what the file says, and leaves its other lines and its comments as they are. false: error says
 * why not; the file is as it was. */
bool config_save(const struct config *config, struct error *error);
