#include "viewer/ui/caption.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/document.h"
#include "viewer/ui/tour.h"
#include "viewer/ui/zone_text.h"

enum { widest = 100, margin = 2, line_size = 512 };

static const struct style key = {ROLE_KEY, ATTRIBUTE_BOLD}, faint = {ROLE_FAINT, 0};

struct caption { /* borrowed from the plan; "" for what there is not */
    const char *title, *text, *try, *said_by, *publisher, *date;
    bool is_ours;         /* the plan has sources, and this is from none */
    char distance[number_size];
};

static struct caption caption_new(const struct state *state, const char *source_id)
{
    const struct plan_source *source = plan_source_find(state->plan, source_id);
    struct caption caption = {.title = "", .text = "", .try = "", .said_by = "", .publisher = "", .date = ""};
    caption.is_ours = source == NULL && state->plan->sources.count > 0;
    if (source != NULL) {
        caption.publisher = plan_text_in(&source->publisher, state->language);
        caption.date = plan_text_in(&source->date, state->language);
    }
    return caption;
}

static struct caption of_step(const struct state *state, size_t index)
{
    const struct plan_step *step = &state->plan->tour.items[index];
    struct caption caption = caption_new(state, step->source);
    caption.title = plan_text_in(&step->title, state->language);
    caption.text = plan_text_in(&step->caption, state->language);
    caption.try = plan_text_in(&step->try, state->language);
    caption.said_by = plan_text_in(&step->said_by, state->language);
    return caption;
}

static struct caption of_zone(const struct state *state, uint32_t zone)
{
    struct zone_text text = zone_text_of(state, zone);
    bool is_tier = zone < state->plan->tier_count;
    struct caption caption = caption_new(state, is_tier ? state->plan->tiers[zone].source : state->plan->rest.source);
    caption.title = text.name;
    caption.text = text.text;
    caption.said_by = text.said_by;
    memcpy(caption.distance, text.distance, sizeof caption.distance);
    return caption;
}

static struct caption of_plan(const struct state *state)
{
    struct caption caption = caption_new(state, state->plan->source);
    caption.title = plan_text_in(&state->plan->title, state->language);
    caption.text = plan_text_in(&state->plan->summary, state->language);
    caption.said_by = plan_text_in(&state->plan->said_by, state->language);
    return caption;
}

/* All that there could be to say: the tour's steps; else the zones, and the plan as a whole. */
static size_t count_of(const struct state *state)
{
    return state->tour.is_on ? state->plan->tour.count : state->plan->tier_count + 2;
}

static size_t index_of(const struct state *state)
{
    size_t whole = state->plan->tier_count + 1;
    return state->tour.is_on ? state->tour.step : state->selected < whole ? state->selected : whole;
}

static struct caption caption_at(const struct state *state, size_t index)
{
    if (state->tour.is_on)
        return of_step(state, index);
    return index <= state->plan->tier_count ? of_zone(state, (uint32_t)index) : of_plan(state);
}

bool caption_is_there(const struct state *state)
{
    return state->tour.is_on || state->projector.is_on;
}

/* Who said it and where it stands, in the fullest form that fits into a line. */
static void write_origin(const struct caption *caption, int cells, char line[line_size])
{
    char who[line_size / 2] = "";
    if (caption->said_by[0] != '\0')
        snprintf(who, sizeof who, _("said by: %s"), caption->said_by);
    const char *dot = who[0] != '\0' && caption->date[0] != '\0' ? " · " : "";
    const char *comma = caption->publisher[0] != '\0' && caption->date[0] != '\0' ? ", " : "";
    snprintf(line, line_size, "%s%s%s%s%s", who, dot, caption->publisher, comma, caption->date);
    if (text_width(line) > cells)
        snprintf(line, line_size, "%s%s%s", who, dot, caption->date);
    if (text_width(line) > cells)
        snprintf(line, line_size, "%s", who);
    if (caption->is_ours)
        snprintf(line, line_size, "%s", _("ours, not from the source"));
}

static int width_of(const struct state *state)
{
    int width = state->columns - 2 * margin;
    return width < widest ? width : widest;
}

static void build(struct document *document, const struct state *state, const struct caption *caption)
{
    char origin[line_size];
    const struct style plain = {ROLE_TEXT, state->projector.is_on ? ATTRIBUTE_BOLD : 0};
    document_init(document, width_of(state));
    document_text(document, 0, caption->text, plain);
    document_text(document, 0, caption->try, key);
    write_origin(caption, document->width, origin);
    if (caption->try[0] != '\0')
        document_right(document, origin, faint);
    else
        document_text(document, 0, origin, faint);
}

static int lines_at(const struct state *state, size_t index)
{
    struct document document;
    const struct caption caption = caption_at(state, index);
    build(&document, state, &caption);
    int lines = (int)document.lines.count;
    document_fini(&document);
    return lines;
}

int caption_rows(const struct state *state)
{
    enum { around = 2 /* title and hints */, map_least = 4 };
    int most = 0, room = state->rows - around;
    for (size_t i = 0; i < count_of(state); i++) {
        int lines = lines_at(state, i);
        most = lines > most ? lines : most;
    }
    int rows = 1 + most, map = room * 45 / 100 > map_least ? room * 45 / 100 : room > 2 * map_least ? map_least : 1;
    return rows < room - map ? rows : room - map;
}

/* So many of its lines have no room. */
static int cut_lines(int lines, int rows)
{
    return rows > 0 && lines > rows ? lines - rows : 0;
}

int caption_scroll_max(const struct state *state)
{
    return caption_is_there(state) ? cut_lines(lines_at(state, index_of(state)), state->layout.caption.rows - 1) : 0;
}

/* ●○○: where in the tour this is; as numbers where there are more steps than room. */
static void write_steps(const struct state *state, int cells, char text[line_size])
{
    const struct glyphs *glyphs = glyphs_at(state->glyphs);
    size_t count = state->plan->tour.count;
    struct bytes dots = {0};
    for (size_t i = 0; i < count && (int)count <= cells; i++)
        bytes_add_codepoint(&dots, i == state->tour.step ? glyphs->mark : glyphs->vertex);
    snprintf(text, line_size, "%s", bytes_text(&dots));
    if (dots.count == 0)
        snprintf(text, line_size, "%zu/%zu", state->tour.step + 1, count);
    bytes_fini(&dots);
}

/* A rule across the screen, with the title and the steps in it. */
static void draw_title(struct frame *frame, const struct state *state, const struct caption *caption, struct rect area)
{
    char title[line_size], right[line_size];
    struct rect band = state->layout.caption;
    snprintf(title, sizeof title, "%s", caption->title);
    if (state->tour.is_on)
        write_steps(state, area.columns / 3, right);
    else
        snprintf(right, sizeof right, "%s", caption->distance);
    int cells = text_width(right), room = area.columns - (cells > 0 ? cells + 3 : 0);
    size_t fit = text_fit(title, room - 1);
    if (text_width(title) > room)
        snprintf(title + fit, sizeof title - fit, "…");
    for (int column = band.column; column < band.column + band.columns; column++)
        frame_set(frame, column, band.row, 0x2500, ROLE_FAINT, ROLE_TERMINAL, 0);
    frame_fill(frame, (struct rect){area.column - 1, band.row, text_width(title) + 2, 1}, ROLE_TERMINAL);
    frame_text(frame, area.column, band.row, room, title, ROLE_HEADING, keep_paper, ATTRIBUTE_BOLD);
    if (cells > 0) {
        int column = area.column + area.columns - cells;
        frame_fill(frame, (struct rect){column - 1, band.row, cells + 2, 1}, ROLE_TERMINAL);
        frame_text(frame, column, band.row, cells, right, ROLE_HEADING, keep_paper, ATTRIBUTE_BOLD);
    }
}

void caption_draw(struct frame *frame, const struct state *state)
{
    struct rect area = state->layout.caption;
    if (area.columns == 0)
        return;
    struct document document;
    const struct caption caption = caption_at(state, index_of(state));
    build(&document, state, &caption);
    area.column = (frame->columns - document.width) / 2;
    area.columns = document.width;
    frame_fill(frame, state->layout.caption, ROLE_TERMINAL);
    draw_title(frame, state, &caption, area);
    area.row++;
    area.rows--;
    int max = cut_lines((int)document.lines.count, area.rows), scroll = state->tour.is_on ? state->tour.scroll : 0;
    scroll = scroll < max ? scroll : max;
    document_draw(&document, frame, area, (size_t)scroll);
    if (scroll < max) {
        int row = area.row + area.rows - 1, column = area.column + area.columns;
        frame_set(frame, column, row, state->tour.is_on ? 0x2193 : 0x2026, ROLE_KEY, ROLE_TERMINAL, ATTRIBUTE_BOLD);
    }
    document_fini(&document);
}
