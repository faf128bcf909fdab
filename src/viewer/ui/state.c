#include "viewer/ui/state.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/draw/theme.h"
#include "viewer/map/ground.h"
#include "viewer/plan/wording.h"
#include "viewer/ui/caption.h"
#include "viewer/ui/tour.h"

static int at_least_one(int number)
{
    return number > 1 ? number : 1;
}

void state_lay_out(struct state *state)
{
    state->layout = caption_is_there(state) ? layout_with_caption(state->columns, state->rows, caption_rows(state))
                                            : layout_make(state->columns, state->rows, state->panel);
    int columns = at_least_one(state->layout.map.columns), rows = at_least_one(state->layout.map.rows);
    struct extent extent = extent_empty();
    if (state->scene != NULL && state->view == VIEW_SELECTED && state->selected != no_zone)
        extent = scene_zone_extent(state->scene, state->selected);
    if (state->scene != NULL && state->view == VIEW_STEP)
        tour_follow(state);
    else if (state->scene != NULL && state->view == VIEW_WHOLE)
        state->camera = scene_fit(state->scene, columns, rows);
    else if (extent_is_empty(extent))
        state->camera = camera_resize(state->camera, columns, rows);
    else
        state->camera = camera_fit(extent, columns, rows);
    struct pos *cursor = &state->tool.cursor;
    cursor->column = cursor->column < state->camera.columns ? cursor->column : state->camera.columns - 1;
    cursor->row = cursor->row < state->camera.rows ? cursor->row : state->camera.rows - 1;
}

void state_lay_out_in_place(struct state *state)
{
    struct pos before = camera_corner(&state->camera);
    state_lay_out(state);
    struct pos after = camera_corner(&state->camera);
    if (state->view == VIEW_FREE)
        state->camera = camera_pan(state->camera, before.column - after.column, before.row - after.row);
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
    };
    struct choice choice = {.reference = REFERENCE_RUSSIA};
    for (size_t i = 0; i < plan->tier_count; i++)
        choice.outer_km[i] = plan->tiers[i].outer_km;
    state_begin(state, &choice);
    state_set_message(state, _("Reading the map ..."));
    state_lay_out(state);
}

void state_fini(struct state *state)
{
    for (size_t i = 0; i < state->lines.count; i++) {
        ARRAY_FINI(state->lines.items[i]);
        free(state->lines.items[i]);
    }
    ARRAY_FINI(&state->lines);
    ARRAY_FINI(&state->tool.path);
    for (int i = TOOL_NONE; i <= TOOL_DRAW; i++)
        ARRAY_FINI(&state->tool.kept[i]);
    ARRAY_FINI(&state->quiz.given);
    gazetteer_free(state->gazetteer);
    for (size_t i = 0; i < PROMPTS; i++) {
        for (size_t k = 0; k < state->pasts[i].count; k++)
            free(state->pasts[i].items[k]);
        ARRAY_FINI(&state->pasts[i]);
    }
}

void state_begin(struct state *state, const struct choice *first)
{
    state->choice = state->saved = state->tour.before.choice = *first;
    changes_init(&state->changes, first);
    state->turns[REFERENCE_RUSSIA] = state->turns[REFERENCE_RUSSIA_BELARUS] = true;
    state->turns[first->reference] = true;
    state->drawn = first->line;
    state->has_first = false;
}

void state_choose(struct state *state, const struct choice *choice, int run)
{
    if (choice_equal(&state->choice, choice, state->plan->tier_count))
        return;
    state->choice = *choice;
    changes_add(&state->changes, choice, run);
}

const struct plan_line *state_own_line(struct state *state, const struct lonlat *places, size_t count)
{
    struct plan_line *line = memory_new(sizeof *line);
    for (size_t i = 0; i < count; i++)
        *ARRAY_ADD(line) = places[i];
    *ARRAY_ADD(&state->lines) = line;
    state->drawn = line;
    state->turns[REFERENCE_DRAWN] = true;
    return line;
}

void state_return(struct state *state, const struct choice *choice)
{
    bool was_saved = !state_is_unsaved(state);
    if (choice_equal(&state->tour.before.choice, &state->choice, state->plan->tier_count))
        state->tour.before.choice = *choice; /* neither can the tour go back to it */
    state->choice = *choice;
    if (changes_return(&state->changes, choice, state->plan->tier_count) && was_saved)
        state->saved = *choice; /* nobody has changed anything */
}

void state_find_reference(struct state *state, enum reference_kind open, enum reference_kind found)
{
    struct choice *const choices[] = {&state->choice, &state->saved, &state->tour.before.choice};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (choices[i]->reference == open)
            choices[i]->reference = found;
    changes_find_reference(&state->changes, open, found);
}

bool state_is_changed(const struct state *state)
{
    return !choice_equal(&state->choice, changes_first(&state->changes), state->plan->tier_count);
}

bool state_is_unsaved(const struct state *state)
{
    return !choice_equal(&state->choice, &state->saved, state->plan->tier_count);
}

void state_settle(struct state *state)
{
    if (state->has_first || state_is_changed(state) || state->scene == NULL)
        return;
    const struct reply *tiers = scene_tiers(state->scene);
    memcpy(state->first_zones, tiers->zones, tiers->zone_count * sizeof *state->first_zones);
    state->first_summary = *tiers->summary;
    state->has_first = true;
}

void state_set_scene(struct state *state, const struct scene *scene)
{
    if (scene != state->scene) { /* what was found is in the other one's ground */
        gazetteer_free(state->gazetteer);
        state->gazetteer = NULL;
        state->found = (struct found){0};
    }
    state->scene = scene;
    if (scene == NULL || (state->selected != no_zone && state->selected >= scene_tiers(scene)->zone_count))
        state->selected = no_zone;
    state_lay_out(state);
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
    state_lay_out(state);
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

void state_look_like(struct state *state, enum view view, const struct camera *camera, uint32_t selected)
{
    state->selected = selected < state_zone_count(state) ? selected : no_zone;
    state->view = view;
    state_lay_out(state);
    if (view == VIEW_FREE && state->scene != NULL)
        state->camera = camera_like(camera, at_least_one(state->layout.map.columns), at_least_one(state->layout.map.rows));
}

void state_select(struct state *state, uint32_t zone, bool goes)
{
    state->selected = zone;
    state->needs_engine = zone < state->plan->tier_count; /* its depth may be changed next */
    if (zone == no_zone) {
        state->view = state->view == VIEW_SELECTED ? VIEW_FREE : state->view;
    } else if (goes && state->scene != NULL) {
        state->view = VIEW_SELECTED;
        state_lay_out(state);
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
    state->panel = panel;
    state_lay_out_in_place(state);
}

void state_close_page(struct state *state)
{
    state->page = PAGE_NONE;
    state->scroll = 0;
}

void state_uncover(struct state *state)
{
    state_close_page(state);
    state->prompt.id = PROMPT_NONE;
    state->tool.kind = TOOL_NONE;
    state->flash[0] = '\0';
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
    text_clean(state->flash, sizeof state->flash, text, strlen(text)); /* what does not fit goes by whole letters */
}

bool state_has_beyond(const struct state *state)
{
    uint32_t beyond = state_zone_count(state);
    return state->scene != NULL && !extent_is_empty(scene_zone_extent(state->scene, beyond));
}

bool state_has_other_reference(const struct state *state)
{
    return state->scene != NULL && scene_tiers(state->scene)->summary->reference != REFERENCE_RUSSIA;
}

void state_reference_name(const struct state *state, char *text, size_t size)
{
    enum { file_cells = 28 };
    const struct reply *reply = scene_tiers(state->scene);
    const char *name = wording_reference_name(reply), *reading = wording_reading_short(reply->summary);
    bool is_file = reply->summary->reference == REFERENCE_FILE;
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
