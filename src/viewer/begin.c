#include "viewer/begin.h"

#include "viewer/term/capabilities.h"

void begin_state(struct state *state, const struct session *session, const struct options *options,
                 const struct capabilities *capabilities, int columns, int rows)
{
    state_init(state, &session->plan, columns, rows);
    state->glyphs = capabilities->glyphs;
    state->ascii_only = capabilities->ascii_only;
    state->patterns = capabilities->depth == COLOUR_NONE;
    state->depth = capabilities->depth;
    state->themes = &session->themes;
    state->theme = state->theme_in_use = session_theme(session, capabilities->theme);
    state->language = options->language;
    state->own_border = options->border_path != NULL;
    state->owns_outline = session_owns_outline(session);
    state->mouse = !options->no_mouse;
    state->choice = session_choice(session);
    if (state->choice.reference >= REFERENCE_WHOLE)
        state->own_line = state->choice.reference;
}

void begin_scene(struct state *state, const struct session *session, const struct options *options)
{
    state_set_scene(state, session->answers.scene);
    if (options->tier > 0)
        state_select(state, (uint32_t)options->tier - 1, true);
    if (options->has_center || options->width_km > 0)
        state_look_at(state, options->has_center ? options->center : state_centre(state), options->width_km);
}
