#include "viewer/draw/painting.h"

#include <math.h>
#include <stdio.h>

#include "base/number.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/draw/scale_length.h"

enum { map_columns_min = 24, map_rows_min = 6 }; /* smaller maps have no room for a scale */
/* The bar is at most so long. */
static const double share_of_map = 1 / 6.0, cells_max = 24;

void scale_bar_place(struct scale_bar *bar, const struct painting *painting, const struct label_room *taken,
                     size_t count)
{
    char number[number_size];
    *bar = (struct scale_bar){0};
    double metres_per_column = painting->camera->metres_per_column;
    int columns = painting->area.columns, across = painting->canvas.across;
    if (columns < map_columns_min || painting->area.rows < map_rows_min)
        return;
    double metres = scale_length(metres_per_column * fmin(columns * share_of_map, cells_max));
    bar->dots = (int)lround(metres / metres_per_column * across);
    bar->cells = bar->dots / across + 1;
    snprintf(bar->text, sizeof bar->text, metres >= 1000 ? _("%.20s km") : _("%.20s m"),
             number_short(number, metres >= 1000 ? metres / 1000 : metres));
    bar->note = plan_text_in(&scene_plan(painting->scene)->illustrative, painting->style->language);
    if (*bar->note == '\0')
        bar->note = _("depths illustrative");
    int width = bar->cells + 1 + text_width(bar->text), note_width = text_width(bar->note);
    width = width > note_width ? width : note_width;
    /* A blank column to either side. */
    bar->room = painting_corner(painting, width + 2, 2, taken, count);
}

/* In braille the bar begins and ends at a dot, so that it is right to half a cell. */
static uint32_t braille_piece(const struct scale_bar *bar, int cell)
{
    unsigned dots = 0;
    for (int x = 0; x < dots_per_column; x++) {
        int dot = cell * dots_per_column + x;
        for (int y = 1; y < dots_per_row; y++) {
            bool is_drawn = dot <= bar->dots && (y == dots_per_row - 1 || dot == 0 || dot == bar->dots);
            dots |= (unsigned)is_drawn << (y * dots_per_column + x);
        }
    }
    return glyphs_braille(dots);
}

static uint32_t piece(const struct scale_bar *bar, enum glyph_set set, int cell)
{
    const struct glyphs *glyphs = glyphs_at(set);
    if (set == GLYPHS_BRAILLE)
        return braille_piece(bar, cell);
    return cell == 0 ? glyphs->bar_begin : cell + 1 == bar->cells ? glyphs->bar_end : glyphs->bar_middle;
}

void scale_bar_paint(const struct scale_bar *bar, struct painting *painting)
{
    if (bar->room.columns == 0)
        return;
    int column = bar->room.pos.column + 1, row = bar->room.pos.row;
    painting_clear(painting, &bar->room);
    painting_text(painting, column + bar->cells + 1, row, bar->room.columns, bar->text, ROLE_MAP_NOTE, 0);
    painting_text(painting, column, row + 1, bar->room.columns, bar->note, ROLE_MAP_NOTE, 0);
    for (int i = 0; i < bar->cells; i++)
        painting_glyph(painting, column + i, row, piece(bar, painting->style->glyphs, i), ROLE_MAP_NOTE, 0);
}
