#include "viewer/draw/painting.h"

/* From how near rivers of a rank are drawn, metres a column. Rank 0 is unknown, and taken for the least. */
static const double river_limits[] = {2500, 25e3, 6000, 2500};
static const double region_limit = 13e3;

static bool is_water(unsigned char ground)
{
    return ground == GROUND_SEA || ground == GROUND_LAKE;
}

static bool river_is_shown(const struct painting *painting, const struct feature *river)
{
    size_t ranks = sizeof river_limits / sizeof *river_limits;
    return painting->camera->metres_per_column <= river_limits[river->rank < ranks ? river->rank : 0];
}

static void draw_layer(struct painting *painting, enum layer_role role, enum line_class class)
{
    const struct layer *layer = scene_layer_find(painting->scene, role, painting->camera);
    /* One more dot than lines need: what lies on the border of the extent may be rounded to either side. */
    double margin_m = (lines_margin + 1) * camera_metres_per_dot(painting->camera);
    struct scene_walk walk = scene_walk(painting->scene, layer, extent_widen(camera_extent(painting->camera), margin_m));
    for (struct stretch stretch; scene_walk_next(&walk, &stretch);)
        if (class != LINE_RIVER || river_is_shown(painting, stretch.feature))
            lines_draw(&painting->canvas, &painting->grid, stretch.points, stretch.count, class);
}

static void draw_zone_edges(struct painting *painting, uint32_t zone, enum line_class class)
{
    const struct layer *layer = scene_layer_find(painting->scene, LAYER_ZONES, painting->camera);
    if (layer == NULL || zone >= layer->feature_count)
        return;
    struct layer one = *layer;
    one.first_feature += zone;
    one.feature_count = 1;
    double margin_m = (lines_margin + 1) * camera_metres_per_dot(painting->camera);
    struct scene_walk walk = scene_walk(painting->scene, &one, extent_widen(camera_extent(painting->camera), margin_m));
    for (struct stretch stretch; scene_walk_next(&walk, &stretch);)
        lines_draw(&painting->canvas, &painting->grid, stretch.points, stretch.count, class);
}

/* Rivers end where the water's own paper begins; the coast of other countries is seen by the papers alone. */
static void clear_water(struct painting *painting)
{
    struct canvas *canvas = &painting->canvas;
    const struct ground *ground = &painting->ground;
    for (int y = 0; y < canvas->height; y++)
        for (int x = 0; x < canvas->width; x++) {
            size_t i = (size_t)y * (size_t)canvas->width + (size_t)x;
            if (canvas->at[i] == LINE_RIVER && is_water(ground->at[i]))
                canvas->at[i] = LINE_NONE;
            if (canvas->at[i] == LINE_NEIGHBOUR) {
                bool near_sea = false;
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++)
                        if (x + dx >= 0 && y + dy >= 0 && x + dx < canvas->width && y + dy < canvas->height)
                            near_sea |= ground->at[(size_t)(y + dy) * (size_t)canvas->width + (size_t)(x + dx)] == GROUND_SEA;
                if (near_sea)
                    canvas->at[i] = LINE_NONE;
            }
        }
}

static void draw_drained(struct painting *painting)
{
    const struct ground *ground = &painting->ground;
    for (int y = 0; y < ground->height; y++)
        for (int x = 0; x < ground->width; x++)
            if (ground->at[(size_t)y * (size_t)ground->width + (size_t)x] == GROUND_DRAINED &&
                ((x + painting->grid.left + y + painting->grid.top) & 3) == 0)
                canvas_put(&painting->canvas, x, y, LINE_DRAINED);
}

void paint_lines(struct painting *painting)
{
    draw_drained(painting);
    draw_layer(painting, LAYER_NEIGHBOURS, LINE_NEIGHBOUR);
    draw_layer(painting, LAYER_RIVERS, LINE_RIVER);
    if (painting->camera->metres_per_column <= region_limit)
        draw_layer(painting, LAYER_REGIONS, LINE_REGION);
    if (painting->style->patterns)
        draw_layer(painting, LAYER_ZONES, LINE_TIER_EDGE);
    clear_water(painting);
    draw_layer(painting, LAYER_COUNTRY, LINE_COUNTRY);
    draw_layer(painting, LAYER_REFERENCE, LINE_REFERENCE);
    if (painting->style->selected != no_zone)
        draw_zone_edges(painting, painting->style->selected, LINE_SELECTED);
    canvas_separate(&painting->canvas);
}
