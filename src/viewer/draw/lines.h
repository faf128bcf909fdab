#pragma once
/* Draws lines of the ground on a canvas. The dots that a line covers depend on the ground and the scale
 * alone, never on where the canvas lies: a pan by whole cells moves the picture and changes nothing in it,
 * and what is cut off changes nothing either. */
#include <stddef.h>

#include "base/point.h"
#include "viewer/draw/canvas.h"

/* The dots of the whole ground at one scale, numbered from the projection's origin, and where the canvas lies
 * among them. */
struct dot_grid {
    double per_metre_x, per_metre_y; /* dots */
    int left, top; /* the number of the canvas's dot (0, 0), growing to the east and south */
};

/* across and down: dots of a cell. */
struct dot_grid dot_grid_of(const struct camera *camera, int across, int down);
/* The canvas's dot that holds a point; far ones are cut at +-2^29. */
struct dot dot_grid_dot(const struct dot_grid *grid, struct point point);

/* How far beyond the canvas lines must be given, in dots: what lies there decides about corners inside. */
enum { lines_margin = 6 };

/* One line or ring, or a stretch of one that begins with a block (see scene_walk). Dashes begin with each
 * block. */
void lines_draw(struct canvas *canvas, const struct dot_grid *grid, const struct point *points, size_t count,
                enum line_class class);

/* A straight line between two dots of the canvas. */
void lines_draw_dots(struct canvas *canvas, struct dot from, struct dot to, enum line_class class);
