#pragma once
/* What a terminal can show: colours, glyphs, dark or light; from what the user chose, the environment and terminfo. */
#include <stdbool.h>

#include "viewer/draw/colour_depth.h"
#include "viewer/draw/glyphs.h"

enum color_choice { COLOR_AUTO, COLOR_NEVER, COLOR_ALWAYS, COLOR_16, COLOR_256, COLOR_TRUE };

/* Everything that the decision depends on. Strings may be NULL: not set. */
struct environment {
    bool is_terminal;     /* output goes to one */
    int terminal_colours; /* terminfo's `colors`; -1 if it says nothing */
    bool terminal_is_direct; /* terminfo has one of the flags RGB and Tc, by which people say that it has true colour */
    const char *term, *colorterm, *xterm_version, *vte_version, *no_color, *clicolor_force, *colorfgbg, *tmux, *term_program;
    const char *codeset; /* of the locale: "UTF-8" */
    enum color_choice color;
    enum color_choice configured_color; /* what is wanted where neither `color` nor a variable says anything: of a terminal's
                                           colours so many; in a pipe only COLOR_ALWAYS counts */
    enum glyph_set glyphs; /* GLYPH_SETS: choose */
};

struct capabilities {
    enum colour_depth depth;
    enum glyph_set glyphs;
    bool ascii_only;   /* the locale can show nothing else */
    bool shows_at_once; /* it is known to understand synchronized output (DEC mode 2026) */
    const char *theme; /* the name of a bundled one, for the terminal's own background */
};

/* Reads the variables of this process and terminfo; what was chosen as the members say. */
struct environment environment_read(bool is_terminal, enum color_choice color, enum color_choice configured_color,
                                    enum glyph_set glyphs);

/* Decides; depends on nothing but the environment given. */
struct capabilities capabilities_of(const struct environment *environment);
