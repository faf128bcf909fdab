#include "viewer/draw/map_painter.h"

#include <assert.h>

#include "base/array.h"
#include "viewer/draw/painting.h"

/* The rooms that labels keep clear of. */
struct taken {
    struct label_room *items;
    size_t count, capacity;
};

static void take(struct taken *taken, struct label_room room)
{
    if (room.columns > 0)
        *ARRAY_ADD(taken) = room;
}

static void place_labels(struct painting *painting, const struct taken *taken)
{
    const struct map_style *style = painting->style;
    const struct label_options options = {
        .language = style->language,
        .memory = style->memory,
        .no_towns = !style->shows.towns,
        .no_rivers = !style->shows.rivers,
        .no_regions = !style->shows.regions,
        .selected = style->selected,
        .tiers_hidden = style->tiers_hidden,
        .large = style->large,
        .reserved = taken->items,
        .reserved_count = taken->count,
    };
    labels_place(&painting->labels, painting->scene, painting->camera, &painting->ground, &options);
}

void painting_init(struct painting *painting, struct frame *frame, struct rect area, const struct scene *scene,
                   const struct camera *camera, const struct map_style *style)
{
    assert(camera->columns == area.columns && camera->rows == area.rows);
    const struct glyphs *glyphs = glyphs_at(style->glyphs);
    int columns = area.columns + 2 * painting_margin, rows = area.rows + 2 * painting_margin;
    const struct camera wide = camera_resize(*camera, columns, rows);
    *painting = (struct painting){
        .frame = frame,
        .area = area,
        .scene = scene,
        .camera = camera,
        .style = style,
        .grid = dot_grid_of(&wide, glyphs->line_columns, glyphs->line_rows),
    };
    canvas_init(&painting->canvas, columns, rows, glyphs->line_columns, glyphs->line_rows);
    paint_ground(painting);
}

void painting_fini(struct painting *painting)
{
    labels_fini(&painting->labels);
    canvas_fini(&painting->canvas);
    paint_ground_fini(painting);
}

void map_paint(struct frame *frame, struct rect area, const struct scene *scene, const struct camera *camera,
               const struct map_style *style)
{
    struct painting painting;
    struct taken taken = {0};
    struct legend legend = {0};
    struct scale_bar bar;
    struct inset inset = {0};
    struct graticule graticule = {0};

    painting_init(&painting, frame, area, scene, camera, style);
    if (style->shows.graticule)
        graticule_draw(&graticule, &painting);
    paint_lines(&painting);
    if (style->legend)
        legend_place(&legend, &painting, taken.items, taken.count);
    take(&taken, legend.room);
    scale_bar_place(&bar, &painting, taken.items, taken.count);
    take(&taken, bar.room);
    if (style->shows.inset)
        inset_place(&inset, &painting, taken.items, taken.count);
    take(&taken, inset.room);
    graticule_place(&graticule, taken.items, taken.count);
    for (size_t i = 0; i < graticule.count; i++)
        take(&taken, graticule.items[i].room);
    if (style->shows.labels)
        place_labels(&painting, &taken);
    paint_leaders(&painting);
    paint_path(&painting);
    paint_cells(&painting);
    graticule_paint(&graticule, &painting);
    inset_paint(&inset, &painting);
    legend_paint(&legend, &painting);
    scale_bar_paint(&bar, &painting);
    paint_labels(&painting);
    paint_overlay(&painting);

    ARRAY_FINI(&taken);
    painting_fini(&painting);
}
