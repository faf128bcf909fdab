#include "viewer/draw/painting.h"

#include <stdio.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/draw/patterns.h"

enum { swatch_cells = 3, row_size = 160 };

/* "1 Demilitarised zone  0-25 km"; the rest has neither number nor distance. */
static void row_text(const struct painting *painting, uint32_t index, char *out, size_t size)
{
    const struct plan *plan = scene_plan(painting->scene);
    const struct zone *zone = &scene_reply(painting->scene)->zones[index];
    const char *language = painting->style->language;
    if (zone->kind == ZONE_TIER && zone->tier < plan->tier_count)
        snprintf(out, size, "%u %s  %g-%g km", zone->tier + 1, plan_text_in(&plan->tiers[zone->tier].name, language),
                 zone->inner_km, zone->outer_km);
    else if (zone->kind == ZONE_REST)
        snprintf(out, size, "  %s", plan_text_in(&plan->rest.name, language));
    else if (zone->kind == ZONE_BEYOND && zone->area_km2 > 0)
        snprintf(out, size, "  %s", _("beyond the reference line"));
    else
        *out = '\0';
}

void legend_place(struct legend *legend, const struct painting *painting, const struct label_room *taken, size_t count)
{
    const struct reply *reply = scene_reply(painting->scene);
    int rows = 0, widest = 0;
    char text[row_size];
    *legend = (struct legend){0};
    for (uint32_t i = 0; i < reply->zone_count; i++) {
        row_text(painting, i, text, sizeof text);
        int width = text_width(text);
        rows += width > 0;
        widest = width > widest ? width : widest;
    }
    legend->room = labels_free_corner(&painting->ground, swatch_cells + 2 + widest, rows, taken, count);
}

static void paint_swatch(struct painting *painting, int column, int row, enum role paper)
{
    for (int i = 0; i < swatch_cells - 1; i++) {
        if (painting->style->patterns) {
            unsigned dots = 0;
            for (int j = 0; j < 8; j++)
                dots |= (unsigned)pattern_has_dot(paper, i * dots_per_column + j % 2, row * dots_per_row + j / 2) << j;
            uint32_t glyph = painting->style->glyphs == GLYPHS_BRAILLE ? glyphs_braille(dots)
                                                                       : pattern_sign(painting->style->glyphs, paper, i, 0);
            painting_glyph(painting, column + i, row, glyph, ROLE_PATTERN, 0);
        } else {
            frame_set(painting->frame, painting->area.column + column + i, painting->area.row + row, ' ', ROLE_TERMINAL, paper, 0);
        }
    }
}

void legend_paint(const struct legend *legend, struct painting *painting)
{
    const struct reply *reply = scene_reply(painting->scene);
    char text[row_size];
    if (legend->room.columns == 0)
        return;
    int row = legend->room.pos.row, column = legend->room.pos.column + 1;
    for (uint32_t i = 0; i < reply->zone_count; i++) {
        row_text(painting, i, text, sizeof text);
        if (*text == '\0')
            continue;
        painting_text(painting, column + swatch_cells, row, legend->room.columns, text, ROLE_MAP_NOTE, 0);
        paint_swatch(painting, column, row, painting_zone_role(painting, i));
        row++;
    }
}
