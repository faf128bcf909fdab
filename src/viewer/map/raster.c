#include "viewer/map/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Where an edge crosses the middle line of a row, the first unit to the east of it changes sides. The
 * crossings of one feature are bits, some words for each row; two at the same unit cancel out, and nothing
 * has to be sorted. */

void raster_init(struct raster *raster, const struct scene *scene, const struct camera *camera,
                 int units_per_column, int units_per_row)
{
    struct pos corner = camera_corner(camera);
    *raster = (struct raster){
        .width = camera->columns * units_per_column,
        .height = camera->rows * units_per_row,
        .scene = scene,
        .view = camera_extent(camera),
        .scale = {units_per_column / camera->metres_per_column,
                  units_per_row / (2 * camera->metres_per_column)},
        .origin = {(double)corner.column * units_per_column, (double)corner.row * units_per_row},
    };
    raster->words = (raster->width + 63) / 64;
    raster->at = memory_new((size_t)raster->width * (size_t)raster->height);
    raster->crossings =
        memory_new_items((size_t)raster->words * (size_t)raster->height, sizeof *raster->crossings);
}

void raster_fini(struct raster *raster)
{
    free(raster->at);
    free(raster->crossings);
    *raster = (struct raster){0};
}

/* The first row or column whose middle is not before a place on the grid. */
static int first_middle(double place, int end)
{
    if (!(place > 0.5))
        return 0;
    return place < end ? (int)ceil(place - 0.5) : end;
}

static struct point to_grid(const struct raster *raster, struct point point)
{
    return (struct point){point.x * raster->scale.x - raster->origin.x,
                          -point.y * raster->scale.y - raster->origin.y};
}

static void add_edge(struct raster *raster, struct point a, struct point b)
{
    /* Always reckoned downwards, so that the neighbour who goes along the same edge upwards gets the same
     * numbers. */
    struct point top = a.y < b.y ? a : b, bottom = a.y < b.y ? b : a;
    int first = first_middle(top.y, raster->height), end = first_middle(bottom.y, raster->height);
    if (first >= end)
        return;
    double slope = (bottom.x - top.x) / (bottom.y - top.y);
    for (int row = first; row < end; row++) {
        int column = first_middle(top.x + (row + 0.5 - top.y) * slope, raster->width);
        if (column < raster->width) /* to the east of the view nothing changes any more */
            raster->crossings[(size_t)row * (size_t)raster->words + (size_t)column / 64] ^= UINT64_C(1)
                                                                                            << (column % 64);
    }
    raster->first_row = first < raster->first_row ? first : raster->first_row;
    raster->end_row = end > raster->end_row ? end : raster->end_row;
}

static void add_ring(struct raster *raster, const struct part *part)
{
    size_t count;
    const struct extent *blocks = scene_blocks(raster->scene, part, &count);
    const struct point *points = scene_points(raster->scene, part);
    for (size_t block = 0; block < count; block++) {
        const struct extent *extent = &blocks[block];
        if (extent->min_y > raster->view.max_y || extent->max_y < raster->view.min_y ||
            extent->min_x > raster->view.max_x)
            continue;
        size_t first = block * block_points;
        size_t last =
            first + block_points < part->point_count ? first + block_points : part->point_count - 1u;
        struct point from = to_grid(raster, points[first]);
        if (extent->max_x < raster->view.min_x) {
            /* West of the view only the parity counts, and a straight line has the same as any way between
             * its ends. */
            add_edge(raster, from, to_grid(raster, points[last]));
            continue;
        }
        for (size_t i = first + 1; i <= last; i++) {
            struct point to = to_grid(raster, points[i]);
            add_edge(raster, from, to);
            from = to;
        }
    }
}

/* Fills between the crossings of one row, and clears them. */
static void fill_row(const struct raster *raster, int row, unsigned char value)
{
    uint64_t *crossings = raster->crossings + (size_t)row * (size_t)raster->words;
    unsigned char *units = raster->at + (size_t)row * (size_t)raster->width;
    int start = -1;
    for (int word = 0; word < raster->words; word++) {
        for (uint64_t bits = crossings[word]; bits != 0; bits &= bits - 1) {
            int column = word * 64 + __builtin_ctzll(bits);
            if (start >= 0)
                memset(units + start, value, (size_t)(column - start));
            start = start < 0 ? column : -1;
        }
        crossings[word] = 0;
    }
    if (start >= 0)
        memset(units + start, value, (size_t)(raster->width - start));
}

static void begin(struct raster *raster)
{
    raster->first_row = raster->height;
    raster->end_row = 0;
}

static void end(struct raster *raster, unsigned char value)
{
    for (int row = raster->first_row; row < raster->end_row; row++)
        fill_row(raster, row, value);
}

void raster_fill(struct raster *raster, const struct feature *feature, unsigned char value)
{
    if (!extent_intersects(feature->extent, raster->view))
        return;
    begin(raster);
    for (uint32_t i = 0; i < feature->part_count; i++)
        add_ring(raster, scene_part(raster->scene, feature, i));
    end(raster, value);
}

void raster_fill_ring(struct raster *raster, const struct point *ring, size_t count, unsigned char value)
{
    begin(raster);
    for (size_t i = 1; i < count; i++)
        add_edge(raster, to_grid(raster, ring[i - 1]), to_grid(raster, ring[i]));
    end(raster, value);
}
