#include <math.h>
#include <stdio.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/draw/painting.h"

/* Lines lie at least so many columns apart. Steps are minutes of arc. */
static const double spacing_columns = 14;
static const int steps_minutes[] = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600};
enum { pieces = 8, minutes_max = 89 * 60 };

static const double metres_per_minute = 1852;

/* Minutes of arc. */
struct range {
    int west, east, south, north;
};

struct steps {
    int lon, lat;
};

static int step_for(double metres_per_step_minute, double spacing_m)
{
    size_t count = sizeof steps_minutes / sizeof *steps_minutes;
    for (size_t i = 0; i < count; i++)
        if (steps_minutes[i] * metres_per_step_minute >= spacing_m)
            return steps_minutes[i];
    return steps_minutes[count - 1];
}

/* By the country's middle, so that the steps are the same wherever the map goes. */
static struct steps steps_of(const struct painting *painting)
{
    const double radians_per_degree = 0.017453292519943295;
    double lat = scene_ground(painting->scene)->country->centre_lat;
    double spacing_m = spacing_columns * painting->camera->metres_per_column;
    return (struct steps){step_for(metres_per_minute * cos(lat * radians_per_degree), spacing_m),
                          step_for(metres_per_minute, spacing_m)};
}

static int step_down(double degrees, int step)
{
    return (int)floor(degrees * 60 / step) * step;
}

/* What the view shows, widened to whole steps; its edges are looked at in some places each. */
static struct range range_of(const struct painting *painting, struct steps steps)
{
    struct extent view = camera_extent(painting->camera);
    const struct projection *projection = &scene_ground(painting->scene)->projection;
    double west = 180, east = -180, south = 90, north = -90;
    for (int i = 0; i <= pieces; i++)
        for (int j = 0; j <= pieces; j++) {
            if (i % pieces != 0 && j % pieces != 0)
                continue;
            struct lonlat place = projection_inverse(
                projection, (struct point){view.min_x + (view.max_x - view.min_x) * i / pieces,
                                           view.min_y + (view.max_y - view.min_y) * j / pieces});
            west = fmin(west, place.lon);
            east = fmax(east, place.lon);
            south = fmin(south, place.lat);
            north = fmax(north, place.lat);
        }
    struct range range = {step_down(west, steps.lon), step_down(east, steps.lon) + steps.lon,
                          step_down(south, steps.lat), step_down(north, steps.lat) + steps.lat};
    range.south = range.south > -minutes_max ? range.south : -minutes_max;
    range.north = range.north < minutes_max ? range.north : minutes_max;
    return range;
}

static struct point place_at(const struct painting *painting, double lon_minutes, double lat_minutes)
{
    return projection_forward(&scene_ground(painting->scene)->projection,
                              (struct lonlat){.lon = lon_minutes / 60, .lat = lat_minutes / 60});
}

static void add_degree(struct graticule *graticule, struct pos pos, int minutes, const char *side)
{
    if (graticule->count == graticule_max)
        return;
    struct graticule_degree *degree = &graticule->items[graticule->count++];
    int number = minutes < 0 ? -minutes : minutes;
    if (number % 60 == 0)
        snprintf(degree->text, sizeof degree->text, "%d°%s", number / 60, side);
    else
        snprintf(degree->text, sizeof degree->text, "%d°%02d′%s", number / 60, number % 60, side);
    degree->room = (struct label_room){pos, text_width(degree->text), 1};
}

/* One line from a crossing to the next; where it passes the map's top or left edge its degree is set. */
static void draw_piece(struct graticule *graticule, struct painting *painting, const struct point points[pieces + 1],
                       bool is_meridian, int minutes)
{
    struct extent view = camera_extent(painting->camera);
    lines_draw(&painting->canvas, &painting->grid, points, pieces + 1, LINE_GRATICULE);
    for (int i = 0; i < pieces; i++) {
        struct point a = points[i], b = points[i + 1];
        bool passes = is_meridian ? (a.y < view.max_y) != (b.y < view.max_y) : (a.x < view.min_x) != (b.x < view.min_x);
        if (!passes)
            continue;
        double share = is_meridian ? (view.max_y - a.y) / (b.y - a.y) : (view.min_x - a.x) / (b.x - a.x);
        struct pos pos = camera_pos(painting->camera,
                                    (struct point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
        if (is_meridian)
            add_degree(graticule, (struct pos){pos.column - 1, 0}, minutes, minutes < 0 ? _("W") : _("E"));
        else
            add_degree(graticule, (struct pos){0, pos.row}, minutes, minutes < 0 ? _("S") : _("N"));
    }
}

void graticule_draw(struct graticule *graticule, struct painting *painting)
{
    struct steps steps = steps_of(painting);
    struct range range = range_of(painting, steps);
    for (int lon = range.west; lon <= range.east; lon += steps.lon)
        for (int lat = range.south; lat <= range.north; lat += steps.lat) {
            struct point up[pieces + 1], along[pieces + 1];
            for (int i = 0; i <= pieces; i++) {
                up[i] = place_at(painting, lon, lat + (double)steps.lat * i / pieces);
                along[i] = place_at(painting, lon + (double)steps.lon * i / pieces, lat);
            }
            draw_piece(graticule, painting, up, true, lon);
            draw_piece(graticule, painting, along, false, lat);
        }
}

void graticule_place(struct graticule *graticule, const struct label_room *taken, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < graticule->count; i++) {
        bool is_free = true;
        for (size_t j = 0; j < count; j++)
            is_free = is_free && !label_rooms_overlap(graticule->items[i].room, taken[j]);
        for (size_t j = 0; j < kept; j++)
            is_free = is_free && !label_rooms_overlap(graticule->items[i].room, graticule->items[j].room);
        if (is_free)
            graticule->items[kept++] = graticule->items[i];
    }
    graticule->count = kept;
}

void graticule_paint(const struct graticule *graticule, struct painting *painting)
{
    for (size_t i = 0; i < graticule->count; i++) {
        const struct graticule_degree *degree = &graticule->items[i];
        painting_text(painting, degree->room.pos.column, degree->room.pos.row, degree->room.columns, degree->text,
                      ROLE_MAP_NOTE, 0);
    }
}
