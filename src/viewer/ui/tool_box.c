#include "viewer/ui/tool_box.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/translate.h"
#include "viewer/map/measure.h"
#include "viewer/ui/amount.h"
#include "viewer/ui/document.h"
#include "viewer/ui/here_text.h"
#include "viewer/ui/tools.h"

enum { widest = 44, margin = 1, line_size = 256 };

static const struct style plain = {ROLE_TEXT, 0}, faint = {ROLE_FAINT, 0},
                          heading = {ROLE_HEADING, ATTRIBUTE_BOLD};

static void add_length(struct document *document, const char *what, double length_m)
{
    char distance[number_size], line[line_size];
    amount_length(length_m, distance);
    snprintf(line, sizeof line, what, distance);
    document_text(document, 0, line, plain);
}

/* The path with the place under the cursor, as it would be; and its last leg. */
static struct measure measure(const struct state *state, double *last_m)
{
    struct plan_line path = tool_path(state);
    double *legs_m = memory_new_items(path.count, sizeof *legs_m);
    struct measure measure = measure_path(path.items, path.count, legs_m);
    *last_m = path.count > 1 ? legs_m[path.count - 2] : 0;
    free(legs_m);
    ARRAY_FINI(&path);
    return measure;
}

static void add_path(struct document *document, const struct state *state)
{
    const struct tool *tool = &state->tool;
    char area[number_size], line[line_size];
    double last_m;
    struct measure path = measure(state, &last_m);
    if (tool->path.count > 0 && !tool->is_finished)
        add_length(document, _("this leg: %s"), last_m);
    if (tool->path.count > 0)
        add_length(document, _("in all: %s"), path.total_m);
    if (path.is_closed && path.is_crossed) {
        document_text(document, 0, _("it crosses itself: no area"), plain);
    } else if (path.is_closed) {
        amount_area(path.area_km2, area);
        snprintf(line, sizeof line, _("area: %s"), area);
        document_text(document, 0, line, plain);
    }
}

/* What Enter would do. */
static const char *measuring_hint(const struct state *state)
{
    size_t count = state->tool.path.count;
    if (state->tool.is_finished)
        return _("done; Enter begins another");
    if (count == 0)
        return _("Enter puts a place; on the first one it closes to an area");
    if (count > 2 && tool_is_at(state, 0))
        return _("Enter: closed to an area");
    if (!tool_is_at_last(state))
        return _("Enter twice: done");
    return count == 1 ? _("move on; Enter puts the next place") : _("Enter again: done");
}

static const char *drawing_hint(const struct state *state)
{
    size_t count = state->tool.path.count;
    if (count == 0)
        return _("Enter puts a place; near a border it goes onto it");
    if (!tool_is_at_last(state))
        return _("Enter twice: the tiers start from this line");
    return count == 1 ? _("move on; Enter puts the next place") : _("Enter again: the tiers start from this line");
}

static void add_snap(struct document *document, const struct state *state)
{
    struct snap snap = tool_snap(state);
    const char *border = snap.is_outline ? _("on the country's border here") : _("on a border between oblasts here");
    document_text(document, 0, snap.kind != SNAP_NONE ? border : "", faint);
}

static void build(struct document *document, const struct state *state)
{
    const struct tool *tool = &state->tool;
    switch (tool->kind) {
    case TOOL_NONE:
        break;
    case TOOL_HERE:
        here_text_add(document, state, tool_point(state));
        break;
    case TOOL_MEASURE:
        document_text(document, 0, _("MEASURE"), heading);
        add_path(document, state);
        document_text(document, 0, measuring_hint(state), faint);
        break;
    case TOOL_DRAW:
        document_text(document, 0, _("DRAW A LINE (yours, illustrative)"), heading);
        add_path(document, state);
        add_snap(document, state);
        document_text(document, 0, drawing_hint(state), faint);
        break;
    }
}

/* The corner that is farthest from the cursor, at the top, where no scale bar is. */
static struct rect box_of(const struct state *state, int columns, int rows)
{
    struct rect map = state->layout.map;
    bool is_left = state->tool.cursor.column > map.columns / 2;
    bool is_low = state->tool.cursor.row < rows + 1 && columns + 2 > map.columns / 2;
    columns = columns < map.columns ? columns : map.columns;
    rows = rows < map.rows ? rows : map.rows;
    return (struct rect){is_left ? map.column : map.column + map.columns - columns,
                         is_low ? map.row + map.rows - rows : map.row, columns, rows};
}

void tool_box_draw(struct frame *frame, const struct state *state)
{
    struct document document;
    int cells = state->layout.map.columns - 2 * margin;
    if (!tool_is_on(state, 0))
        return;
    document_init(&document, cells < widest ? cells : widest);
    build(&document, state);
    struct rect box = box_of(state, document_used(&document) + 2 * margin, (int)document.lines.count);
    frame_fill(frame, box, ROLE_TERMINAL);
    document_draw(&document, frame,
                  (struct rect){box.column + margin, box.row, box.columns - 2 * margin, box.rows}, 0);
    document_fini(&document);
}
