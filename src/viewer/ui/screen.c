#include "viewer/ui/screen.h"

#include <assert.h>
#include <stdio.h>

#include "base/array.h"
#include "base/translate.h"
#include "viewer/draw/map_painter.h"
#include "viewer/ui/ascii.h"
#include "viewer/ui/bars.h"
#include "viewer/ui/caption.h"
#include "viewer/ui/document.h"
#include "viewer/ui/pages.h"
#include "viewer/ui/panel.h"
#include "viewer/ui/prompt.h"
#include "viewer/ui/strip.h"
#include "viewer/ui/tool_box.h"
#include "viewer/ui/tools.h"
#include "viewer/ui/tour.h"

static const struct style plain = {ROLE_TEXT, 0};

/* A sentence in the middle of an area. */
static void draw_sentence(struct frame *frame, struct rect area, const char *text)
{
    enum { widest = 60 };
    struct document document;
    int width = area.columns - 2 < widest ? area.columns - 2 : widest;
    document_init(&document, width);
    document_text(&document, 0, text, plain);
    int lines = (int)document.lines.count;
    area.column += (area.columns - document.width) / 2;
    area.columns = document.width;
    if (lines < area.rows) {
        area.row += (area.rows - lines) / 2;
        area.rows = lines;
    }
    document_draw(&document, frame, area, 0);
    document_fini(&document);
}

/* Which size is needed, in the longest form that fits whole; at the very least a sign. */
static void draw_too_small(struct frame *frame)
{
    char texts[3][96];
    snprintf(texts[0], sizeof texts[0], _("tiermap needs %d x %d; this is %d x %d"), layout_min_columns,
             layout_min_rows, frame->columns, frame->rows);
    snprintf(texts[1], sizeof texts[1], _("needs %dx%d"), layout_min_columns, layout_min_rows);
    snprintf(texts[2], sizeof texts[2], "%dx%d", layout_min_columns, layout_min_rows);
    for (size_t i = 0; i < sizeof texts / sizeof *texts && frame->columns >= 8; i++) {
        struct document document;
        document_init(&document, frame->columns);
        document_text(&document, 0, texts[i], plain);
        bool fits = document.lines.count <= (size_t)frame->rows;
        if (fits)
            document_draw(&document, frame, (struct rect){0, 0, frame->columns, frame->rows}, 0);
        document_fini(&document);
        if (fits)
            return;
    }
    frame_text(frame, 0, 0, frame->columns, texts[2], ROLE_TEXT, keep_paper, 0);
}

struct points { struct point *items; size_t count, capacity; };

/* The path that is being put down, once it has begun. */
static struct points path_on_map(const struct state *state)
{
    const struct projection *projection = &scene_ground(state->scene)->projection;
    struct points path = {0};
    if (!tool_has_path(state, 0) || state->tool.path.count == 0)
        return path;
    struct plan_line places = tool_path(state);
    for (size_t i = 0; i < places.count; i++)
        *ARRAY_ADD(&path) = projection_forward(projection, places.items[i]);
    ARRAY_FINI(&places);
    return path;
}

static struct map_overlay overlay_of(const struct state *state, const struct points *path)
{
    const struct tour *tour = &state->tour;
    return (struct map_overlay){
        .path = path->items,
        .path_count = path->count,
        .has_cursor = tool_is_on(state, 0) && !state->tool.is_finished,
        .cursor = state->tool.cursor,
        .has_mark = tour->is_on ? tour->has_place : state->found.has_mark,
        .mark = tour->is_on ? tour->place.point : state->found.mark,
        .mark_name = tour->is_on ? tour->place.name : state->found.name,
    };
}

/* What moves has no words: they would jump, and cost the line most. */
static struct map_shows shows_of(const struct state *state)
{
    struct map_shows shows = state->shows;
    shows.labels = shows.labels && !state->tour.is_flying;
    shows.inset = shows.inset && !state->tour.is_flying;
    return shows;
}

static void draw_map(struct frame *frame, const struct state *state)
{
    if (state->scene == NULL) {
        draw_sentence(frame, state->layout.map, state->message);
        return;
    }
    struct points path = path_on_map(state);
    struct map_style style = {
        .overlay = overlay_of(state, &path),
        .glyphs = state->glyphs,
        .patterns = state_has_patterns(state),
        .language = state->language,
        .selected = state->selected,
        .shows = shows_of(state),
        .memory = state->memory,
        .tiers_hidden = tour_tiers_hidden(state),
        .line_hidden = tour_hides_line(state),
        .large = state->projector.is_on,
        .legend = state->layout.panel.columns == 0 && state->layout.strip.columns == 0 && state->layout.caption.columns == 0,
    };
    map_paint(frame, state->layout.map, state->scene, &state->camera, &style);
    ARRAY_FINI(&path);
    tool_box_draw(frame, state);
}

static void draw_panel(struct frame *frame, const struct state *state)
{
    struct rect area = state->layout.panel, rule = state->layout.rule;
    if (area.columns == 0)
        return;
    for (int row = rule.row; row < rule.row + rule.rows; row++)
        frame_set(frame, rule.column, row, 0x2502, ROLE_FAINT, ROLE_TERMINAL, 0);
    struct document document;
    document_init(&document, area.columns);
    panel_build(&document, state, area.rows);
    document_draw(&document, frame, area, 0);
    document_fini(&document);
}

void screen_draw(struct frame *frame, const struct state *state)
{
    assert(frame->columns == state->columns && frame->rows == state->rows);
    frame_fill(frame, (struct rect){0, 0, frame->columns, frame->rows}, ROLE_TERMINAL);
    if (state->layout.is_too_small) {
        draw_too_small(frame);
    } else {
        title_draw(frame, state);
        if (state->page == PAGE_NONE) {
            draw_map(frame, state);
            draw_panel(frame, state);
            strip_draw(frame, state);
            caption_draw(frame, state);
        } else {
            page_draw(frame, state);
        }
        hints_draw(frame, state);
        prompt_draw(frame, state);
    }
    if (state->glyphs == GLYPHS_ASCII)
        frame_to_ascii(frame);
}

struct picture screen_picture(const struct state *state)
{
    if (state->scene == NULL || state->page != PAGE_NONE || state->layout.is_too_small)
        return (struct picture){0};
    struct pos corner = camera_corner(&state->camera);
    return (struct picture){state->layout.map, state->camera.metres_per_column, corner.column, corner.row};
}
