#include "viewer/draw/fills.h"
#include "viewer/draw/painting.h"
#include "viewer/draw/patterns.h"

/* What one cell of the map has to show. */
struct view {
    int column, row; /* of the map */
    uint8_t papers[fill_dots];
    struct canvas_cell line;
};

struct glyph {
    uint32_t codepoint;
    uint8_t ink, paper; /* enum role */
    unsigned attributes;
};

/* The tier at the reference line may be thinner than a cell, and is what matters there: a quarter of the cell
 * is enough for it, unless it is so thin that the line alone is as wide. ROLES if there is none. */
static enum role tier_at_line(const struct painting *painting, const struct view *view)
{
    enum role nearest = ROLES;
    for (int i = 0; view->line.owner == LINE_REFERENCE && i < fill_dots; i++) {
        int count = 0;
        for (int j = 0; j < fill_dots; j++)
            count += view->papers[j] == view->papers[i];
        if (painting->is_wide[view->papers[i]] && count >= fill_dots / 4 && view->papers[i] < nearest)
            nearest = view->papers[i];
    }
    return nearest;
}

/* The paper under a line: most of what is there and just around it, the cell's own dots counting twice.
 * Looking further than the cell keeps a border that runs along the middle of a row of cells from growing
 * teeth. */
static enum role line_paper(const struct painting *painting, const struct view *view)
{
    enum { around = 2 }; /* dots; the ground's margin has them */
    int counts[ROLE_COUNTRY_LINE /* before it are all papers */] = {0};
    int left = view->column * dots_per_column, top = view->row * dots_per_row;
    if (painting->style->patterns)
        return ROLE_TERMINAL;
    enum role paper = tier_at_line(painting, view);
    if (paper != ROLES)
        return paper;
    for (int y = top - around; y < top + dots_per_row + around; y++)
        for (int x = left - around; x < left + dots_per_column + around; x++)
            counts[painting->papers[y * painting->ground.stride + x]]++;
    for (int i = 0; i < fill_dots; i++)
        counts[view->papers[i]]++;
    paper = 0;
    for (enum role role = 0; role < ROLE_COUNTRY_LINE; role++)
        if (counts[role] > counts[paper])
            paper = role;
    return paper;
}

static struct glyph line_glyph(const struct painting *painting, const struct view *view, uint32_t codepoint)
{
    const struct line_style *style = line_style_at(view->line.owner);
    enum role ink = painting->style->glyphs == GLYPHS_HALF ? style->half_ink : style->ink;
    enum role paper = line_paper(painting, view);
    return (struct glyph){codepoint, (uint8_t)painting_ink(painting, ink, paper), (uint8_t)paper, style->attributes};
}

static struct glyph fill_glyph(struct fill fill)
{
    return (struct glyph){fill.codepoint, fill.ink, fill.paper, 0};
}

static struct glyph sign_glyph(uint32_t codepoint)
{
    return (struct glyph){codepoint, ROLE_PATTERN, ROLE_TERMINAL, 0};
}

/* The ground's own cell, for what is fixed to it. */
static struct pos ground_cell(const struct painting *painting, const struct view *view)
{
    struct pos corner = camera_corner(painting->camera);
    return (struct pos){corner.column + view->column, corner.row + view->row};
}

static bool touches_line(const struct painting *painting, int x, int y)
{
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            if (canvas_get(&painting->canvas, x + dx, y + dy) != LINE_NONE)
                return true;
    return false;
}

/* The pattern in a cell of braille. Lines have a margin of one dot in a broad area, so that they are seen in it; of a
 * narrow tier nothing would be left. Where a line runs the pattern is the tiers' alone: without it a narrow tier would be
 * nothing but its edges, but sea and leaders are clearer without it. */
static unsigned pattern_dots(const struct painting *painting, const struct view *view)
{
    struct pos cell = ground_cell(painting, view);
    unsigned dots = 0;
    if (view->line.owner == LINE_LEADER)
        return 0;
    int left = (view->column + painting_margin) * dots_per_column, top = (view->row + painting_margin) * dots_per_row;
    for (int i = 0; i < fill_dots; i++) {
        int column = i % dots_per_column, row = i / dots_per_column;
        uint8_t paper = view->papers[i];
        bool is_seen = view->line.owner == LINE_NONE || paper <= ROLE_TIER_4;
        /* Few dots get as far as to be looked for lines around. */
        if (is_seen && pattern_has_dot(paper, cell.column * dots_per_column + column, cell.row * dots_per_row + row) &&
            !(painting->is_broad[paper] && touches_line(painting, left + column, top + row)))
            dots |= 1u << i;
    }
    return dots;
}

static struct glyph pattern_glyph(const struct painting *painting, const struct view *view)
{
    struct pos cell = ground_cell(painting, view);
    return sign_glyph(pattern_sign(painting->style->glyphs, fill_main(view->papers), cell.column, cell.row));
}

static struct glyph braille_cell(const struct painting *painting, const struct view *view)
{
    bool has_line = view->line.owner != LINE_NONE;
    unsigned dots = has_line ? view->line.dots : 0;
    if (painting->style->patterns)
        dots |= pattern_dots(painting, view);
    if (has_line)
        return line_glyph(painting, view, glyphs_braille(dots));
    return painting->style->patterns ? sign_glyph(glyphs_braille(dots))
                                     : fill_glyph(fill_quadrants(view->papers));
}

static struct glyph half_cell(const struct painting *painting, const struct view *view)
{
    static const uint32_t blocks[] = {' ', 0x2580, 0x2584, 0x2588}, middle_dot = 0xB7;
    if (view->line.owner != LINE_NONE)
        return line_glyph(painting, view,
                          view->line.owner == LINE_LEADER ? middle_dot : blocks[view->line.dots]);
    return painting->style->patterns ? pattern_glyph(painting, view) : fill_glyph(fill_halves(view->papers));
}

static struct glyph ascii_cell(const struct painting *painting, const struct view *view)
{
    if (view->line.owner != LINE_NONE) {
        char sign = line_style_at(view->line.owner)->ascii;
        return line_glyph(painting, view, (uint32_t)(sign == '/' ? view->line.sign : sign));
    }
    if (painting->style->patterns)
        return pattern_glyph(painting, view);
    return (struct glyph){' ', ROLE_TERMINAL, (uint8_t)fill_main(view->papers), 0};
}

void paint_cells(struct painting *painting)
{
    static struct glyph (*const cells[GLYPH_SETS])(const struct painting *, const struct view *) = {
        [GLYPHS_BRAILLE] = braille_cell, [GLYPHS_HALF] = half_cell, [GLYPHS_ASCII] = ascii_cell};
    for (int row = 0; row < painting->area.rows; row++)
        for (int column = 0; column < painting->area.columns; column++) {
            struct view view = {
                .column = column,
                .row = row,
                .line = canvas_cell(&painting->canvas, column + painting_margin, row + painting_margin)};
            painting_papers(painting, column, row, view.papers);
            struct glyph glyph = cells[painting->style->glyphs](painting, &view);
            frame_set(painting->frame, painting->area.column + column, painting->area.row + row,
                      glyph.codepoint, glyph.ink, glyph.paper, glyph.attributes);
        }
}
