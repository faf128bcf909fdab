#include "viewer/ui/find.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

enum {
    near_km = 250, /* what the map's width shows at most around a town */
    said_max = 60  /* cells */
};

void find_begin(struct state *state)
{
    if (state->gazetteer == NULL)
        state->gazetteer = gazetteer_new(state->scene, state->plan);
}

void find_suggest(const struct state *state, const char *text, struct suggestions *suggestions)
{
    const struct gazetteer_entry *found[suggestions_max];
    if (state->gazetteer == NULL)
        return;
    size_t count = gazetteer_find(state->gazetteer, text, found, suggestions_max);
    for (size_t i = 0; i < count; i++) {
        char detail[96];
        gazetteer_detail(state->gazetteer, found[i], state->language, detail, sizeof detail);
        suggestions_add(suggestions, gazetteer_name(state->gazetteer, found[i], state->language), detail);
    }
}

static void mark(struct state *state, struct point point, const char *name)
{
    state->found.has_mark = true;
    state->found.mark = point;
    snprintf(state->found.name, sizeof state->found.name, "%.*s", (int)text_fit(name, found_name_cells),
             name);
}

/* Goes to a place; how near depends on how much is shown. */
static void look_near(struct state *state, struct point point)
{
    double width_km = state->camera.metres_per_column * state->camera.columns / 1000;
    state_close_page(state);
    state_look_at(state, projection_inverse(&scene_ground(state->scene)->projection, point),
                  fmin(width_km, near_km));
}

void find_go(struct state *state, struct lonlat place, const char *name)
{
    struct point point = projection_forward(&scene_ground(state->scene)->projection, place);
    look_near(state, point);
    mark(state, point, name);
}

/* Goes to what was found, and says what it is. */
static void show(struct state *state)
{
    const struct gazetteer_entry *entry = state->found.items[state->found.index];
    struct gazetteer_target target = gazetteer_target(state->gazetteer, entry);
    const char *name = gazetteer_name(state->gazetteer, entry, state->language);
    char detail[96], text[sizeof state->flash];
    gazetteer_detail(state->gazetteer, entry, state->language, detail, sizeof detail);
    snprintf(text, sizeof text, _("%zu of %zu: %.*s · %.*s"), state->found.index + 1, state->found.count,
             (int)text_fit(name, said_max), name, (int)text_fit(detail, said_max), detail);
    state_flash(state, text);
    state->found.has_mark = false;
    state_close_page(state);
    if (entry->zone != no_zone) {
        state_select(state, entry->zone, true);
    } else if (target.extent.max_x > target.extent.min_x) {
        state->view = VIEW_FREE;
        state->camera = camera_fit(target.extent, state->camera.columns, state->camera.rows);
        mark(state, target.point, name);
    } else {
        look_near(state, target.point);
        mark(state, target.point, name);
    }
}

bool find_accept(struct state *state, const char *text, int chosen, struct error *error)
{
    struct found *found = &state->found;
    if (state->scene == NULL)
        return true;
    find_begin(state);
    size_t count = gazetteer_find(state->gazetteer, text, found->items, found_max);
    if (count == 0) {
        error_set(error, _("nothing on the map is called so"));
        return false;
    }
    found->count = count;
    found->index = chosen >= 0 && (size_t)chosen < count ? (size_t)chosen : 0;
    show(state);
    return true;
}

enum outcome find_step(struct state *state, int sign)
{
    struct found *found = &state->found;
    if (found->count == 0) {
        state_flash(state, _("look for something first, with /"));
        return OUTCOME_REDRAW;
    }
    found->index = (found->index + found->count + (size_t)sign) % found->count;
    show(state);
    return OUTCOME_REDRAW;
}
