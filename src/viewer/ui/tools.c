#include "viewer/ui/tools.h"

#include <stdio.h>

#include "base/array.h"
#include "base/translate.h"
#include "viewer/ui/commands.h"

enum { leap_cells = 8, snap_columns = 2 };

bool tool_is_on(const struct state *state, int unused)
{
    (void)unused;
    return state->tool.kind != TOOL_NONE && state->scene != NULL && state->page == PAGE_NONE;
}

bool tool_looks(const struct state *state, int unused)
{
    return tool_is_on(state, unused) && state->tool.kind == TOOL_HERE;
}

bool tool_has_path(const struct state *state, int unused)
{
    return tool_is_on(state, unused) && state->tool.kind != TOOL_HERE;
}

static bool is_on_map(const struct state *state, struct pos pos)
{
    return pos.column >= 0 && pos.row >= 0 && pos.column < state->camera.columns && pos.row < state->camera.rows;
}

struct pos tool_pos(const struct state *state)
{
    struct pos middle = {state->camera.columns / 2, state->camera.rows / 2};
    return tool_is_on(state, 0) ? state->tool.cursor : middle;
}

static struct point point_of(const struct state *state, size_t index)
{
    return projection_forward(&scene_ground(state->scene)->projection, state->tool.path.items[index]);
}

/* The cell of one of the path's places; false: it is outside the map. */
static bool find_place(const struct state *state, size_t index, struct pos *pos)
{
    *pos = camera_pos(&state->camera, point_of(state, index));
    return is_on_map(state, *pos);
}

void tool_leave(struct state *state)
{
    struct tool *tool = &state->tool;
    if (tool->path.count > 0 && !tool->is_finished) {
        char text[sizeof state->flash];
        snprintf(text, sizeof text, _("the places are kept: %s goes on with them"), tool->kind == TOOL_DRAW ? "d" : "m");
        state_flash(state, text);
        tool->kept[tool->kind] = tool->path;
    } else {
        ARRAY_FINI(&tool->path);
    }
    tool->path = (struct plan_line){0};
    tool->kind = TOOL_NONE;
    tool->is_finished = false;
}

/* Takes up what the tool was left with, where that ended. */
static void take_up(struct state *state)
{
    struct tool *tool = &state->tool;
    struct pos last;
    tool->path = tool->kept[tool->kind];
    tool->kept[tool->kind] = (struct plan_line){0};
    if (tool->path.count == 0)
        return;
    if (find_place(state, tool->path.count - 1, &last))
        tool->cursor = last;
    state_flash(state, _("with the places of before; Backspace takes them back"));
}

static struct point mark_of(const struct state *state)
{
    return state->tour.is_on ? state->tour.place.point : state->found.mark;
}

/* The cell of the place that is marked on the map; false: none is, or it is outside. */
static bool find_marked(const struct state *state, struct pos *pos)
{
    if (state->tour.is_on ? !state->tour.has_place : !state->found.has_mark)
        return false;
    *pos = camera_pos(&state->camera, mark_of(state));
    return is_on_map(state, *pos);
}

enum outcome tool_toggle(struct state *state, int kind)
{
    if (state->scene == NULL)
        return OUTCOME_NOTHING;
    bool is_same = state->tool.kind == (enum tool_kind)kind && state->page == PAGE_NONE;
    state_close_page(state);
    struct pos cursor = tool_pos(state), marked;
    if (!tool_is_on(state, 0) && find_marked(state, &marked)) /* it is what the question will be about */
        cursor = marked;
    tool_leave(state);
    if (is_same)
        return OUTCOME_REDRAW;
    state->tool.kind = (enum tool_kind)kind;
    state->tool.cursor = cursor;
    take_up(state);
    state->needs_engine = kind == TOOL_DRAW; /* the line will be measured from */
    return OUTCOME_REDRAW;
}

/* The cursor goes on beyond the map's edge by moving the map below it, as far as that goes. */
static enum outcome move(struct state *state, int columns, int rows)
{
    struct pos *cursor = &state->tool.cursor;
    const struct camera *camera = &state->camera;
    struct pos to = {cursor->column + columns, cursor->row + rows};
    bool is_outside = to.column < 0 || to.row < 0 || to.column >= camera->columns || to.row >= camera->rows;
    if (is_outside) {
        int by_columns = columns != 0 ? camera->columns / 4 * (columns > 0 ? 1 : -1) : 0;
        int by_rows = rows != 0 ? camera->rows / 4 * (rows > 0 ? 1 : -1) : 0;
        struct pos before = camera_corner(camera);
        command_pan_cells(state, by_columns, by_rows);
        struct pos after = camera_corner(camera);
        to.column -= after.column - before.column;
        to.row -= after.row - before.row;
    }
    cursor->column = to.column < 0 ? 0 : to.column < camera->columns ? to.column : camera->columns - 1;
    cursor->row = to.row < 0 ? 0 : to.row < camera->rows ? to.row : camera->rows - 1;
    return OUTCOME_REDRAW;
}

static enum outcome move_by(struct state *state, int direction, int cells)
{
    struct pos step = direction_step(direction);
    return tool_is_on(state, 0) ? move(state, step.column * cells, step.row * cells) : OUTCOME_NOTHING;
}

enum outcome tool_move(struct state *state, int direction)
{
    return move_by(state, direction, 1);
}

enum outcome tool_leap(struct state *state, int direction)
{
    return move_by(state, direction, leap_cells);
}

struct point tool_point(const struct state *state)
{
    struct pos pos = tool_pos(state), marked;
    bool is_marked = tool_is_on(state, 0) && find_marked(state, &marked) && marked.column == pos.column && marked.row == pos.row;
    return is_marked ? mark_of(state) : camera_point(&state->camera, pos);
}

struct snap tool_snap(const struct state *state)
{
    struct point point = tool_point(state);
    return state->tool.kind == TOOL_DRAW ? snap_find(state->scene, &state->camera, point, snap_columns)
                                         : (struct snap){.kind = SNAP_NONE, .point = point};
}

struct lonlat tool_place(const struct state *state)
{
    return projection_inverse(&scene_ground(state->scene)->projection, tool_snap(state).point);
}

struct plan_line tool_path(const struct state *state)
{
    const struct tool *tool = &state->tool;
    struct plan_line path = {0};
    for (size_t i = 0; i < tool->path.count; i++)
        *ARRAY_ADD(&path) = tool->path.items[i];
    if (!tool->is_finished)
        *ARRAY_ADD(&path) = tool_place(state);
    return path;
}

bool tool_is_at(const struct state *state, size_t index)
{
    struct pos pos, cursor = state->tool.cursor;
    if (index >= state->tool.path.count || !find_place(state, index, &pos))
        return false;
    return pos.column == cursor.column && pos.row == cursor.row;
}

bool tool_is_at_last(const struct state *state)
{
    const struct plan_line *path = &state->tool.path;
    return path->count > 0 && (tool_is_at(state, path->count - 1) || /* a place on a border may be beside the cursor */
                               lonlat_equal(path->items[path->count - 1], tool_place(state)));
}

enum outcome tool_go(struct state *state, int sign)
{
    size_t count = state->tool.path.count, at = 0;
    if (!tool_has_path(state, 0) || count == 0)
        return OUTCOME_NOTHING;
    while (at < count && !tool_is_at(state, at))
        at++;
    size_t to = at == count ? (sign > 0 ? 0 : count - 1) : (at + count + (size_t)sign) % count;
    struct pos pos;
    if (!find_place(state, to, &pos)) {
        state->view = VIEW_FREE;
        state->camera = camera_go(state->camera, point_of(state, to));
    }
    if (find_place(state, to, &pos))
        state->tool.cursor = pos;
    return OUTCOME_REDRAW;
}

/* Selects the zone under the cursor; once more: lets go of it. */
static enum outcome select_here(struct state *state)
{
    uint32_t zone = state_zone_at(state, state->tool.cursor);
    if (zone >= state_zone_count(state))
        zone = no_zone;
    state_select(state, zone == state->selected ? no_zone : zone, false);
    return OUTCOME_REDRAW;
}

/* The line that was drawn becomes what the tiers are measured from. */
static void take_line(struct state *state)
{
    struct choice choice = state->choice;
    choice.line = state_own_line(state, state->tool.path.items, state->tool.path.count);
    ARRAY_FINI(&state->tool.path);
    choice.reference = REFERENCE_DRAWN;
    state_choose(state, &choice, -1);
    state_flash(state, _("tiers measured from your line: illustrative, and yours; u takes it back"));
}

/* Ends the path: a drawn line becomes the reference line. */
static enum outcome finish(struct state *state)
{
    struct tool *tool = &state->tool;
    if (tool->kind == TOOL_DRAW && tool->path.count < drawn_points_min) {
        state_flash(state, _("a line needs two places"));
        return OUTCOME_REDRAW;
    }
    if (tool->kind == TOOL_DRAW)
        take_line(state);
    if (tool->kind == TOOL_MEASURE)
        tool->is_finished = true;
    else
        tool_leave(state);
    return OUTCOME_REDRAW;
}

enum outcome tool_put(struct state *state, int unused)
{
    struct tool *tool = &state->tool;
    if (!tool_is_on(state, unused))
        return OUTCOME_NOTHING;
    if (tool->kind == TOOL_HERE)
        return select_here(state);
    if (tool->is_finished) { /* another path */
        tool->path.count = 0;
        tool->is_finished = false;
    }
    struct lonlat place = tool_place(state);
    if (tool_is_at_last(state))
        return finish(state);
    if (tool->path.count == drawn_points_max) {
        state_flash(state, _("a line has no more places than that"));
        return OUTCOME_REDRAW;
    }
    bool closes = tool->kind == TOOL_MEASURE && tool->path.count > 2 && tool_is_at(state, 0);
    struct lonlat next = closes ? tool->path.items[0] : place;
    *ARRAY_ADD(&tool->path) = next;
    tool->is_finished = closes;
    return OUTCOME_REDRAW;
}

enum outcome tool_take_back(struct state *state, int unused)
{
    struct tool *tool = &state->tool;
    if (!tool_has_path(state, unused))
        return OUTCOME_NOTHING;
    if (tool->path.count > 0)
        tool->path.count--;
    tool->is_finished = false;
    return OUTCOME_REDRAW;
}

enum outcome tool_click(struct state *state, struct pos pos)
{
    state->tool.cursor = pos;
    return state->tool.kind == TOOL_HERE ? OUTCOME_REDRAW : tool_put(state, 0);
}
