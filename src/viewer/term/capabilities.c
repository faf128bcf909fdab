#include "viewer/term/capabilities.h"

#include <curses.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "viewer/term/codeset.h"
#include "viewer/term/terminal_name.h"

/* NO_COLOR counts when it is set to anything (no-color.org); so does CLICOLOR_FORCE, but for "0" (bixense.com/clicolors). */
static bool is_set(const char *variable)
{
    return variable != NULL && *variable != '\0';
}

static bool is_forced(const char *clicolor_force)
{
    return is_set(clicolor_force) && strcmp(clicolor_force, "0") != 0;
}

/* -1 if terminfo does not know it, nor another name to draw on it by. */
static int colours_by_terminfo(const char *term, bool *is_direct)
{
    int status;
    char name[terminal_name_size];
    *is_direct = false;
    if (!is_set(term))
        return -1;
    if (setupterm(term, STDOUT_FILENO, &status) != OK &&
        (!terminal_name_find(term, false, name) || setupterm(name, STDOUT_FILENO, &status) != OK))
        return -1;
    int colours = tigetnum("colors");
    *is_direct = tigetflag("RGB") > 0 || tigetflag("Tc") > 0 || strstr(term, "-direct") != NULL;
    del_curterm(cur_term);
    return colours > 0 ? colours : 0;
}

struct environment environment_read(bool is_terminal, enum color_choice color, enum color_choice configured_color,
                                    enum glyph_set glyphs)
{
    bool is_direct = false;
    int colours = is_terminal ? colours_by_terminfo(getenv("TERM"), &is_direct) : -1;
    return (struct environment){
        .is_terminal = is_terminal,
        .terminal_colours = colours,
        .terminal_is_direct = is_direct,
        .term = getenv("TERM"),
        .colorterm = getenv("COLORTERM"),
        .xterm_version = getenv("XTERM_VERSION"),
        .vte_version = getenv("VTE_VERSION"),
        .no_color = getenv("NO_COLOR"),
        .clicolor_force = getenv("CLICOLOR_FORCE"),
        .colorfgbg = getenv("COLORFGBG"),
        .tmux = getenv("TMUX"),
        .term_program = getenv("TERM_PROGRAM"),
        .codeset = nl_langinfo(CODESET),
        .color = color,
        .configured_color = configured_color,
        .glyphs = glyphs,
    };
}

/* Terminals that call themselves just "xterm" have eight colours by terminfo; these have 256 all the same. */
static bool is_modest(const struct environment *environment)
{
    return environment->term != NULL && strcmp(environment->term, "xterm") == 0 &&
           (is_set(environment->xterm_version) || is_set(environment->vte_version) || is_set(environment->colorterm));
}

static bool begins_with(const char *text, const char *beginning)
{
    return text != NULL && strncmp(text, beginning, strlen(beginning)) == 0;
}

/* Inside GNU screen and tmux COLORTERM is what some terminal outside has said. Screen makes nonsense of true colours; tmux, if
 * it does not know that the terminal has them, takes what is nearest in its own way, by which our dark sea becomes as grey as
 * the land abroad. Our own 256 are better then. */
static bool says_true(const struct environment *environment)
{
    const char *colorterm = environment->colorterm;
    bool is_said = is_set(colorterm) && (strcmp(colorterm, "truecolor") == 0 || strcmp(colorterm, "24bit") == 0);
    const char *term = environment->term;
    bool is_inside = is_set(environment->tmux) || begins_with(term, "screen") || begins_with(term, "tmux");
    return (is_said && !is_inside) || environment->terminal_is_direct;
}

/* Terminals that have the mode by their documentation, by TERM or by TERM_PROGRAM. Inside tmux neither is the terminal's that
 * one writes to, which is tmux. */
static bool knows_at_once(const struct environment *environment)
{
    static const char *const terms[] = {"xterm-kitty", "foot", "contour", "wezterm", "alacritty", "xterm-ghostty"};
    static const char *const programs[] = {"iTerm.app", "WezTerm", "ghostty", "mintty"};
    if (is_set(environment->tmux) || !environment->is_terminal)
        return false;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (begins_with(environment->term, terms[i]))
            return true;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        if (environment->term_program != NULL && strcmp(environment->term_program, programs[i]) == 0)
            return !begins_with(environment->term, "screen");
    return false;
}

/* What the terminal itself has. */
static enum colour_depth depth_of_terminal(const struct environment *environment)
{
    int colours = environment->terminal_colours;
    if (colours == 8 && is_modest(environment))
        colours = 256;
    if (says_true(environment) && (colours < 0 || colours >= 256))
        return COLOUR_TRUE;
    return colours > 256    ? COLOUR_TRUE
           : colours == 256 ? COLOUR_256
           : colours >= 16  ? COLOUR_16
           : colours >= 8   ? COLOUR_8
                            : COLOUR_NONE;
}

static enum colour_depth depth_by(enum color_choice color, const struct environment *environment)
{
    enum colour_depth own = depth_of_terminal(environment);
    switch (color) {
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
    return environment->is_terminal ? own : COLOUR_NONE;
}

static enum colour_depth depth_of(const struct environment *environment)
{
    enum color_choice configured = environment->configured_color;
    if (environment->color != COLOR_AUTO)
        return depth_by(environment->color, environment);
    if (is_set(environment->no_color))
        return COLOUR_NONE;
    if (is_forced(environment->clicolor_force))
        return depth_by(COLOR_ALWAYS, environment);
    bool counts = environment->is_terminal || configured == COLOR_ALWAYS;
    return depth_by(counts ? configured : COLOR_AUTO, environment);
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
    bool ascii_only = !codeset_is_utf8(environment->codeset);
    return (struct capabilities){
        .depth = depth_of(environment),
        .glyphs = glyphs_of(environment, ascii_only),
        .ascii_only = ascii_only,
        .shows_at_once = knows_at_once(environment),
        .theme = is_light(environment->colorfgbg) ? "light" : "dark",
    };
}
