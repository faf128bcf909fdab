#include "base/text.h"
#include "viewer/draw/painting.h"

static const unsigned lit = ATTRIBUTE_BOLD | ATTRIBUTE_REVERSE; /* seen on any paper */

void paint_path(struct painting *painting)
{
    const struct map_overlay *overlay = &painting->style->overlay;
    if (overlay->path_count > 1)
        lines_draw(&painting->canvas, &painting->grid, overlay->path, overlay->path_count, LINE_PATH);
}

static void paint_mark(struct painting *painting, uint32_t sign)
{
    const struct map_overlay *overlay = &painting->style->overlay;
    struct pos pos = camera_pos(painting->camera, overlay->mark);
    int width = text_width(overlay->mark_name);
    int column = pos.column + 2 + width <= painting->area.columns ? pos.column + 2 : pos.column - 1 - width;
    if (pos.column < 0 || pos.row < 0 || pos.column >= painting->area.columns ||
        pos.row >= painting->area.rows)
        return;
    if (column >= 0 && width > 0) {
        for (int i = -1; i <= width; i++)
            painting_glyph(painting, column + i, pos.row, ' ', ROLE_TERMINAL, 0);
        painting_text(painting, column, pos.row, width, overlay->mark_name, ROLE_CAPITAL_LABEL, lit);
    }
    painting_glyph(painting, pos.column, pos.row, sign, ROLE_SELECTED_LINE, lit);
}

void paint_overlay(struct painting *painting)
{
    const struct map_overlay *overlay = &painting->style->overlay;
    const struct glyphs *glyphs = glyphs_at(painting->style->glyphs);
    for (size_t i = 0; i < overlay->path_count; i++) {
        struct pos pos = camera_pos(painting->camera, overlay->path[i]);
        painting_glyph(painting, pos.column, pos.row, glyphs->vertex, ROLE_SELECTED_LINE, ATTRIBUTE_BOLD);
    }
    if (overlay->has_mark)
        paint_mark(painting, glyphs->mark);
    if (overlay->has_cursor)
        painting_glyph(painting, overlay->cursor.column, overlay->cursor.row, glyphs->cursor,
                       ROLE_SELECTED_LINE, lit);
}
