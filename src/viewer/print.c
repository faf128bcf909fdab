#include "viewer/print.h"

#include <stdlib.h>
#include <unistd.h>

#include "viewer/begin.h"
#include "viewer/out/card.h"
#include "viewer/out/print.h"
#include "viewer/ui/screen.h"

enum { default_columns = 80, default_rows = 24 };

/* A size from the environment, or the default. */
static int size_of(const char *variable, int default_size)
{
    const char *text = getenv(variable);
    long size = text != NULL ? strtol(text, NULL, 10) : 0;
    return size >= 1 && size <= options_size_max ? (int)size : default_size;
}

static enum color_choice color_of(const struct options *options, enum print_colours colours)
{
    bool is_chosen = options->color >= COLOR_16;
    return colours == PRINT_PLAIN                       ? COLOR_NEVER
           : colours == PRINT_COLOURED && !is_chosen ? COLOR_256
                                                        : options->color;
}

void print_frame(const struct session *session, const struct options *options, enum print_colours colours, struct bytes *out)
{
    bool is_terminal = colours == PRINT_AS_ASKED && isatty(STDOUT_FILENO) == 1;
    struct environment environment =
        environment_read(is_terminal, color_of(options, colours), options->configured_color, options->glyphs);
    struct capabilities capabilities = capabilities_of(&environment);
    int columns = options->columns > 0 ? options->columns : size_of("COLUMNS", default_columns);
    int rows = options->rows > 0 ? options->rows : size_of("LINES", default_rows);
    struct state state;
    struct frame frame;
    begin_state(&state, session, options, &capabilities, columns, rows);
    begin_scene(&state, session, options);
    frame_init(&frame, columns, rows);
    screen_draw(&frame, &state);
    out_print(&frame, state_theme(&state), capabilities.depth, out);
    frame_fini(&frame);
    state_fini(&state);
}

void print_shown(const struct state *state, enum print_colours colours, struct bytes *out)
{
    enum colour_depth depth = colours == PRINT_PLAIN ? COLOUR_NONE : state->depth != COLOUR_NONE ? state->depth : COLOUR_256;
    struct state shown = *state; /* shares what it points at, and frees nothing */
    struct frame frame;
    state_uncover(&shown);
    shown.patterns = depth == COLOUR_NONE;
    shown.depth = depth;
    frame_init(&frame, shown.columns, shown.rows);
    screen_draw(&frame, &shown);
    out_print(&frame, state_theme(&shown), depth, out);
    frame_fini(&frame);
}

void print_card(const struct session *session, const struct options *options, struct bytes *out)
{
    struct environment environment =
        environment_read(isatty(STDOUT_FILENO) == 1, options->color, options->configured_color, options->glyphs);
    struct capabilities capabilities = capabilities_of(&environment);
    const struct card_choice choice = {
        .depth = capabilities.depth,
        .glyphs = capabilities.glyphs,
        .ascii_only = capabilities.ascii_only,
        .theme = &session->themes.items[session_theme(session, capabilities.theme)].theme,
    };
    out_card(&choice, &session->themes, out);
}
