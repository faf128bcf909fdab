#include "viewer/settings.h"

#include <stdlib.h>

#include "base/memory.h"
#include "viewer/config.h"
#include "viewer/ui/projector.h"

/* The name of the theme in use, or the path of its file, if it is one that the command line named. The caller frees it. */
static char *theme_of(const struct session *session, const struct state *state)
{
    bool is_asked = session->theme >= 0 && state->theme_in_use == (size_t)session->theme;
    if (is_asked && session->theme_path != NULL)
        return realpath(session->theme_path, NULL);
    bool is_there = state->theme_in_use < state->themes->count;
    return is_there ? memory_copy_text(state->themes->items[state->theme_in_use].theme.name) : NULL;
}

bool settings_keep(const struct session *session, const struct state *shown, struct error *error)
{
    struct config config;
    struct state state = *shown; /* shares what it points at, and frees nothing */
    state.memory = NULL;
    projector_set(&state, false); /* its colours and few things are for a lesson, not for every start */
    if (!config_open(&config, error))
        return false;
    /* What nobody has changed goes on being found by the terminal. */
    char *theme = theme_of(session, &state);
    if (state.theme_in_use != state.first_theme || session->theme >= 0)
        config_set_theme(&config, theme);
    if (state.glyphs != state.first_glyphs)
        config.glyphs = state.glyphs;
    config.mouse = state.mouse;
    config.panel = state.panel;
    config.shows = state.shows;
    bool done = config_save(&config, error);
    config_fini(&config);
    free(theme);
    return done;
}
