#include "viewer/draw/map_painter.h"

#include <assert.h>
#include <stdlib.h>

#include "viewer/draw/painting.h"

void map_paint(struct frame *frame, struct rect area, const struct scene *scene, const struct camera *camera,
               const struct map_style *style)
{
    assert(camera->columns == area.columns && camera->rows == area.rows);
    const struct glyphs *glyphs = glyphs_at(style->glyphs);
    struct painting painting = {
        .frame = frame,
        .area = area,
        .scene = scene,
        .camera = camera,
        .style = style,
        .grid = dot_grid_of(camera, glyphs->line_columns, glyphs->line_rows),
    };
    struct label_room taken[2];
    size_t taken_count = 0;
    struct legend legend = {0};
    struct scale_bar bar;

    canvas_init(&painting.canvas, area.columns, area.rows, glyphs->line_columns, glyphs->line_rows);
    paint_ground(&painting);
    paint_lines(&painting);
    if (style->legend)
        legend_place(&legend, &painting, taken, taken_count);
    if (legend.room.columns > 0)
        taken[taken_count++] = legend.room;
    scale_bar_place(&bar, &painting, taken, taken_count);
    if (bar.room.columns > 0)
        taken[taken_count++] = bar.room;
    labels_place(&painting.labels, scene, camera, &painting.ground,
                 &(struct label_options){style->language, style->selected, taken, taken_count});
    paint_leaders(&painting);
    paint_cells(&painting);
    legend_paint(&legend, &painting);
    scale_bar_paint(&bar, &painting);
    paint_labels(&painting);

    labels_fini(&painting.labels);
    canvas_fini(&painting.canvas);
    free(painting.papers);
    ground_fini(&painting.ground);
}
