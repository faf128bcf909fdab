#include "viewer/draw/painting.h"

#include "base/text.h"

enum { badge_sign = 0x25AE, badge_maybe_sign = 0x25AF }; /* as labels write it */

/* How the words of each kind of label look, and the town's sign that stands beside them. */
struct label_style {
    enum role ink;
    unsigned attributes;
    enum { SIGN_NONE, SIGN_TOWN, SIGN_SEAT, SIGN_CAPITAL } sign;
};

static const struct label_style styles[LABEL_KINDS] = {
    [LABEL_TIER] = {ROLE_TIER_LABEL, ATTRIBUTE_BOLD, SIGN_NONE},
    [LABEL_REAR] = {ROLE_REST_LABEL, 0, SIGN_NONE},
    [LABEL_REST] = {ROLE_REST_LABEL, 0, SIGN_NONE},
    [LABEL_CAPITAL] = {ROLE_CAPITAL_LABEL, ATTRIBUTE_BOLD, SIGN_CAPITAL},
    [LABEL_REGION_SEAT] = {ROLE_TOWN_LABEL, 0, SIGN_SEAT},
    [LABEL_TOWN] = {ROLE_TOWN_LABEL, 0, SIGN_TOWN},
    [LABEL_TOWN_ABROAD] = {ROLE_ABROAD_LABEL, 0, SIGN_TOWN},
    [LABEL_ABROAD] = {ROLE_ABROAD_LABEL, 0, SIGN_NONE},
    [LABEL_SEA] = {ROLE_WATER_LABEL, 0, SIGN_NONE},
    [LABEL_RIVER] = {ROLE_WATER_LABEL, 0, SIGN_NONE},
    [LABEL_REGION] = {ROLE_REGION_LABEL, 0, SIGN_NONE},
};

static bool inside(const struct painting *painting, int column, int row)
{
    return column >= 0 && row >= 0 && column < painting->area.columns && row < painting->area.rows;
}

/* Beyond the edge of the data the paper is the terminal's own, on which the map's inks need not be readable. */
enum role painting_ink(const struct painting *painting, enum role ink, enum role paper)
{
    return paper == ROLE_TERMINAL && !painting->style->patterns ? ROLE_TEXT : ink;
}

void painting_glyph(struct painting *painting, int column, int row, uint32_t codepoint, enum role ink,
                    unsigned attributes)
{
    if (!inside(painting, column, row))
        return;
    enum role paper = painting_paper(painting, column, row);
    frame_set(painting->frame, painting->area.column + column, painting->area.row + row, codepoint,
              painting_ink(painting, ink, paper), paper, attributes);
}

void painting_clear(struct painting *painting, const struct label_room *room)
{
    for (int row = 0; row < room->rows; row++)
        for (int column = 0; column < room->columns; column++)
            painting_glyph(painting, room->pos.column + column, room->pos.row + row, ' ', ROLE_TERMINAL, 0);
}

void painting_text(struct painting *painting, int column, int row, int cells, const char *text, enum role ink,
                   unsigned attributes)
{
    const struct glyphs *glyphs = glyphs_at(painting->style->glyphs);
    int room = painting->area.columns - column, width = text_width(text);
    width = width < cells ? width : cells;
    width = width < room ? width : room;
    if (!inside(painting, column, row) || width <= 0)
        return;
    int halo = painting->style->patterns ? 1 : 0;
    for (int i = -halo; i < width + halo; i++)
        painting_glyph(painting, column + i, row, ' ', ROLE_TERMINAL, 0);
    int left = painting->area.column + column, top = painting->area.row + row;
    width = frame_text(painting->frame, left, top, width, text, ink, keep_paper, attributes);
    /* The brigades' badge is words to whoever places them, but not every font has its signs. */
    for (int i = 0; i < width; i++) {
        struct cell *cell = frame_at(painting->frame, left + i, top);
        if (cell->ink == ink)
            cell->ink = (uint8_t)painting_ink(painting, ink, cell->paper);
        if (cell->codepoint[0] == badge_sign)
            cell->codepoint[0] = glyphs->badge;
        else if (cell->codepoint[0] == badge_maybe_sign)
            cell->codepoint[0] = glyphs->badge_maybe;
    }
}

static struct dot middle(const struct canvas *canvas, struct pos pos)
{
    return (struct dot){(pos.column + painting_margin) * canvas->across + canvas->across / 2,
                        (pos.row + painting_margin) * canvas->down + canvas->down / 2};
}

void paint_leaders(struct painting *painting)
{
    for (size_t i = 0; i < painting->labels.count; i++) {
        const struct label *label = &painting->labels.items[i];
        if (label->has_leader)
            lines_draw_dots(&painting->canvas, middle(&painting->canvas, label->leader_from),
                            middle(&painting->canvas, label->leader_to), LINE_LEADER);
    }
}

static uint32_t sign(const struct glyphs *glyphs, const struct label_style *style)
{
    return style->sign == SIGN_CAPITAL ? glyphs->capital
           : style->sign == SIGN_SEAT  ? glyphs->seat
                                       : glyphs->town;
}

void paint_labels(struct painting *painting)
{
    const struct glyphs *glyphs = glyphs_at(painting->style->glyphs);
    for (size_t i = 0; i < painting->labels.count; i++) {
        const struct label *label = &painting->labels.items[i];
        const struct label_style *style = &styles[label->kind];
        painting_text(painting, label->pos.column, label->pos.row, label->width, label->text, style->ink,
                      style->attributes);
        if (label->has_marker)
            painting_glyph(painting, label->marker.column, label->marker.row, sign(glyphs, style), style->ink,
                           style->attributes);
        if (label->has_leader)
            painting_glyph(painting, label->leader_to.column, label->leader_to.row, glyphs->leader_end,
                           ROLE_MAP_NOTE, 0);
    }
}
