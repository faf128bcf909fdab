#include "viewer/draw/painting.h"

#include <stdio.h>

#include "base/number.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/draw/patterns.h"

/* A row of the legend: what it looks like, what it is, how far from the line. */
struct row {
    bool is_line; /* the reference line; else a zone */
    enum role paper;
    char name[96], distance[32];
};

enum { swatch_cells = 2, rows_max = zones_max + 1 };

/* The rows that there are something to show for. */
static int rows_of(const struct painting *painting, struct row rows[rows_max])
{
    const struct reply *reply = scene_tiers(painting->scene);
    const struct plan *plan = scene_plan(painting->scene);
    const char *language = painting->style->language;
    int count = 0;
    rows[count++] = (struct row){.is_line = true};
    snprintf(rows[0].name, sizeof rows[0].name, "%s", _("  Reference line"));
    for (uint32_t i = 0; i < reply->zone_count && count < rows_max; i++) {
        const struct zone *zone = &reply->zones[i];
        struct row *row = &rows[count];
        *row = (struct row){.paper = painting_zone_role(painting, i)};
        if (zone->kind == ZONE_TIER && zone->tier < plan->tier_count) {
            snprintf(row->name, sizeof row->name, "%u %s", zone->tier + 1,
                     plan_text_in(&plan->tiers[zone->tier].name, language));
            char range[number_size];
            snprintf(row->distance, sizeof row->distance, _("%.20s km"), number_range(range, zone->inner_km, zone->outer_km));
        } else if (zone->kind == ZONE_REST) {
            snprintf(row->name, sizeof row->name, "  %s", plan_text_in(&plan->rest.name, language));
        } else if (zone->kind == ZONE_BEYOND && zone->area_km2 > 0) {
            snprintf(row->name, sizeof row->name, "  %s", _("Beyond the reference line"));
        } else {
            continue;
        }
        count++;
    }
    return count;
}

static int widest(const struct row *rows, int count, bool distance)
{
    int most = 0;
    for (int i = 0; i < count; i++) {
        int width = text_width(distance ? rows[i].distance : rows[i].name);
        most = width > most ? width : most;
    }
    return most;
}

void legend_place(struct legend *legend, const struct painting *painting, const struct label_room *taken,
                  size_t count)
{
    struct row rows[rows_max];
    int row_count = rows_of(painting, rows);
    /* blank, swatch, blank, name, two blanks, distance, blank */
    int columns =
        1 + swatch_cells + 1 + widest(rows, row_count, false) + 2 + widest(rows, row_count, true) + 1;
    *legend = (struct legend){0};
    if (columns <= painting->area.columns / 2 && row_count <= painting->area.rows / 2)
        legend->room = painting_corner(painting, columns, row_count, taken, count);
}

static void paint_line_sample(struct painting *painting, int column, int row)
{
    enum glyph_set set = painting->style->glyphs;
    uint32_t glyph = set == GLYPHS_ASCII  ? (uint32_t)line_style_at(LINE_REFERENCE)->ascii
                     : set == GLYPHS_HALF ? 0x2584                /* lower half block */
                                          : glyphs_braille(0x30); /* the third row of dots */
    for (int i = 0; i < swatch_cells; i++)
        painting_glyph(painting, column + i, row, glyph, ROLE_REFERENCE_LINE,
                       line_style_at(LINE_REFERENCE)->attributes);
}

static void paint_swatch(struct painting *painting, int column, int row, enum role paper)
{
    for (int i = 0; i < swatch_cells; i++) {
        if (painting->style->patterns)
            painting_glyph(painting, column + i, row, pattern_glyph_at(painting->style->glyphs, paper, i, 0),
                           ROLE_PATTERN, 0);
        else
            frame_set(painting->frame, painting->area.column + column + i, painting->area.row + row, ' ',
                      ROLE_TERMINAL, paper, 0);
    }
}

void legend_paint(const struct legend *legend, struct painting *painting)
{
    struct row rows[rows_max];
    if (legend->room.columns == 0)
        return;
    int count = rows_of(painting, rows), column = legend->room.pos.column + 1;
    painting_clear(painting, &legend->room);
    int name = column + swatch_cells + 1, end = legend->room.pos.column + legend->room.columns - 1;
    for (int i = 0; i < count; i++) {
        int row = legend->room.pos.row + i;
        int distance = text_width(rows[i].distance);
        painting_text(painting, name, row, end - name, rows[i].name, ROLE_MAP_NOTE, 0);
        painting_text(painting, end - distance, row, distance, rows[i].distance, ROLE_MAP_NOTE, 0);
        if (rows[i].is_line)
            paint_line_sample(painting, column, row);
        else
            paint_swatch(painting, column, row, rows[i].paper);
    }
}
