#include "viewer/draw/ascii_lines.h"
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

/* The paper under a line: most of what is there and just around it, the cell's own dots counting twice. Looking further than the cell keeps a
 * border that runs along the middle of a row of cells from growing teeth. */
static enum role line_paper(const struct painting *painting, const struct view *view)
{
    enum { around = 2 };
    const struct ground *ground = &painting->ground;
    int counts[ROLES] = {0}, left = view->column * dots_per_column, top = view->row * dots_per_row;
    if (painting->style->patterns)
        return ROLE_TERMINAL;
    for (int y = top - around; y < top + dots_per_row + around; y++)
        for (int x = left - around; x < left + dots_per_column + around; x++)
            if (x >= 0 && y >= 0 && x < ground->width && y < ground->height)
                counts[painting->papers[(size_t)y * (size_t)ground->width + (size_t)x]]++;
    for (int i = 0; i < fill_dots; i++)
        counts[view->papers[i]]++;
    enum role paper = 0;
    for (enum role role = 0; role < ROLES; role++)
        if (counts[role] > counts[paper])
            paper = role;
    return paper;
}

static struct glyph line_glyph(uint32_t codepoint, enum line_class class, enum role paper)
{
    const struct line_style *style = line_style_at(class);
    return (struct glyph){codepoint, (uint8_t)style->ink, (uint8_t)paper, style->attributes};
}

static struct glyph fill_glyph(struct fill fill)
{
    return (struct glyph){fill.codepoint, fill.ink, fill.paper, 0};
}

static struct glyph sign_glyph(uint32_t codepoint)
{
    return (struct glyph){codepoint, ROLE_PATTERN, ROLE_TERMINAL, 0};
}

static struct glyph pattern_glyph(const struct painting *painting, const struct view *view)
{
    const struct dot_grid *grid = &painting->grid;
    int x = grid->left + view->column * dots_per_column, y = grid->top + view->row * dots_per_row;
    if (painting->style->glyphs != GLYPHS_BRAILLE)
        return sign_glyph(pattern_sign(painting->style->glyphs, fill_main(view->papers), x / dots_per_column, y / dots_per_row));
    unsigned dots = 0;
    for (int i = 0; i < fill_dots; i++)
        dots |= (unsigned)pattern_has_dot(view->papers[i], x + i % dots_per_column, y + i / dots_per_column) << i;
    return sign_glyph(glyphs_braille(dots));
}

static struct glyph braille_cell(const struct painting *painting, const struct view *view)
{
    if (view->line.owner == LINE_NONE)
        return painting->style->patterns ? pattern_glyph(painting, view) : fill_glyph(fill_quadrants(view->papers));
    return line_glyph(glyphs_braille(view->line.dots), view->line.owner, line_paper(painting, view));
}

/* The strongest line that half blocks show in a half of a cell. */
static enum line_class half_line(const struct painting *painting, const struct view *view, int half)
{
    enum line_class strongest = LINE_NONE;
    for (int i = 0; i < fill_dots / 2; i++) {
        int x = view->column * dots_per_column + i % dots_per_column;
        int y = view->row * dots_per_row + half * dots_per_row / 2 + i / dots_per_column;
        enum line_class class = canvas_get(&painting->canvas, x, y);
        if (class > strongest && line_style_at(class)->in_half)
            strongest = class;
    }
    return strongest;
}

static struct glyph half_cell(const struct painting *painting, const struct view *view)
{
    enum line_class upper = half_line(painting, view, 0), lower = half_line(painting, view, 1);
    if (upper == LINE_NONE && lower == LINE_NONE)
        return painting->style->patterns ? pattern_glyph(painting, view) : fill_glyph(fill_halves(view->papers));
    enum role paper = line_paper(painting, view);
    uint32_t codepoint = upper == LINE_NONE ? 0x2584 : lower == LINE_NONE ? 0x2580 : 0x2588;
    return line_glyph(codepoint, upper > lower ? upper : lower, paper);
}

static struct glyph ascii_cell(const struct painting *painting, const struct view *view)
{
    enum role paper = painting->style->patterns ? ROLE_TERMINAL : fill_main(view->papers);
    char sign = view->line.owner == LINE_NONE ? 0 : line_style_at(view->line.owner)->ascii;
    if (sign == '/')
        sign = ascii_line_sign(&painting->canvas, view->column, view->row, &view->line);
    if (sign != 0)
        return line_glyph((uint32_t)sign, view->line.owner, paper);
    if (painting->style->patterns)
        return pattern_glyph(painting, view);
    return (struct glyph){' ', ROLE_TERMINAL, (uint8_t)paper, 0};
}

void paint_cells(struct painting *painting)
{
    static struct glyph (*const cells[GLYPH_SETS])(const struct painting *, const struct view *) = {
        [GLYPHS_BRAILLE] = braille_cell, [GLYPHS_HALF] = half_cell, [GLYPHS_ASCII] = ascii_cell};
    for (int row = 0; row < painting->area.rows; row++)
        for (int column = 0; column < painting->area.columns; column++) {
            struct view view = {.column = column, .row = row, .line = canvas_cell(&painting->canvas, column, row)};
            painting_papers(painting, column, row, view.papers);
            struct glyph glyph = cells[painting->style->glyphs](painting, &view);
            frame_set(painting->frame, painting->area.column + column, painting->area.row + row, glyph.codepoint, glyph.ink,
                      glyph.paper, glyph.attributes);
        }
}
