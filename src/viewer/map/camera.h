#pragma once
/* Which piece of the ground the map shows: projected metres to cells and back. A cell is twice as high as wide and holds 2 x 4 dots, so dots are
 * square. The grid of cells is fixed to the ground at a given scale: panning by whole cells moves the picture and changes nothing in it. */
#include "base/point.h"

enum { dots_per_column = 2, dots_per_row = 4 };

struct pos { /* a cell of the map, (0, 0) at the top left */
    int column, row;
};

struct dot { /* a dot of the map's canvas, (0, 0) at the top left */
    int x, y;
};

struct camera {
    struct point centre;      /* metres; kept on the grid of cells */
    double metres_per_column; /* > 0; a row is twice as many, a dot half as many */
    int columns, rows;        /* the map's room, both >= 1 */
};

/* The whole extent as large as it fits, with a margin of about one cell. */
struct camera camera_fit(struct extent extent, int columns, int rows);
/* The same place and scale in another room. */
struct camera camera_resize(struct camera camera, int columns, int rows);
struct camera camera_pan(struct camera camera, int columns, int rows);
/* factor > 1 comes nearer; the ground under a position stays there as nearly as the grid allows. */
struct camera camera_zoom(struct camera camera, double factor, struct pos fixed);
struct camera camera_go(struct camera camera, struct point centre);

struct extent camera_extent(const struct camera *camera);
double camera_metres_per_dot(const struct camera *camera);
/* The ground under a cell's middle. */
struct point camera_point(const struct camera *camera, struct pos pos);
/* Cell and dot of a place; outside the room, numbers go on (cut at +-1e8). */
struct pos camera_pos(const struct camera *camera, struct point point);
struct dot camera_dot(const struct camera *camera, struct point point);
/* Dots as real numbers, for lines: whole numbers are the dots' upper left corners. */
struct point camera_canvas(const struct camera *camera, struct point point);
