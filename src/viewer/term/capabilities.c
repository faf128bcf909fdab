#include "viewer/term/capabilities.h"

#include <curses.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

/* NO_COLOR counts when it is set to anything (no-color.org); so does CLICOLOR_FORCE, but for "0" (bixense.com/clicolors). */
static bool is_set(const char *variable)
{
    return variable != NULL && *variable != '\0';
}

static bool is_forced(const char *clicolor_force)
{
    return is_set(clicolor_force) && strcmp(clicolor_force, "0") != 0;
}

static int colours_by_terminfo(const char *term)
{
    int status;
    if (!is_set(term) || setupterm(term, STDOUT_FILENO, &status) != OK)
        return -1;
    int colours = tigetnum("colors");
    del_curterm(cur_term);
    return colours > 0 ? colours : 0;
}

struct environment environment_read(bool is_terminal, enum color_choice color, enum glyph_set glyphs)
{
    return (struct environment){
        .is_terminal = is_terminal,
        .terminal_colours = is_terminal ? colours_by_terminfo(getenv("TERM")) : -1,
        .term = getenv("TERM"),
        .colorterm = getenv("COLORTERM"),
        .xterm_version = getenv("XTERM_VERSION"),
        .vte_version = getenv("VTE_VERSION"),
        .no_color = getenv("NO_COLOR"),
        .clicolor_force = getenv("CLICOLOR_FORCE"),
        .colorfgbg = getenv("COLORFGBG"),
        .codeset = nl_langinfo(CODESET),
        .color = color,
        .glyphs = glyphs,
    };
}

/* Terminals that call themselves just "xterm" have eight colours by terminfo; these have 256 all the same. */
static bool is_modest(const struct environment *environment)
{
    return environment->term != NULL && strcmp(environment->term, "xterm") == 0 &&
           (is_set(environment->xterm_version) || is_set(environment->vte_version) || is_set(environment->colorterm));
}

/* What the terminal itself has. */
static enum colour_depth depth_of_terminal(const struct environment *environment)
{
    const char *colorterm = environment->colorterm;
    int colours = environment->terminal_colours;
    if (colours == 8 && is_modest(environment))
        colours = 256;
    bool says_true = is_set(colorterm) && (strcmp(colorterm, "truecolor") == 0 || strcmp(colorterm, "24bit") == 0);
    if (says_true && (colours < 0 || colours >= 256))
        return COLOUR_TRUE;
    return colours > 256    ? COLOUR_TRUE
           : colours == 256 ? COLOUR_256
           : colours >= 16  ? COLOUR_16
           : colours >= 8   ? COLOUR_8
                            : COLOUR_NONE;
}

static enum colour_depth depth_of(const struct environment *environment)
{
    enum colour_depth own = depth_of_terminal(environment);
    switch (environment->color) {
    case COLOR_NEVER:
        return COLOUR_NONE;
    case COLOR_16:
        return COLOUR_16;
    case COLOR_256:
        return COLOUR_256;
    case COLOR_TRUE:
        return COLOUR_TRUE;
    case COLOR_ALWAYS: /* a pipe tells nothing: 256 colours are understood nearly everywhere */
        return own > COLOUR_NONE ? own : COLOUR_256;
    case COLOR_AUTO:
        break;
    }
    if (is_set(environment->no_color))
        return COLOUR_NONE;
    if (is_forced(environment->clicolor_force))
        return own > COLOUR_NONE ? own : COLOUR_256;
    return environment->is_terminal ? own : COLOUR_NONE;
}

/* COLORFGBG is "foreground;background" or "foreground;default;background" in numbers of the 16 colours. */
static bool is_light(const char *colorfgbg)
{
    const char *background = is_set(colorfgbg) ? strrchr(colorfgbg, ';') : NULL;
    return background != NULL && (strcmp(background, ";7") == 0 || strcmp(background, ";15") == 0);
}

static enum glyph_set glyphs_of(const struct environment *environment, bool ascii_only)
{
    if (ascii_only)
        return GLYPHS_ASCII;
    if (environment->glyphs != GLYPH_SETS)
        return environment->glyphs;
    /* The Linux console's font has neither braille nor half blocks. */
    bool is_console = environment->term != NULL && strcmp(environment->term, "linux") == 0;
    return is_console ? GLYPHS_ASCII : GLYPHS_BRAILLE;
}

struct capabilities capabilities_of(const struct environment *environment)
{
    const char *codeset = environment->codeset;
    bool ascii_only = codeset == NULL || (strcmp(codeset, "UTF-8") != 0 && strcmp(codeset, "utf8") != 0);
    return (struct capabilities){
        .depth = depth_of(environment),
        .glyphs = glyphs_of(environment, ascii_only),
        .ascii_only = ascii_only,
        .theme = is_light(environment->colorfgbg) ? "light" : "dark",
    };
}
