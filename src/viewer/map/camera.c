#include "viewer/map/camera.h"

#include <assert.h>
#include <math.h>

static const double centre_max_m = 2e7; /* half way around the globe; keeps the numbers of cells small */
static const double number_max = 1e8;

static double within(double number, double min, double max)
{
    return number > min ? fmin(number, max) : min; /* this way round, NaN gives min */
}

/* Where a room of so many cells begins when its middle is at `middle` cells. A middle on the grid is not
 * exact to the last bit: that is rounded away first. Then halves go to the even number, so that resizing to
 * and fro by one cell settles instead of drifting. */
static int corner_of(double middle, int cells)
{
    double corner = rint((middle - cells / 2.0) * 1024) / 1024;
    return (int)rint(corner);
}

struct pos camera_corner(const struct camera *camera)
{
    return (struct pos){corner_of(camera->centre.x / camera->metres_per_column, camera->columns),
                        corner_of(-camera->centre.y / (2 * camera->metres_per_column), camera->rows)};
}

/* Moves the centre to where the corner lies on the grid. */
static struct camera snapped(struct camera camera)
{
    camera.centre.x = within(camera.centre.x, -centre_max_m, centre_max_m);
    camera.centre.y = within(camera.centre.y, -centre_max_m, centre_max_m);
    struct pos corner = camera_corner(&camera);
    camera.centre.x = (corner.column + camera.columns / 2.0) * camera.metres_per_column;
    camera.centre.y = -(corner.row + camera.rows / 2.0) * 2 * camera.metres_per_column;
    return camera;
}

/* Cells that an extent may fill: snapping moves it by up to half a cell to either side. */
static double fillable(int cells)
{
    return cells > 4 ? cells - 2 : cells / 2.0;
}

static struct camera fitted(struct point centre, double width_m, double height_m, int columns, int rows)
{
    double by_width = width_m / fillable(columns), by_height = height_m / fillable(rows) / 2;
    return snapped((struct camera){
        .centre = centre,
        .metres_per_column = fmax(metres_per_column_min, fmax(by_width, by_height)),
        .columns = columns,
        .rows = rows,
    });
}

struct camera camera_fit(struct extent extent, int columns, int rows)
{
    assert(columns >= 1 && rows >= 1);
    if (extent_is_empty(extent))
        extent = (struct extent){0, 0, 0, 0};
    return fitted(extent_centre(extent), extent.max_x - extent.min_x, extent.max_y - extent.min_y, columns, rows);
}

struct camera camera_like(const struct camera *other, int columns, int rows)
{
    assert(columns >= 1 && rows >= 1);
    if (other->columns == columns && other->rows == rows)
        return snapped(*other);
    /* Not from its extent, whose last bits change as it moves. */
    return fitted(other->centre, other->columns * other->metres_per_column, other->rows * 2 * other->metres_per_column,
                  columns, rows);
}

struct camera camera_resize(struct camera camera, int columns, int rows)
{
    assert(columns >= 1 && rows >= 1);
    camera.columns = columns;
    camera.rows = rows;
    return snapped(camera);
}

struct camera camera_pan(struct camera camera, int columns, int rows)
{
    camera.centre.x += columns * camera.metres_per_column;
    camera.centre.y -= rows * 2 * camera.metres_per_column;
    return snapped(camera);
}

struct camera camera_zoom(struct camera camera, double factor, struct pos fixed)
{
    assert(factor > 0);
    double old = camera.metres_per_column;
    /* A fitted extent may be larger than the limit: then it is the limit. */
    double scale = within(old / factor, metres_per_column_min, fmax(metres_per_column_max, old));
    struct point ground = camera_point(&camera, fixed);
    if (scale == old)
        return camera;
    camera.metres_per_column = scale;
    camera.centre.x = ground.x + (camera.columns / 2.0 - fixed.column - 0.5) * scale;
    camera.centre.y = ground.y - (camera.rows / 2.0 - fixed.row - 0.5) * 2 * scale;
    return snapped(camera);
}

struct camera camera_go(struct camera camera, struct point centre)
{
    camera.centre = centre;
    return snapped(camera);
}

struct extent camera_extent(const struct camera *camera)
{
    struct pos corner = camera_corner(camera);
    double scale = camera->metres_per_column;
    return (struct extent){
        .min_x = corner.column * scale,
        .min_y = -(corner.row + camera->rows) * 2 * scale,
        .max_x = (corner.column + camera->columns) * scale,
        .max_y = -corner.row * 2 * scale,
    };
}

double camera_metres_per_dot(const struct camera *camera)
{
    return camera->metres_per_column / dots_per_column;
}

struct point camera_point(const struct camera *camera, struct pos pos)
{
    struct pos corner = camera_corner(camera);
    return (struct point){
        (corner.column + pos.column + 0.5) * camera->metres_per_column,
        -(corner.row + pos.row + 0.5) * 2 * camera->metres_per_column,
    };
}

struct point camera_canvas(const struct camera *camera, struct point point)
{
    /* Whole dots are taken off last, so that a pan changes whole numbers only. */
    struct pos corner = camera_corner(camera);
    double metres_per_dot = camera_metres_per_dot(camera);
    return (struct point){
        point.x / metres_per_dot - (double)corner.column * dots_per_column,
        -point.y / metres_per_dot - (double)corner.row * dots_per_row,
    };
}

static int whole(double number)
{
    return (int)floor(within(number, -number_max, number_max));
}

struct dot camera_dot(const struct camera *camera, struct point point)
{
    struct point canvas = camera_canvas(camera, point);
    return (struct dot){whole(canvas.x), whole(canvas.y)};
}

struct pos camera_pos(const struct camera *camera, struct point point)
{
    struct point canvas = camera_canvas(camera, point);
    return (struct pos){whole(canvas.x / dots_per_column), whole(canvas.y / dots_per_row)};
}
