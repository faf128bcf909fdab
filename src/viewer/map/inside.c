#include "viewer/map/inside.h"

/* Whether the edge crosses the parallel of the point to the west of it, or at it. */
static bool crosses_west(struct point point, struct point a, struct point b)
{
    if ((a.y >= point.y) == (b.y >= point.y))
        return false;
    /* Always reckoned downwards, so that both neighbours of an edge get the same number. */
    struct point top = a.y > b.y ? a : b, bottom = a.y > b.y ? b : a;
    return top.x + (top.y - point.y) * (bottom.x - top.x) / (top.y - bottom.y) <= point.x;
}

/* Whether so many lines cross the parallel to the west an odd number of times. */
static bool is_odd_block(const struct point *points, size_t lines, const struct extent *extent,
                         struct point point)
{
    bool odd = false;
    if (extent->min_y > point.y || extent->max_y < point.y || extent->min_x > point.x)
        return false;
    if (extent->max_x < point.x) /* a straight line between the ends has the same parity as any way */
        return (points[0].y >= point.y) != (points[lines].y >= point.y);
    for (size_t i = 0; i < lines; i++)
        odd ^= crosses_west(point, points[i], points[i + 1]);
    return odd;
}

bool inside_feature(const struct scene *scene, const struct feature *feature, struct point point)
{
    bool inside = false;
    if (!extent_contains(feature->extent, point))
        return false;
    for (uint32_t i = 0; i < feature->part_count; i++) {
        const struct part *part = scene_part(scene, feature, i);
        const struct point *points = scene_points(scene, part);
        size_t count, lines = part->point_count - 1;
        const struct extent *blocks = scene_blocks(scene, part, &count);
        for (size_t block = 0; block < count; block++) {
            size_t first = block * block_points, left = lines - first;
            inside ^= is_odd_block(points + first, left < block_points ? left : block_points, &blocks[block],
                                   point);
        }
    }
    return inside;
}

const struct feature *inside_layer(const struct scene *scene, const struct layer *layer, struct point point)
{
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = scene_feature(scene, layer, i);
        if (inside_feature(scene, feature, point))
            return feature;
    }
    return NULL;
}
