#include <math.h>
#include <string.h>

#include "base/array.h"
#include "base/segment.h"
#include "viewer/out/picture/plot.h"

static const struct plot_line_style styles[LINES_OF_PLOT] = {
    [LINE_OF_NEIGHBOUR] = {ROLE_NEIGHBOUR_LINE, {0.5, 0, 0}},
    [LINE_OF_REGION] = {ROLE_REGION_LINE, {0.4, 1.6, 1.3}},
    [LINE_OF_TIER] = {ROLE_TIER_EDGE, {0.45, 0, 0}},
    [LINE_OF_COUNTRY] = {ROLE_COUNTRY_LINE, {1, 0, 0}},
    [LINE_OF_REFERENCE] = {ROLE_REFERENCE_LINE, {2.2, 0, 0}},
    [LINE_OF_SELECTED] = {ROLE_SELECTED_LINE, {1.3, 0, 0}},
};

/* By rank: how wide a river is drawn, and how long it has to be on the paper. Points; 0 is unknown, and taken
 * for the least. */
static const double river_widths[] = {0.35, 0.8, 0.55, 0.35}, river_lengths[] = {160, 0, 40, 160};

const struct plot_line_style *plot_line_style_at(enum plot_line line)
{
    return &styles[line];
}

/* Edges that have been drawn: two areas share one, and dashes that are drawn twice fill each other's gaps. */
struct seen {
    uint64_t *items; /* 0: none */
    size_t count, capacity;
};

static uint64_t mix(uint64_t number)
{
    number = (number ^ number >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    number = (number ^ number >> 27) * UINT64_C(0x94D049BB133111EB);
    return number ^ number >> 31;
}

static uint64_t number_of_point(struct point point)
{
    uint64_t x, y;
    memcpy(&x, &point.x, sizeof x);
    memcpy(&y, &point.y, sizeof y);
    return mix(mix(x) + y);
}

static void seen_grow(struct seen *seen)
{
    struct seen grown = {.capacity = seen->capacity > 0 ? 2 * seen->capacity : 1024, .count = seen->count};
    grown.items = memory_new_items(grown.capacity, sizeof *grown.items);
    for (size_t i = 0; i < seen->capacity; i++) {
        size_t at = seen->items[i] & (grown.capacity - 1);
        while (seen->items[i] != 0 && grown.items[at] != 0)
            at = (at + 1) & (grown.capacity - 1);
        grown.items[at] = seen->items[i] != 0 ? seen->items[i] : grown.items[at];
    }
    free(seen->items);
    *seen = grown;
}

/* Whether the edge, in either direction, has been here before; from now on it has. */
static bool seen_take(struct seen *seen, struct point a, struct point b)
{
    uint64_t edge = (number_of_point(a) + number_of_point(b)) | 1;
    if (2 * seen->count >= seen->capacity)
        seen_grow(seen);
    size_t at = mix(edge) & (seen->capacity - 1);
    for (; seen->items[at] != 0; at = (at + 1) & (seen->capacity - 1))
        if (seen->items[at] == edge)
            return true;
    seen->items[at] = edge;
    seen->count++;
    return false;
}

/* Whether a point lies on the edge of what the data cover, which is no border. */
static bool is_on_sheet_edge(const struct plot *plot, struct point point)
{
    const struct sheet *sheet = scene_sheet(plot->scene);
    const double reach_m = 2000; /* levels of detail are not exact */
    for (size_t i = 0; i < sheet->count; i++)
        for (size_t k = 1; k < sheet_edge_points; k++) {
            struct point foot = segment_foot(point, sheet->sides[i].ring[k - 1], sheet->sides[i].ring[k]);
            if (hypot(foot.x - point.x, foot.y - point.y) < reach_m)
                return true;
        }
    return false;
}

/* The lines of a layer, or of one of its features, as one path. */
static void add_lines(const struct plot *plot, const struct layer *layer, bool has_edge, struct path *path)
{
    struct seen seen = {0};
    struct scene_walk walk =
        scene_walk(plot->scene, layer, extent_widen(plot->view, 4 / plot->points_per_metre));
    for (struct stretch stretch; scene_walk_next(&walk, &stretch);) {
        bool is_on = false, was_on_edge = has_edge && is_on_sheet_edge(plot, stretch.points[0]);
        for (size_t i = 1; i < stretch.count; i++) {
            struct point from = stretch.points[i - 1], to = stretch.points[i];
            bool is_on_edge = has_edge && is_on_sheet_edge(plot, to);
            bool is_drawn = !(was_on_edge && is_on_edge) && !seen_take(&seen, from, to);
            if (is_drawn && !is_on)
                path_start(path, plot_spot(plot, from));
            if (is_drawn)
                path_go(path, plot_spot(plot, to));
            is_on = is_drawn;
            was_on_edge = is_on_edge;
        }
    }
    free(seen.items);
}

/* share: of the usual width. */
static void draw_layer(const struct plot *plot, struct drawing *drawing, const struct layer *layer,
                       enum plot_line line, double share)
{
    struct stroke stroke = styles[line].stroke;
    stroke.width *= share;
    struct path path = {0};
    bool has_edge = line == LINE_OF_NEIGHBOUR && !sheet_holds(scene_sheet(plot->scene), plot->view);
    add_lines(plot, layer, has_edge, &path);
    drawing->kind->stroke(drawing, &path, &stroke, look_ink(&plot->look, styles[line].ink));
    path_fini(&path);
}

static void draw(const struct plot *plot, struct drawing *drawing, enum layer_role role, enum plot_line line)
{
    draw_layer(plot, drawing, plot_layer(plot, role), line, 1);
}

/* A layer of nothing but one of its features. */
static struct layer only(const struct layer *layer, uint32_t index)
{
    struct layer one = *layer;
    one.first_feature += index;
    one.feature_count = 1;
    return one;
}

static unsigned rank_of(const struct feature *river)
{
    return river->rank < sizeof river_widths / sizeof *river_widths ? river->rank : 0;
}

void plot_rivers(const struct plot *plot, struct drawing *drawing)
{
    const struct layer *layer = plot->shows.rivers ? plot_layer(plot, LAYER_RIVERS) : NULL;
    for (unsigned rank = 0; layer != NULL && rank < sizeof river_widths / sizeof *river_widths; rank++) {
        const struct stroke stroke = {.width = river_widths[rank]};
        struct path path = {0};
        for (uint32_t i = 0; i < layer->feature_count; i++) {
            const struct feature *river = scene_feature(plot->scene, layer, i);
            const struct layer one = only(layer, i);
            if (rank_of(river) == rank && river->size * 1000 * plot->points_per_metre >= river_lengths[rank])
                add_lines(plot, &one, false, &path);
        }
        drawing->kind->stroke(drawing, &path, &stroke, look_ink(&plot->look, ROLE_RIVER_LINE));
        path_fini(&path);
    }
}

static void draw_zone(const struct plot *plot, struct drawing *drawing, uint32_t zone, enum plot_line line)
{
    const struct layer *zones = plot_layer(plot, LAYER_ZONES);
    if (zones == NULL || zone >= zones->feature_count)
        return;
    const struct layer one = only(zones, zone);
    draw_layer(plot, drawing, &one, line, 1);
}

/* The edges of the tiers; of hidden ones only those that others share. */
static void draw_edges(const struct plot *plot, struct drawing *drawing)
{
    const struct reply *tiers = scene_tiers(plot->scene);
    if (plot->tiers_hidden == 0)
        draw(plot, drawing, LAYER_ZONES, LINE_OF_TIER);
    for (uint32_t i = 0; plot->tiers_hidden > 0 && i < tiers->zone_count; i++)
        if (tiers->zones[i].kind == ZONE_TIER && !scene_hides(plot->scene, i, plot->tiers_hidden))
            draw_zone(plot, drawing, i, LINE_OF_TIER);
}

void plot_lines(const struct plot *plot, struct drawing *drawing)
{
    draw(plot, drawing, LAYER_NEIGHBOURS, LINE_OF_NEIGHBOUR);
    if (plot->shows.regions)
        draw(plot, drawing, LAYER_REGIONS, LINE_OF_REGION);
    draw_edges(plot, drawing);
    draw(plot, drawing, LAYER_COUNTRY, LINE_OF_COUNTRY);
    if (!scene_hides(plot->scene, plot->selected, plot->tiers_hidden))
        draw_zone(plot, drawing, plot->selected, LINE_OF_SELECTED);
    if (!plot->line_hidden)
        draw(plot, drawing, LAYER_REFERENCE, LINE_OF_REFERENCE);
}

void plot_outlines(const struct plot *plot, struct drawing *drawing)
{
    const double share = 0.5;
    draw_layer(plot, drawing, plot_layer(plot, LAYER_COUNTRY), LINE_OF_COUNTRY, share);
    if (!plot->line_hidden)
        draw_layer(plot, drawing, plot_layer(plot, LAYER_REFERENCE), LINE_OF_REFERENCE, share);
}
