#include "viewer/out/picture/plot.h"

/* A lake that covers less than this is a speck. Square points. */
static const double lake_min = 1.2;
/* Around a fill, so that no white shows between it and its neighbour. */
static const struct stroke seam = {.width = 0.3};

static void fill(const struct plot *plot, struct drawing *drawing, const struct path *path, enum role paper)
{
    look_fill(&plot->look, drawing, path, paper);
}

/* The features of a layer that are wanted, in one fill if they can be. */
static void fill_layer(const struct plot *plot, struct drawing *drawing, enum layer_role role,
                       enum role paper,
                       bool (*is_wanted)(const struct plot *plot, const struct feature *feature))
{
    const struct layer *layer = plot_layer(plot, role);
    struct path path = {0};
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = scene_feature(plot->scene, layer, i);
        if (is_wanted != NULL && !is_wanted(plot, feature))
            continue;
        plot_add_rings(plot, feature, &path);
        if (plot->look.has_hatches) { /* lines are drawn over as much as a fill spans */
            fill(plot, drawing, &path, paper);
            path_clear(&path);
        }
    }
    fill(plot, drawing, &path, paper);
    path_fini(&path);
}

static bool is_sea(const struct plot *plot, const struct feature *feature)
{
    (void)plot;
    return feature->kind == FEATURE_SEA;
}

static bool is_lake(const struct plot *plot, const struct feature *feature)
{
    double square_points = feature->size * 1e6 * plot->points_per_metre * plot->points_per_metre;
    return feature->kind != FEATURE_SEA && feature->kind != FEATURE_DRAINED &&
           (feature->size <= 0 || square_points >= lake_min);
}

static bool is_drained(const struct plot *plot, const struct feature *feature)
{
    (void)plot;
    return feature->kind == FEATURE_DRAINED;
}

/* What lies beyond the edge of the data, where nobody knows. */
static void fill_unknown(const struct plot *plot, struct drawing *drawing)
{
    const struct sheet *sheet = scene_sheet(plot->scene);
    struct path path = {0};
    for (size_t i = 0; i < sheet->count && !sheet_holds(sheet, plot->view); i++) {
        if (!sheet_side_is_unknown(sheet, i, plot->view))
            continue;
        path_clear(&path);
        path_start(&path, plot_spot(plot, sheet->sides[i].ring[0]));
        for (size_t k = 1; k + 1 < sheet_ring_points; k++)
            path_go(&path, plot_spot(plot, sheet->sides[i].ring[k]));
        path_close(&path);
        fill(plot, drawing, &path, ROLE_TERMINAL);
        drawing->kind->stroke(drawing, &path, &seam, look_ink(&plot->look, ROLE_TERMINAL));
    }
    path_fini(&path);
}

static void fill_zones(const struct plot *plot, struct drawing *drawing)
{
    const struct layer *layer = plot_layer(plot, LAYER_ZONES);
    struct path path = {0};
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        enum role paper = plot_zone_role(plot, i);
        path_clear(&path);
        plot_add_rings(plot, scene_feature(plot->scene, layer, i), &path);
        if (!plot->look.has_hatches)
            drawing->kind->stroke(drawing, &path, &seam, look_ink(&plot->look, paper));
        fill(plot, drawing, &path, paper);
    }
    path_fini(&path);
}

static void hatch_drained(const struct plot *plot, struct drawing *drawing)
{
    static const struct hatch drained = {HATCH_LINES, -45, 2, 0.35};
    const struct layer *layer = plot_layer(plot, LAYER_WATER);
    struct path path = {0};
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = scene_feature(plot->scene, layer, i);
        if (is_drained(plot, feature))
            plot_add_rings(plot, feature, &path);
    }
    drawing->kind->hatch(drawing, &path, &drained, look_ink(&plot->look, ROLE_DRAINED));
    path_fini(&path);
}

void plot_land(const struct plot *plot, struct drawing *drawing)
{
    struct path room = {0};
    path_add_box(&room, plot->room);
    fill(plot, drawing, &room, ROLE_ABROAD);
    path_fini(&room);
    fill_layer(plot, drawing, LAYER_WATER, ROLE_SEA, is_sea);
    fill_layer(plot, drawing, LAYER_NEIGHBOURS, ROLE_ABROAD, NULL);
    fill_unknown(plot, drawing);
    fill_zones(plot, drawing);
    hatch_drained(plot, drawing);
}

void plot_lakes(const struct plot *plot, struct drawing *drawing)
{
    fill_layer(plot, drawing, LAYER_WATER, ROLE_LAKE, is_lake);
}
