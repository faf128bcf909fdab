#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "viewer/map/scene.h"

enum { chord_lines = 24 };

struct crossing {
    int line;
    double x;
};

struct crossings {
    struct crossing *items;
    size_t count, capacity;
};

/* The level lines, numbered from the south, that a polygon is cut by. */
struct cut {
    double first_y, step_y;
    struct crossings crossings;
};

static int first_line_at(const struct cut *cut, double y)
{
    double line = ceil((y - cut->first_y) / cut->step_y);
    return line > 0 ? line < chord_lines ? (int)line : chord_lines : 0;
}

static void add_edge(struct cut *cut, struct point a, struct point b)
{
    struct point low = a.y < b.y ? a : b, high = a.y < b.y ? b : a;
    int end = first_line_at(cut, high.y);
    for (int line = first_line_at(cut, low.y); line < end; line++) {
        double y = cut->first_y + line * cut->step_y;
        *ARRAY_ADD(&cut->crossings) =
            (struct crossing){line, low.x + (y - low.y) * (high.x - low.x) / (high.y - low.y)};
    }
}

static void add_part(struct cut *cut, const struct scene *scene, const struct part *part)
{
    size_t count;
    const struct extent *blocks = scene_blocks(scene, part, &count);
    const struct point *points = scene_points(scene, part);
    for (size_t block = 0; block < count; block++) {
        if (first_line_at(cut, blocks[block].min_y) == first_line_at(cut, blocks[block].max_y))
            continue; /* between two lines, as most are */
        size_t first = block * block_points;
        size_t last =
            first + block_points < part->point_count ? first + block_points : part->point_count - 1u;
        for (size_t i = first; i < last; i++)
            add_edge(cut, points[i], points[i + 1]);
    }
}

static int compare_crossings(const void *a, const void *b)
{
    const struct crossing *left = a, *right = b;
    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    return left->x < right->x ? -1 : left->x > right->x;
}

struct point scene_middle(const struct scene *scene, const struct feature *feature)
{
    struct extent extent = feature->extent;
    if (extent_is_empty(extent))
        return (struct point){0, 0};
    struct point middle = extent_centre(extent);
    double best = 0;
    struct cut cut = {.step_y = (extent.max_y - extent.min_y) / chord_lines};
    cut.first_y = extent.min_y + cut.step_y / 2;
    if (!(cut.step_y > 0))
        return middle;
    for (uint32_t i = 0; i < feature->part_count; i++)
        add_part(&cut, scene, scene_part(scene, feature, i));
    const struct crossing *items = cut.crossings.items;
    if (cut.crossings.count > 0)
        qsort(cut.crossings.items, cut.crossings.count, sizeof *items, compare_crossings);
    for (size_t i = 0; i + 1 < cut.crossings.count; i += 2) {
        if (items[i].line != items[i + 1].line)
            continue;
        /* Of chords that are nearly as long, the one nearer to the middle. */
        double off_centre = fabs((items[i].line + 0.5) / chord_lines - 0.5);
        double worth = (items[i + 1].x - items[i].x) * (1 - 0.2 * off_centre);
        if (worth <= best)
            continue;
        best = worth;
        middle = (struct point){(items[i].x + items[i + 1].x) / 2, cut.first_y + items[i].line * cut.step_y};
    }
    ARRAY_FINI(&cut.crossings);
    return middle;
}
