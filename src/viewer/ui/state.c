#include "viewer/ui/state.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/draw/theme.h"
#include "viewer/map/ground.h"
#include "viewer/plan/wording.h"

static int at_least_one(int number)
{
    return number > 1 ? number : 1;
}

static struct camera fitted(const struct state *state, struct extent extent)
{
    return camera_fit(extent, at_least_one(state->layout.map.columns), at_least_one(state->layout.map.rows));
}

/* Gives the camera the map's room. */
static void follow_layout(struct state *state)
{
    state->layout = layout_make(state->columns, state->rows, state->panel);
    struct extent extent = extent_empty();
    if (state->scene != NULL && state->view == VIEW_SELECTED && state->selected != no_zone)
        extent = scene_zone_extent(state->scene, state->selected);
    if (state->scene != NULL && state->view == VIEW_WHOLE)
        state->camera = scene_fit(state->scene, at_least_one(state->layout.map.columns), at_least_one(state->layout.map.rows));
    else if (extent_is_empty(extent))
        state->camera = camera_resize(state->camera, at_least_one(state->layout.map.columns),
                                      at_least_one(state->layout.map.rows));
    else
        state->camera = fitted(state, extent);
}

void state_init(struct state *state, const struct plan *plan, int columns, int rows)
{
    *state = (struct state){
        .plan = plan,
        .columns = at_least_one(columns),
        .rows = at_least_one(rows),
        .camera = camera_fit(extent_empty(), 1, 1),
        .view = VIEW_WHOLE,
        .selected = no_zone,
        .panel = true,
        .glyphs = GLYPHS_BRAILLE,
        .shows = map_shows_default,
        .depth = COLOUR_256,
        .mouse = true,
        .own_line = REFERENCE_KINDS,
    };
    for (size_t i = 0; i < plan->tier_count; i++)
        state->choice.outer_km[i] = plan->tiers[i].outer_km;
    state_set_message(state, _("Reading the map ..."));
    follow_layout(state);
}

void state_set_scene(struct state *state, const struct scene *scene)
{
    state->scene = scene;
    if (scene == NULL || (state->selected != no_zone && state->selected >= scene_tiers(scene)->zone_count))
        state->selected = no_zone;
    follow_layout(state);
}

void state_set_message(struct state *state, const char *message)
{
    text_clean(state->message, sizeof state->message, message, strlen(message));
}

void state_resize(struct state *state, int columns, int rows)
{
    state->columns = at_least_one(columns);
    state->rows = at_least_one(rows);
    state->drag.is_pressed = false;
    label_memory_forget(state->memory); /* else the picture would depend on the sizes in between */
    follow_layout(state);
    if (state->page == PAGE_PANEL && state->layout.panel.columns > 0)
        state->page = PAGE_NONE;
}

void state_look_at(struct state *state, struct lonlat place, double width_km)
{
    assert(state->scene != NULL);
    struct point centre = projection_forward(&scene_ground(state->scene)->projection, place);
    state->view = VIEW_FREE;
    if (width_km > 0) {
        double scale = width_km * 1000 / at_least_one(state->layout.map.columns);
        state->camera.metres_per_column = fmax(metres_per_column_min, fmin(scale, metres_per_column_max));
    }
    state->camera = camera_go(state->camera, centre);
}

void state_select(struct state *state, uint32_t zone, bool goes)
{
    state->selected = zone;
    state->needs_engine = zone < state->plan->tier_count; /* its depth may be changed next */
    if (zone == no_zone) {
        state->view = state->view == VIEW_SELECTED ? VIEW_FREE : state->view;
    } else if (goes && state->scene != NULL) {
        state->view = VIEW_SELECTED;
        follow_layout(state);
    }
}

uint32_t state_zone_count(const struct state *state)
{
    if (state->scene == NULL)
        return 0;
    const struct reply *reply = scene_tiers(state->scene);
    uint32_t count = 0;
    while (count < reply->zone_count && reply->zones[count].kind != ZONE_BEYOND)
        count++;
    return count;
}

void state_show_panel(struct state *state, bool panel)
{
    struct pos before = camera_corner(&state->camera);
    state->panel = panel;
    follow_layout(state);
    struct pos after = camera_corner(&state->camera);
    if (state->view == VIEW_FREE)
        state->camera = camera_pan(state->camera, before.column - after.column, before.row - after.row);
}

uint32_t state_zone_at(const struct state *state, struct pos pos)
{
    if (state->scene == NULL)
        return no_zone;
    struct camera cell = {camera_point(&state->camera, pos), state->camera.metres_per_column, 1, 1};
    struct ground ground;
    cell = camera_resize(cell, 1, 1);
    ground_init(&ground, state->scene, &cell);
    uint32_t zone = no_zone;
    int middle = ground.height / 2 * ground.width + ground.width / 2;
    if (ground.at[middle] >= GROUND_ZONE)
        zone = (uint32_t)(ground.at[middle] - GROUND_ZONE);
    ground_fini(&ground);
    return zone;
}

struct lonlat state_centre(const struct state *state)
{
    assert(state->scene != NULL);
    return projection_inverse(&scene_ground(state->scene)->projection, state->camera.centre);
}

bool choice_equal(const struct choice *a, const struct choice *b, size_t tier_count)
{
    bool equal = a->reference == b->reference;
    for (size_t i = 0; i < tier_count; i++)
        equal = equal && a->outer_km[i] == b->outer_km[i];
    return equal;
}

bool state_is_draft(const struct state *state)
{
    return state->scene != NULL && (scene_tiers(state->scene)->header->flags & REPLY_EXACT) == 0;
}

const struct theme *state_theme(const struct state *state)
{
    if (state->themes == NULL || state->theme_in_use >= state->themes->count)
        return theme_plain();
    const struct theme *theme = &state->themes->items[state->theme_in_use].theme;
    return theme->patterns || theme_parts_tiers(theme, state->depth) ? theme : theme_plain();
}

bool state_has_patterns(const struct state *state)
{
    return state->patterns || state_theme(state)->patterns;
}

void state_flash(struct state *state, const char *text)
{
    snprintf(state->flash, sizeof state->flash, "%s", text);
}

bool state_has_beyond(const struct state *state)
{
    uint32_t beyond = state_zone_count(state);
    return state->scene != NULL && !extent_is_empty(scene_zone_extent(state->scene, beyond));
}

void state_reference_name(const struct state *state, char *text, size_t size)
{
    enum { file_cells = 28 };
    const struct reply *reply = scene_tiers(state->scene);
    const char *name = wording_reference_short(reply->summary), *reading = wording_reading_short(reply->summary);
    const char *path = reply_string(reply, reply->summary->reference_path), *slash = strrchr(path, '/');
    bool is_file = reply->summary->reference == REFERENCE_FILE && *path != '\0';
    if (is_file)
        name = slash != NULL && slash[1] != '\0' ? slash + 1 : path;
    size_t fit = strlen(name);
    if (is_file && text_width(name) > file_cells)
        fit = text_fit(name, file_cells - 1);
    snprintf(text, size, "%.*s%s%s%s", (int)fit, name, fit < strlen(name) ? "…" : "", *reading != '\0' ? ", " : "",
             reading);
}

const char *state_reference_note(const struct state *state)
{
    const struct reply *tiers = scene_tiers(state->scene);
    bool is_own = tiers->summary->reference >= REFERENCE_FILE;
    return is_own ? wording_reading(tiers->summary) : wording_border(tiers, state->own_border);
}
