#include "viewer/draw/lines.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/array.h"
#include "viewer/map/scene.h"

struct step { /* one dot of a line's path */
    int x, y;
    unsigned number; /* from where the path was begun */
    unsigned phase;  /* from the beginning of its block, for dashes */
    bool joined;     /* follows the step before it without a gap */
    bool is_corner;  /* is left out */
};

struct path {
    struct step *items;
    size_t count, capacity;
    unsigned block; /* number of the step at which the current block begins */
};

enum { far_dots = 1 << 29 }; /* products of two differences still fit 64 bits */

struct dot_grid dot_grid_of(const struct camera *camera, int across, int down)
{
    struct pos corner = camera_corner(camera);
    return (struct dot_grid){
        .per_metre_x = across / camera->metres_per_column,
        .per_metre_y = down / (2 * camera->metres_per_column),
        .left = corner.column * across,
        .top = corner.row * down,
    };
}

struct dot dot_grid_dot(const struct dot_grid *grid, struct point point)
{
    /* The whole number is made before the canvas's place comes in: a rounding error then is the same wherever
     * the canvas lies. */
    double x = floor(point.x * grid->per_metre_x) - grid->left;
    double y = floor(-point.y * grid->per_metre_y) - grid->top;
    return (struct dot){(int)fmax(-far_dots, fmin(far_dots, x)), (int)fmax(-far_dots, fmin(far_dots, y))};
}

static void add_step(struct path *path, int x, int y, unsigned number)
{
    const struct step *last = path->count > 0 ? &path->items[path->count - 1] : NULL;
    if (last != NULL && last->x == x && last->y == y && last->number == number)
        return;
    bool joined =
        last != NULL && last->number + 1 == number && abs(last->x - x) <= 1 && abs(last->y - y) <= 1;
    *ARRAY_ADD(path) = (struct step){x, y, number, number - path->block, joined, false};
}

static int64_t floor_divide(int64_t a, int64_t b) /* b > 0 */
{
    return a / b - (a % b < 0);
}

/* A dot by the axis along which a segment is longer. */
struct axis_dot {
    int64_t along, across;
};

static struct axis_dot turn(struct dot dot, bool steep)
{
    return (struct axis_dot){steep ? dot.y : dot.x, steep ? dot.x : dot.y};
}

/* Adds the dots of a segment as far as they lie along the canvas. Each is worked out from the ends alone, so
 * it does not matter where the canvas begins; the ends are taken in a fixed order, so that both neighbours of
 * an edge get the same dots. */
static void add_segment(struct path *path, const struct canvas *canvas, struct dot from, struct dot to,
                        unsigned number)
{
    bool steep = abs(to.y - from.y) > abs(to.x - from.x);
    struct axis_dot a = turn(from, steep), b = turn(to, steep);
    bool backward = a.along > b.along;
    if (backward) {
        struct axis_dot other = a;
        a = b;
        b = other;
    }
    int64_t length = b.along - a.along, rise = b.across - a.across;
    int64_t last = (steep ? canvas->height : canvas->width) + lines_margin;
    int64_t low = a.along > -lines_margin ? a.along : -lines_margin, high = b.along < last ? b.along : last;
    for (int64_t i = 0; i <= high - low; i++) {
        int64_t along = backward ? high - i : low + i;
        int64_t twice = 2 * (along - a.along) * rise + length; /* rounded to the nearest dot */
        int64_t across = length == 0 ? a.across : a.across + floor_divide(twice, 2 * length);
        unsigned walked = (unsigned)(backward ? b.along - along : along - a.along);
        add_step(path, (int)(steep ? across : along), (int)(steep ? along : across), number + walked);
    }
}

static bool goes_level(const struct step *a, const struct step *b)
{
    return b->joined && a->x != b->x && a->y == b->y;
}

static bool goes_upright(const struct step *a, const struct step *b)
{
    return b->joined && a->x == b->x && a->y != b->y;
}

/* A step that only rounds a corner which can be cut makes the line look thicker there. Of two such corners in
 * a row one has to stay, and which one must be decided by the steps next to it, not by where the path was
 * begun. */
static bool is_corner(const struct path *path, size_t i)
{
    if (i == 0 || i + 1 >= path->count)
        return false;
    const struct step *at = &path->items[i];
    if (goes_level(at - 1, at) && goes_upright(at, at + 1))
        return true;
    if (!goes_upright(at - 1, at) || !goes_level(at, at + 1))
        return false;
    bool last_is_cut = i >= 2 && goes_level(at - 2, at - 1);
    bool next_is_cut = i + 2 < path->count && goes_upright(at + 1, at + 2);
    return !last_is_cut && !next_is_cut;
}

/* Takes back the steps that leave a straight run to one side (+1: south or east) and come back at once: a
 * line that lies between two rows of dots would tremble between them. One side after the other, so that of a
 * whole zigzag a straight line is left. */
static void straighten(struct path *path, int side)
{
    for (size_t i = 1; i + 1 < path->count; i++) {
        struct step *at = &path->items[i];
        if (!at->joined || !at[1].joined)
            continue;
        if (at[-1].y == at[1].y && abs(at[1].x - at[-1].x) == 2 && at->y == at[1].y + side)
            at->y -= side;
        else if (at[-1].x == at[1].x && abs(at[1].y - at[-1].y) == 2 && at->x == at[1].x + side)
            at->x -= side;
    }
}

static void cut_corners(struct path *path)
{
    /* All are judged before any is taken away. */
    for (size_t i = 0; i < path->count; i++)
        path->items[i].is_corner = is_corner(path, i);
    size_t kept = 0;
    for (size_t i = 0; i < path->count; i++)
        if (!path->items[i].is_corner)
            path->items[kept++] = path->items[i];
    path->count = kept;
}

/* Which way a path goes on from a step; at its end, which way it came. */
static char direction(const struct path *path, size_t i)
{
    const struct step *at = &path->items[i];
    bool goes_on = i + 1 < path->count && at[1].joined;
    if (!goes_on && !at->joined)
        return '-';
    int dx = goes_on ? at[1].x - at->x : at->x - at[-1].x, dy = goes_on ? at[1].y - at->y : at->y - at[-1].y;
    return dy == 0 ? '-' : dx == 0 ? '|' : dx == dy ? '\\' : '/';
}

static void stamp(struct canvas *canvas, struct path *path, enum line_class class)
{
    const struct line_style *style = line_style_at(class);
    straighten(path, 1);
    straighten(path, -1);
    cut_corners(path);
    for (size_t i = 0; i < path->count; i++) {
        const struct step *step = &path->items[i];
        if ((style->dash >> (step->phase % (unsigned)style->dash_steps) & 1) == 0)
            continue;
        for (int y = 0; y < style->weight; y++)
            for (int x = 0; x < style->weight; x++)
                canvas_put(canvas, step->x + x, step->y + y, class, direction(path, i));
    }
}

static bool misses(const struct canvas *canvas, struct dot a, struct dot b)
{
    return (a.x < -lines_margin && b.x < -lines_margin) || (a.y < -lines_margin && b.y < -lines_margin) ||
           (a.x > canvas->width + lines_margin && b.x > canvas->width + lines_margin) ||
           (a.y > canvas->height + lines_margin && b.y > canvas->height + lines_margin);
}

static unsigned segment_steps(struct dot from, struct dot to)
{
    int dx = abs(to.x - from.x), dy = abs(to.y - from.y);
    return (unsigned)(dx > dy ? dx : dy);
}

void lines_draw(struct canvas *canvas, const struct dot_grid *grid, const struct point *points, size_t count,
                enum line_class class)
{
    struct path path = {0};
    unsigned number = 0;
    struct dot from = {0, 0};
    for (size_t i = 0; i < count; i++) {
        struct dot to = dot_grid_dot(grid, points[i]);
        if (i == 0)
            from = to;
        if (i % block_points == 1) /* the line to this point is the block's first */
            path.block = number;
        if (!misses(canvas, from, to))
            add_segment(&path, canvas, from, to, number);
        number += segment_steps(from, to);
        from = to;
    }
    stamp(canvas, &path, class);
    ARRAY_FINI(&path);
}

void lines_draw_dots(struct canvas *canvas, struct dot from, struct dot to, enum line_class class)
{
    struct path path = {0};
    if (!misses(canvas, from, to))
        add_segment(&path, canvas, from, to, 0);
    stamp(canvas, &path, class);
    ARRAY_FINI(&path);
}
