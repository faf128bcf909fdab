#pragma once
/* Which piece of the ground the map shows: projected metres to cells and back. A cell is twice as high as
 * wide and holds 2 x 4 dots, so dots are square. The grid of cells is fixed to the ground at a given scale:
 * panning by whole cells moves the picture and changes nothing in it. */
#include "base/point.h"

enum { dots_per_column = 2, dots_per_row = 4 };

/* How near and how far camera_zoom goes, metres. */
static const double metres_per_column_min = 5, metres_per_column_max = 100e3;

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

/* The whole extent as large as it fits, with a margin of about one cell; never nearer than
 * metres_per_column_min. An empty extent gives a view of (0, 0). */
struct camera camera_fit(struct extent extent, int columns, int rows);
/* What another camera shows, the whole of it, in a room of so many cells (from 2 x 2 on): the same picture where the room is the
 * same. Pans of the other one by whole cells never change the scale. */
struct camera camera_like(const struct camera *other, int columns, int rows);
/* The same place and scale in another room. */
struct camera camera_resize(struct camera camera, int columns, int rows);
struct camera camera_pan(struct camera camera, int columns, int rows);
/* factor > 1 comes nearer; the ground under a position stays there as nearly as the grid allows (half a
 * cell). At a limit nothing moves. */
struct camera camera_zoom(struct camera camera, double factor, struct pos fixed);
struct camera camera_go(struct camera camera, struct point centre);

struct extent camera_extent(const struct camera *camera);
double camera_metres_per_dot(const struct camera *camera);
/* The cell at the top left as it is numbered on the whole ground at this scale: columns from x = 0 to the
 * east, rows from y = 0 to the south. Patterns that are fixed to the ground start from it. */
struct pos camera_corner(const struct camera *camera);
/* The ground under a cell's middle. */
struct point camera_point(const struct camera *camera, struct pos pos);
/* Cell and dot of a place; outside the room, numbers go on (cut at +-1e8). */
struct pos camera_pos(const struct camera *camera, struct point point);
struct dot camera_dot(const struct camera *camera, struct point point);
/* Dots as real numbers, for lines: whole numbers are the dots' upper left corners. */
struct point camera_canvas(const struct camera *camera, struct point point);
