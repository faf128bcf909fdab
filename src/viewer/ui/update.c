#include "viewer/ui/update.h"

#include "base/translate.h"
#include "viewer/ui/commands.h"
#include "viewer/ui/panel.h"
#include "viewer/ui/prompt.h"
#include "viewer/ui/tools.h"
#include "viewer/ui/tour.h"

static struct pos on_map(const struct state *state, struct mouse mouse)
{
    return (struct pos){mouse.column - state->layout.map.column, mouse.row - state->layout.map.row};
}

static enum outcome toggle_zone(struct state *state, uint32_t zone)
{
    if (zone == no_zone) {
        state_select(state, no_zone, false);
        return OUTCOME_REDRAW;
    }
    return zone < state_zone_count(state) ? command_select(state, (int)zone) : OUTCOME_NOTHING;
}

/* Says what is there and selects it; the same cell again: goes there. With a tool that puts down places: puts one. */
static enum outcome click_map(struct state *state, struct pos pos)
{
    if (state->scene == NULL)
        return OUTCOME_NOTHING;
    if (tool_has_path(state, 0))
        return tool_click(state, pos);
    uint32_t zone = state_zone_at(state, pos);
    bool is_again = tool_is_on(state, 0) && state->tool.cursor.column == pos.column && state->tool.cursor.row == pos.row;
    if (is_again && zone < state_zone_count(state)) {
        tool_leave(state);
        state_select(state, zone, true);
        return OUTCOME_REDRAW;
    }
    if (!tool_is_on(state, 0))
        tool_toggle(state, TOOL_HERE);
    tool_click(state, pos);
    state_select(state, zone < state_zone_count(state) ? zone : no_zone, false);
    return OUTCOME_REDRAW;
}

static enum outcome click(struct state *state, struct mouse mouse)
{
    if (state->page == PAGE_PANEL && rect_contains(state->layout.page, mouse.column, mouse.row))
        return toggle_zone(state, panel_zone_at(state, mouse.column, mouse.row));
    if (state->page != PAGE_NONE)
        return OUTCOME_NOTHING;
    if (rect_contains(state->layout.panel, mouse.column, mouse.row)) {
        uint32_t zone = panel_zone_at(state, mouse.column, mouse.row);
        return zone == no_zone ? OUTCOME_NOTHING : toggle_zone(state, zone);
    }
    if (rect_contains(state->layout.map, mouse.column, mouse.row))
        return click_map(state, on_map(state, mouse));
    return OUTCOME_NOTHING;
}

static enum outcome wheel(struct state *state, struct mouse mouse, int sign)
{
    enum { lines = 3 };
    if (state->page != PAGE_NONE)
        return command_scroll(state, -sign * lines);
    if (!rect_contains(state->layout.map, mouse.column, mouse.row))
        return OUTCOME_NOTHING;
    return command_zoom_at(state, sign, on_map(state, mouse));
}

static enum outcome drag(struct state *state, struct mouse mouse)
{
    struct drag *drag = &state->drag;
    if (!drag->is_pressed || (mouse.column == drag->column && mouse.row == drag->row))
        return OUTCOME_NOTHING;
    int columns = drag->column - mouse.column, rows = drag->row - mouse.row;
    *drag = (struct drag){true, true, mouse.column, mouse.row};
    return command_pan_cells(state, columns, rows);
}

static enum outcome update_mouse(struct state *state, struct mouse mouse)
{
    if (state->prompt.id != PROMPT_NONE)
        return OUTCOME_NOTHING;
    switch (mouse.kind) {
    case MOUSE_WHEEL_UP:
        return wheel(state, mouse, +1);
    case MOUSE_WHEEL_DOWN:
        return wheel(state, mouse, -1);
    case MOUSE_PRESS: /* whether it is a click or a drag shows later */
        if (state->page == PAGE_NONE && rect_contains(state->layout.map, mouse.column, mouse.row))
            state->drag = (struct drag){true, false, mouse.column, mouse.row};
        else
            return click(state, mouse);
        return OUTCOME_NOTHING;
    case MOUSE_DRAG:
        return drag(state, mouse);
    case MOUSE_RELEASE: {
        bool is_click = state->drag.is_pressed && !state->drag.has_moved;
        state->drag = (struct drag){0};
        return is_click ? click(state, mouse) : OUTCOME_NOTHING;
    }
    }
    return OUTCOME_NOTHING;
}

static enum outcome update_key(struct state *state, struct key key)
{
    if (state->prompt.id != PROMPT_NONE) {
        tour_touch(state); /* where it goes on, the prompt is about what is there */
        return prompt_key(state, key);
    }
    const struct action *action = action_for_key(state, key);
    if (action == NULL || action->group != GROUP_TOUR)
        tour_touch(state);
    if (action != NULL)
        return action->run(state, action->argument);
    state_flash(state, _("? for help"));
    return OUTCOME_REDRAW;
}

enum outcome state_update(struct state *state, const struct event *event)
{
    bool had_flash = state->flash[0] != '\0';
    enum outcome outcome = OUTCOME_NOTHING;
    switch (event->kind) {
    case EVENT_KEY:
        changes_next_event(&state->changes);
        state->flash[0] = '\0';
        outcome = update_key(state, event->key);
        break;
    case EVENT_MOUSE:
        if (!state->mouse)
            return OUTCOME_NOTHING;
        changes_next_event(&state->changes);
        state->flash[0] = '\0';
        tour_touch(state);
        outcome = update_mouse(state, event->mouse);
        break;
    case EVENT_RESIZE:
        state_resize(state, event->columns, event->rows);
        return OUTCOME_REDRAW;
    case EVENT_QUIT:
    case EVENT_SIGNAL:
    case EVENT_LOST:
    case EVENT_FAILED:
        return OUTCOME_QUIT;
    case EVENT_TICK:
        return tour_tick(state, event->now_ms);
    case EVENT_NONE:
    case EVENT_READABLE:
        return OUTCOME_NOTHING;
    }
    return outcome == OUTCOME_NOTHING && had_flash ? OUTCOME_REDRAW : outcome;
}
