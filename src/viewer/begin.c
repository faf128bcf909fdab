#include "viewer/begin.h"

#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "viewer/language.h"
#include "viewer/term/capabilities.h"
#include "viewer/ui/find.h"
#include "viewer/ui/projector.h"
#include "viewer/ui/tour.h"

/* A theme that was asked for stays. */
static void set_up_projector(struct state *state, bool keeps_theme)
{
    size_t theme = state->theme;
    projector_set(state, true);
    if (keeps_theme)
        state->theme = state->theme_in_use = theme;
}

void begin_state(struct state *state, const struct session *session, const struct options *options,
                 const struct capabilities *capabilities, int columns, int rows)
{
    state_init(state, &session->plan, columns, rows);
    state->glyphs = state->first_glyphs = capabilities->glyphs;
    state->ascii_only = capabilities->ascii_only;
    state->patterns = capabilities->depth == COLOUR_NONE;
    state->depth = capabilities->depth;
    state->themes = &session->themes;
    state->theme = state->theme_in_use = state->first_theme = session_theme(session, capabilities->theme);
    state->language = language_told(options);
    state->own_border = options->border_path != NULL;
    state->owns_outline = session_owns_outline(session);
    state->mouse = !options->no_mouse;
    state->shows = options->shows;
    state_show_panel(state, !options->no_panel);
    const struct choice choice = session_choice(session);
    state_begin(state, &choice);
    snprintf(state->plan_name, sizeof state->plan_name, "%s", options->plan_path != NULL ? options->plan_path : "my-plan.ini");
    if (options->reference_path != NULL)
        state->turns[REFERENCE_FILE] = true;
    state->tour.loops = options->loops;
    state->tour.is_still = options->no_motion;
    state->tour.stay_ms = options->stay_ms;
    if (options->projector)
        set_up_projector(state, options->theme != NULL);
    state->kiosk = options->kiosk;
    if (options->no_sandbox)
        state_flash(state, _("the sandboxes are off"));
}

void begin_scene(struct state *state, const struct session *session, const struct options *options)
{
    state_set_scene(state, session->answers.scene);
    if (options->tier > 0)
        state_select(state, (uint32_t)options->tier - 1, true);
    struct error error = {0};
    if (options->place != NULL && !find_accept(state, options->place, -1, &error))
        state_flash(state, error.text);
    if (options->has_center || options->width_km > 0)
        state_look_at(state, options->has_center ? options->center : state_centre(state), options->width_km);
}

bool begin_finds_place(const struct session *session, const struct options *options, struct error *error)
{
    const struct gazetteer_entry *found;
    if (options->place == NULL)
        return true;
    struct gazetteer *gazetteer = gazetteer_new(session->answers.scene, &session->plan);
    bool is_found = gazetteer_find(gazetteer, options->place, &found, 1) > 0;
    gazetteer_free(gazetteer);
    if (!is_found)
        error_set(error, _("--place %s: nothing on the map is called so"), options->place);
    return is_found;
}

bool begin_tour(struct state *state, const struct options *options, struct error *error)
{
    struct error wrong = {0};
    bool is_good = (!options->tour && options->plan_path == NULL) || tour_check(state, &wrong);
    if (options->tour && !is_good) {
        *error = wrong;
        return false;
    }
    if (!is_good)
        state_flash(state, wrong.text);
    if (options->tour) {
        tour_toggle(state, 0);
        state->tour.runs = true;
    }
    return true;
}

static void copy_name(char name[theme_name_size], const struct state *state, size_t theme)
{
    if (state->themes != NULL && theme < state->themes->count)
        memcpy(name, state->themes->items[theme].theme.name, theme_name_size);
}

struct begin_look begin_leave(struct state *state)
{
    struct begin_look look = {.is_for_room = state->projector.is_on};
    projector_set(state, false); /* what is taken over is how it is without */
    copy_name(look.theme, state, state->theme);
    copy_name(look.theme_in_use, state, state->theme_in_use);
    return look;
}

/* A theme that is not there any more is the one that the state has begun with. */
static void find_theme(const struct state *state, const char *name, size_t *theme)
{
    int found = themes_find(state->themes, name);
    if (found >= 0)
        *theme = (size_t)found;
}

void begin_again(struct state *state, struct state *before, const struct begin_look *look, const struct session *session,
                 const struct options *options, const struct capabilities *capabilities)
{
    begin_state(state, session, options, capabilities, before->columns, before->rows);
    projector_set(state, false);
    state->glyphs = before->glyphs;
    find_theme(state, look->theme, &state->theme);
    find_theme(state, look->theme_in_use, &state->theme_in_use);
    state->shows = before->shows;
    state->mouse = before->mouse;
    state->memory = before->memory;
    state->bindings = before->bindings;
    state->shared = before->shared;
    state_show_panel(state, before->panel);
    projector_set(state, look->is_for_room);
    label_memory_forget(state->memory);
    state_fini(before);
}
