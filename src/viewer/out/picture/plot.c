#include "viewer/out/picture/plot.h"

#include <math.h>

#include "base/array.h"
#include "viewer/draw/zone_role.h"

/* Lines are within this of what they show. */
static const double tolerance_points = 0.12;
/* Rings are cut so far outside the room that nothing of the cut is seen. */
static const double cut_points = 4;

struct plot plot_of(const struct scene *scene, const struct look *look, const struct picture_view *wanted,
                    struct box room, struct extent view)
{
    return (struct plot){
        .scene = scene,
        .look = *look,
        .selected = wanted->selected,
        .shows = wanted->shows,
        .tiers_hidden = wanted->tiers_hidden,
        .line_hidden = wanted->line_hidden,
        .room = room,
        .view = view,
        .points_per_metre = (room.right - room.left) / (view.max_x - view.min_x),
    };
}

struct extent plot_fit(struct extent extent, struct box room)
{
    double width = room.right - room.left, height = room.bottom - room.top;
    double metres = fmax((extent.max_x - extent.min_x) / width, (extent.max_y - extent.min_y) / height);
    struct point centre = extent_centre(extent);
    return (struct extent){centre.x - width * metres / 2, centre.y - height * metres / 2,
                           centre.x + width * metres / 2, centre.y + height * metres / 2};
}

struct spot plot_spot(const struct plot *plot, struct point point)
{
    return (struct spot){plot->room.left + (point.x - plot->view.min_x) * plot->points_per_metre,
                         plot->room.top + (plot->view.max_y - point.y) * plot->points_per_metre};
}

const struct layer *plot_layer(const struct plot *plot, enum layer_role role)
{
    bool is_of_tiers = role == LAYER_REFERENCE || role == LAYER_ZONES;
    const struct reply *reply = is_of_tiers ? scene_tiers(plot->scene) : scene_ground(plot->scene);
    return reply_layer_find(reply, role, tolerance_points / plot->points_per_metre);
}

static void add_ring(const struct plot *plot, const struct part *part, struct spots *ring,
                     struct spots *spare, struct path *path)
{
    const struct point *points = scene_points(plot->scene, part);
    ring->count = 0;
    for (uint32_t i = 0; i + 1 < part->point_count; i++)
        *ARRAY_ADD(ring) = plot_spot(plot, points[i]);
    ring_clip(ring, spare, box_widen(plot->room, cut_points));
    if (ring->count == 0)
        return;
    path_start(path, ring->items[0]);
    for (size_t i = 1; i < ring->count; i++)
        path_go(path, ring->items[i]);
    path_close(path);
}

void plot_add_rings(const struct plot *plot, const struct feature *feature, struct path *path)
{
    struct spots ring = {0}, spare = {0};
    if (!extent_intersects(feature->extent, extent_widen(plot->view, cut_points / plot->points_per_metre)))
        return;
    for (uint32_t i = 0; i < feature->part_count; i++)
        add_ring(plot, scene_part(plot->scene, feature, i), &ring, &spare, path);
    ARRAY_FINI(&ring);
    ARRAY_FINI(&spare);
}

enum role plot_zone_role(const struct plot *plot, uint32_t zone)
{
    const struct zone *at = &scene_tiers(plot->scene)->zones[zone];
    bool is_hidden = scene_hides(plot->scene, zone, plot->tiers_hidden);
    return zone_role_while(is_hidden ? ROLE_REST : zone_role(at->kind, at->tier), zone, plot->selected);
}

void plot_draw(const struct plot *plot, struct drawing *drawing)
{
    drawing->kind->begin(drawing, "land");
    plot_land(plot, drawing);
    drawing->kind->end(drawing);
    drawing->kind->begin(drawing, "water");
    plot_rivers(plot, drawing);
    plot_lakes(plot, drawing);
    drawing->kind->end(drawing);
    drawing->kind->begin(drawing, "lines");
    plot_lines(plot, drawing);
    drawing->kind->end(drawing);
}

void plot_draw_small(const struct plot *plot, struct drawing *drawing)
{
    plot_land(plot, drawing);
    plot_outlines(plot, drawing);
}
