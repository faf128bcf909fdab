#include "viewer/draw/painting.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

/* The longest of 1, 2, 5, 10, 20... (and so on downwards) that is not longer than this. */
static double round_length(double length)
{
    double power = pow(10, floor(log10(length)));
    double lead = length / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

void scale_bar_place(struct scale_bar *bar, const struct painting *painting, const struct label_room *taken, size_t count)
{
    *bar = (struct scale_bar){0};
    int columns = painting->area.columns;
    if (columns < 24 || painting->area.rows < 6)
        return;
    double metres = round_length(painting->camera->metres_per_column * fmin(columns / 6.0, 24));
    bar->cells = (int)lround(metres / painting->camera->metres_per_column);
    if (metres >= 1000)
        snprintf(bar->text, sizeof bar->text, _("%.0f km"), metres / 1000);
    else
        snprintf(bar->text, sizeof bar->text, _("%.0f m"), metres);
    bar->note = plan_text_in(&scene_plan(painting->scene)->illustrative, painting->style->language);
    int width = bar->cells + 1 + text_width(bar->text), note_width = text_width(bar->note);
    bar->room = labels_free_corner(&painting->ground, 1 + (width > note_width ? width : note_width), *bar->note != '\0' ? 2 : 1,
                                   taken, count);
}

void scale_bar_paint(const struct scale_bar *bar, struct painting *painting)
{
    const struct glyphs *glyphs = glyphs_at(painting->style->glyphs);
    if (bar->room.columns == 0)
        return;
    int column = bar->room.pos.column + 1, row = bar->room.pos.row;
    for (int i = 0; i < bar->cells; i++)
        painting_glyph(painting, column + i, row,
                       i == 0                ? glyphs->bar_begin
                       : i + 1 < bar->cells ? glyphs->bar_middle
                                            : glyphs->bar_end,
                       ROLE_MAP_NOTE, 0);
    painting_text(painting, column + bar->cells + 1, row, 32, bar->text, ROLE_MAP_NOTE, 0);
    painting_text(painting, column, row + 1, bar->room.columns, bar->note, ROLE_MAP_NOTE, 0);
}
