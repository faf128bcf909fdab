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

struct pos tool_pos(const struct state *state)
{
    struct pos middle = {state->camera.columns / 2, state->camera.rows / 2};
    return tool_is_on(state, 0) ? state->tool.cursor : middle;
}

void tool_leave(struct state *state)
{
    ARRAY_FINI(&state->tool.path);
    state->tool = (struct tool){.kind = TOOL_NONE};
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
    return pos->column >= 0 && pos->row >= 0 && pos->column < state->camera.columns && pos->row < state->camera.rows;
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

/* Whether the cursor is on the cell of the path's first place. */
static bool is_at_first(const struct state *state)
{
    struct point first =
        projection_forward(&scene_ground(state->scene)->projection, state->tool.path.items[0]);
    struct pos pos = camera_pos(&state->camera, first);
    return pos.column == state->tool.cursor.column && pos.row == state->tool.cursor.row;
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
    if (tool->path.count > 0 && lonlat_equal(tool->path.items[tool->path.count - 1], place))
        return finish(state);
    if (tool->path.count == drawn_points_max) {
        state_flash(state, _("a line has no more places than that"));
        return OUTCOME_REDRAW;
    }
    bool closes = tool->kind == TOOL_MEASURE && tool->path.count > 2 && is_at_first(state);
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
