#include "viewer/draw/painting.h"

#include <math.h>
#include <string.h>

/* Rivers are shown once they are this many columns long: first the one that orients everyone, then the main
 * ones, then the others. By rank; 0 is unknown, and taken for the least. */
static const double river_columns[] = {240, 80, 120, 240};
/* From how near, in metres a column: the regions' lines; rivers in other countries. */
static const double region_limit = 13e3, river_abroad_limit = 6e3;

static bool river_is_shown(const struct painting *painting, const struct feature *river)
{
    size_t ranks = sizeof river_columns / sizeof *river_columns;
    double columns = river->size * 1000 / painting->camera->metres_per_column;
    if (river->size <= 0) /* of unknown length */
        return river->rank == 1;
    return columns >= river_columns[river->rank < ranks ? river->rank : 0];
}

/* Some lines are left out by coarse glyph sets, where they would cover too much. */
static bool class_is_shown(const struct painting *painting, enum line_class class)
{
    const struct line_style *style = line_style_at(class);
    switch (painting->style->glyphs) {
    case GLYPHS_HALF:
        return style->half_ink != ROLE_TERMINAL;
    case GLYPHS_ASCII:
        return style->ascii != 0;
    default:
        return true;
    }
}

static void draw_layer(struct painting *painting, const struct layer *layer, enum line_class class)
{
    if (!class_is_shown(painting, class))
        return;
    /* One more dot than lines need: what lies on the border of the extent may be rounded to either side. */
    double margin_m = (lines_margin + 1) / fmin(painting->grid.per_metre_x, painting->grid.per_metre_y) +
                      2 * painting_margin * painting->camera->metres_per_column;
    struct scene_walk walk =
        scene_walk(painting->scene, layer, extent_widen(camera_extent(painting->camera), margin_m));
    for (struct stretch stretch; scene_walk_next(&walk, &stretch);)
        if (class != LINE_RIVER || river_is_shown(painting, stretch.feature))
            lines_draw(&painting->canvas, &painting->grid, stretch.points, stretch.count, class);
}

/* The level of detail that fits the glyph set's dots, which may be larger than the camera's. */
static const struct layer *find_layer(const struct painting *painting, enum layer_role role)
{
    struct camera camera = *painting->camera;
    camera.metres_per_column *= (double)dots_per_row / painting->canvas.down;
    return scene_layer_find(painting->scene, role, &camera);
}

static void draw(struct painting *painting, enum layer_role role, enum line_class class)
{
    draw_layer(painting, find_layer(painting, role), class);
}

static void draw_zone(struct painting *painting, uint32_t zone, enum line_class class)
{
    const struct layer *zones = find_layer(painting, LAYER_ZONES);
    if (zones == NULL || zone >= zones->feature_count)
        return;
    struct layer one = *zones;
    one.first_feature += zone;
    one.feature_count = 1;
    draw_layer(painting, &one, class);
}

/* The edges of the tiers; of hidden ones only those that others share. */
static void draw_edges(struct painting *painting)
{
    if (painting->style->tiers_hidden == 0)
        draw(painting, LAYER_ZONES, LINE_TIER_EDGE);
    for (uint32_t i = 0; painting->style->tiers_hidden > 0 && i < scene_tiers(painting->scene)->zone_count; i++)
        if (scene_tiers(painting->scene)->zones[i].kind == ZONE_TIER && !painting_hides(painting, i))
            draw_zone(painting, i, LINE_TIER_EDGE);
}

/* The ground under the middle of a dot of the canvas, which may be larger than the ground's. */
static unsigned char ground_at(const struct painting *painting, int x, int y)
{
    const struct ground *ground = &painting->ground;
    int wide = dots_per_column / painting->canvas.across, high = dots_per_row / painting->canvas.down;
    const int left = painting_margin * dots_per_column, top = painting_margin * dots_per_row;
    int column = x * wide + wide / 2 - left, row = y * high + high / 2 - top;
    bool inside = column >= -left && row >= -top && column < ground->width + left && row < ground->height + top;
    return inside ? ground->at[row * ground->stride + column] : GROUND_ABROAD;
}

static bool is_by_the_sea(const struct painting *painting, int x, int y)
{
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            if (ground_at(painting, x + dx, y + dy) == GROUND_SEA)
                return true;
    return false;
}

/* Lines that would only be noise: rivers in the sea, and abroad while the whole country is shown; the coast
 * of other countries, which the papers show well enough, as they do for rivers in lakes. */
static void clear_noise(struct painting *painting)
{
    struct canvas *canvas = &painting->canvas;
    bool abroad_too = painting->camera->metres_per_column > river_abroad_limit;
    for (int y = 0; y < canvas->height; y++) {
        unsigned char *row = &canvas->at[(size_t)y * (size_t)canvas->width];
        for (int x = 0; x < canvas->width; x++) {
            if (row[x] != LINE_RIVER && row[x] != LINE_NEIGHBOUR)
                continue;
            unsigned char under = ground_at(painting, x, y);
            bool is_noise = row[x] == LINE_NEIGHBOUR ? is_by_the_sea(painting, x, y)
                                                     : under == GROUND_SEA || under == GROUND_LAKE ||
                                                           (abroad_too && under == GROUND_ABROAD);
            row[x] = is_noise ? LINE_NONE : row[x];
        }
    }
}

/* Takes the borders away that run along the edge of the data; without colours the edge is seen where the sea goes
 * over it. */
static void clear_edge_of_data(struct painting *painting)
{
    enum { reach = 2 }; /* dots: levels of detail are not exact */
    const struct sheet *sheet = scene_sheet(painting->scene);
    struct canvas *canvas = &painting->canvas, edge;
    if (sheet_holds(sheet, camera_extent(painting->camera)))
        return;
    canvas_init(&edge, canvas->width / canvas->across, canvas->height / canvas->down, canvas->across, canvas->down);
    for (size_t i = 0; i < sheet->count; i++)
        lines_draw(&edge, &painting->grid, sheet->sides[i].ring, sheet_edge_points, LINE_NEIGHBOUR);
    for (int y = 0; y < canvas->height; y++)
        for (int x = 0; x < canvas->width; x++) {
            unsigned char *class = &canvas->at[(size_t)y * (size_t)canvas->width + (size_t)x];
            for (int i = 0; *class == LINE_NEIGHBOUR && i < (2 * reach + 1) * (2 * reach + 1); i++)
                if (canvas_get(&edge, x - reach + i % (2 * reach + 1), y - reach + i / (2 * reach + 1)) != LINE_NONE)
                    *class = LINE_NONE;
        }
    canvas_fini(&edge);
    for (size_t i = 0; i < sheet->count && painting->style->patterns; i++)
        if (sheet_side_is_unknown(sheet, i, camera_extent(painting->camera)))
            lines_draw(canvas, &painting->grid, sheet->sides[i].ring, sheet_edge_points, LINE_GRATICULE);
}

static void hatch_drained(struct painting *painting)
{
    if (!class_is_shown(painting, LINE_DRAINED) ||
        memchr(painting->ground.at, GROUND_DRAINED,
               (size_t)painting->ground.stride * (size_t)painting->ground.height) == NULL)
        return;
    int step = painting->canvas.down;
    for (int y = 0; y < painting->canvas.height; y++) {
        int into = (painting->grid.left + y + painting->grid.top) % step; /* since a diagonal; < 0: after the next */
        for (int x = into > 0 ? step - into : -into; x < painting->canvas.width; x += step)
            if (ground_at(painting, x, y) == GROUND_DRAINED)
                canvas_put(&painting->canvas, x, y, LINE_DRAINED, 0);
    }
}

void paint_lines(struct painting *painting)
{
    hatch_drained(painting);
    draw(painting, LAYER_NEIGHBOURS, LINE_NEIGHBOUR);
    clear_edge_of_data(painting);
    if (painting->style->shows.rivers)
        draw(painting, LAYER_RIVERS, LINE_RIVER);
    clear_noise(painting);
    if (painting->style->shows.regions && painting->camera->metres_per_column <= region_limit)
        draw(painting, LAYER_REGIONS, LINE_REGION);
    if (painting->style->patterns)
        draw_edges(painting);
    draw(painting, LAYER_COUNTRY, LINE_COUNTRY);
    if (!painting->style->line_hidden)
        draw(painting, LAYER_REFERENCE, LINE_REFERENCE);
    if (painting->style->selected != no_zone)
        draw_zone(painting, painting->style->selected, LINE_SELECTED);
    canvas_separate(&painting->canvas);
}

void paint_outline(struct painting *painting)
{
    draw(painting, LAYER_COUNTRY, LINE_COUNTRY);
}
