#include "viewer/ui/commands.h"

#include <math.h>
#include <stdio.h>

#include "base/translate.h"
#include "viewer/ui/caption.h"
#include "viewer/ui/find.h"
#include "viewer/ui/pages.h"
#include "viewer/ui/prompt.h"
#include "viewer/ui/tools.h"

static int clamp(int number, int min, int max)
{
    return number < min ? min : number > max ? max : number;
}

enum outcome command_scroll(struct state *state, int lines)
{
    int before = state->scroll;
    state->scroll = clamp(before + lines, 0, page_scroll_max(state));
    return state->scroll != before ? OUTCOME_REDRAW : OUTCOME_NOTHING;
}

/* The middle of the map stays over the country. */
static void keep_near(struct state *state)
{
    struct extent extent = scene_extent(state->scene);
    if (extent_is_empty(extent))
        return;
    struct point centre = state->camera.centre;
    struct point near = {fmax(extent.min_x, fmin(centre.x, extent.max_x)), fmax(extent.min_y, fmin(centre.y, extent.max_y))};
    if (near.x != centre.x || near.y != centre.y)
        state->camera = camera_go(state->camera, near);
}

enum outcome command_pan_cells(struct state *state, int columns, int rows)
{
    if (state->scene == NULL || (columns == 0 && rows == 0))
        return OUTCOME_NOTHING;
    state->view = VIEW_FREE;
    state->camera = camera_pan(state->camera, columns, rows);
    keep_near(state);
    return OUTCOME_REDRAW;
}

struct pos direction_step(int direction)
{
    static const struct pos steps[] = {
        [DIRECTION_LEFT] = {-1, 0}, [DIRECTION_RIGHT] = {1, 0}, [DIRECTION_UP] = {0, -1}, [DIRECTION_DOWN] = {0, 1}};
    return steps[direction];
}

static enum outcome scroll_or_pan(struct state *state, int direction, int columns, int rows)
{
    struct pos step = direction_step(direction);
    if (state->page == PAGE_NONE)
        return command_pan_cells(state, step.column * columns, step.row * rows);
    return command_scroll(state, step.row);
}

enum outcome command_pan(struct state *state, int direction)
{
    return scroll_or_pan(state, direction, clamp(state->camera.columns / 8, 1, 1000), clamp(state->camera.rows / 8, 1, 1000));
}

enum outcome command_step(struct state *state, int direction)
{
    return scroll_or_pan(state, direction, 1, 1);
}

enum outcome command_zoom_at(struct state *state, int sign, struct pos fixed)
{
    if (state->scene == NULL)
        return OUTCOME_NOTHING;
    state_close_page(state);
    struct camera before = state->camera;
    /* The country is never smaller than a third of the map. */
    double widest = 3 * camera_fit(scene_extent(state->scene), before.columns, before.rows).metres_per_column;
    double factor = sign > 0 ? sqrt(2) : sqrt(0.5);
    if (sign > 0 || before.metres_per_column / factor <= widest)
        state->camera = camera_zoom(before, factor, fixed);
    if (state->camera.metres_per_column == before.metres_per_column) {
        state_flash(state, sign > 0 ? _("this is as near as it goes") : _("this is as far as it goes"));
        return OUTCOME_REDRAW;
    }
    state->view = VIEW_FREE;
    keep_near(state);
    return OUTCOME_REDRAW;
}

enum outcome command_zoom(struct state *state, int sign)
{
    return command_zoom_at(state, sign, tool_pos(state));
}

enum outcome command_whole(struct state *state, int unused)
{
    (void)unused;
    if (state->page != PAGE_NONE)
        return command_scroll(state, -state->scroll);
    state->view = VIEW_WHOLE;
    state_resize(state, state->columns, state->rows);
    return OUTCOME_REDRAW;
}

enum outcome command_page(struct state *state, int page)
{
    bool opens = state->page != (enum page)page;
    state_close_page(state);
    if (opens)
        state->page = (enum page)page;
    return OUTCOME_REDRAW;
}

enum outcome command_panel(struct state *state, int unused)
{
    (void)unused;
    bool has_room = !caption_is_there(state) && layout_make(state->columns, state->rows, true).panel.columns > 0;
    if (!has_room)
        return command_page(state, PAGE_PANEL);
    bool was_covered = state->page != PAGE_NONE;
    state_close_page(state);
    state_show_panel(state, was_covered || !state->panel);
    return OUTCOME_REDRAW;
}

bool command_has_page(const struct state *state, int unused)
{
    (void)unused;
    return state->page != PAGE_NONE;
}

enum outcome command_turn(struct state *state, int sign)
{
    int height = state->layout.page.rows > 2 ? state->layout.page.rows - 2 : 1; /* two lines stay, to find one's place by */
    return command_scroll(state, sign * height);
}

enum outcome command_end(struct state *state, int unused)
{
    (void)unused;
    return command_scroll(state, page_scroll_max(state));
}

enum outcome command_glyphs(struct state *state, int unused)
{
    (void)unused;
    if (state->ascii_only) {
        state_flash(state, _("this locale has only ASCII; start with LANG=C.UTF-8 for more"));
        return OUTCOME_REDRAW;
    }
    char text[sizeof state->flash];
    state->glyphs = (state->glyphs + 1) % GLYPH_SETS;
    snprintf(text, sizeof text, _("signs: %s"), glyphs_at(state->glyphs)->name);
    state_flash(state, text);
    return OUTCOME_REDRAW;
}

enum outcome command_theme(struct state *state, int unused)
{
    (void)unused;
    const struct themes *themes = state->themes;
    char text[sizeof state->flash];
    if (themes == NULL || themes->count == 0)
        return OUTCOME_NOTHING;
    state->theme = (state->theme + 1) % themes->count;
    const struct theme_choice *choice = &themes->items[state->theme];
    if (choice->error.text[0] != '\0') { /* the next press goes on to the one after it */
        state_flash(state, choice->error.text);
        return OUTCOME_REDRAW;
    }
    state->theme_in_use = state->theme;
    snprintf(text, sizeof text, _("colours: %s"), choice->theme.name);
    state_flash(state, text);
    return OUTCOME_REDRAW;
}

enum outcome command_graticule(struct state *state, int unused)
{
    (void)unused;
    state->shows.graticule = !state->shows.graticule;
    state_flash(state, state->shows.graticule ? _("parallels and meridians on") : _("parallels and meridians off"));
    return OUTCOME_REDRAW;
}

enum outcome command_inset(struct state *state, int unused)
{
    (void)unused;
    state->shows.inset = !state->shows.inset;
    state_flash(state, state->shows.inset ? _("overview on: seen when the map is near") : _("overview off"));
    return OUTCOME_REDRAW;
}

enum outcome command_mouse(struct state *state, int unused)
{
    (void)unused;
    state->mouse = !state->mouse;
    state->drag.is_pressed = false;
    state_flash(state, state->mouse ? _("mouse on") : _("mouse off: the terminal marks text"));
    return OUTCOME_REDRAW;
}

enum outcome command_repaint(struct state *state, int unused)
{
    (void)state;
    (void)unused;
    return OUTCOME_REPAINT;
}

/* What a prompt begins with. */
static const char *first_text(const struct state *state, enum prompt_id id)
{
    return id == PROMPT_SAVE ? state->plan_name : "";
}

enum outcome command_prompt(struct state *state, int id)
{
    bool needs_scene = id == PROMPT_FIND || id == PROMPT_GO || id == PROMPT_EXPORT;
    if (needs_scene && state->scene == NULL)
        return OUTCOME_NOTHING;
    if (state->kiosk && (id == PROMPT_SAVE || id == PROMPT_OPEN || id == PROMPT_EXPORT)) {
        state_flash(state, _("no files are read or written here"));
        return OUTCOME_REDRAW;
    }
    if (id == PROMPT_FIND)
        find_begin(state);
    if (state->page != PAGE_PANEL)
        state_close_page(state);
    prompt_offer(state, (enum prompt_id)id, first_text(state, (enum prompt_id)id));
    state->prompt.chosen = id == PROMPT_VIEW ? 0 : -1;
    return OUTCOME_REDRAW;
}

enum outcome command_found(struct state *state, int sign)
{
    return state->scene != NULL ? find_step(state, sign) : OUTCOME_NOTHING;
}

enum outcome command_back(struct state *state, int unused)
{
    (void)unused;
    if (state->page != PAGE_NONE)
        state_close_page(state);
    else if (state->tool.kind != TOOL_NONE)
        tool_leave(state);
    else if (state->is_waiting && state->scene != NULL)
        state->wants_back = true;
    else if (state->found.has_mark)
        state->found.has_mark = false;
    else if (state->selected != no_zone)
        state_select(state, no_zone, false);
    else
        state_flash(state, _("q quits"));
    return OUTCOME_REDRAW;
}

enum outcome command_quit(struct state *state, int unused)
{
    (void)unused;
    if (!state_is_unsaved(state) || state->kiosk)
        return OUTCOME_QUIT;
    prompt_open(state, PROMPT_LEAVE, "");
    return OUTCOME_REDRAW;
}
