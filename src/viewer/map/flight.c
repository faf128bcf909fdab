#include "viewer/map/flight.h"

#include <math.h>

static const double rho = 1.42;
static const double ms_of_length = 900;
enum { shortest_ms = 500, longest_ms = 2500 };

/* The path of the article: widths are metres across the map, u is how far the middle has come. */
struct path {
    double from_m, to_m; /* widths at its ends */
    double distance_m;   /* from middle to middle */
    double r0;           /* at its begin */
    double length;       /* S */
};

static double width_m(const struct camera *camera)
{
    return camera->metres_per_column * camera->columns;
}

/* b of equation 9, at the begin (sign 1) and at the end (sign -1). */
static double turn(const struct path *path, double width, double sign)
{
    double zoom = path->to_m * path->to_m - path->from_m * path->from_m;
    double move = pow(rho, 4) * path->distance_m * path->distance_m;
    return (zoom + sign * move) / (2 * width * rho * rho * path->distance_m);
}

static struct path path_of(const struct flight *flight)
{
    struct path path = {.from_m = width_m(&flight->from), .to_m = width_m(&flight->to)};
    path.distance_m = hypot(flight->to.centre.x - flight->from.centre.x, flight->to.centre.y - flight->from.centre.y);
    if (path.distance_m < 0.001 * path.from_m) { /* nearer or farther only */
        path.distance_m = 0;
        path.length = fabs(log(path.to_m / path.from_m)) / rho;
    } else {
        path.r0 = -asinh(turn(&path, path.from_m, 1));
        path.length = (-asinh(turn(&path, path.to_m, -1)) - path.r0) / rho;
    }
    return path;
}

int flight_duration_ms(const struct flight *flight)
{
    double length = path_of(flight).length;
    if (length < 0.001)
        return 0;
    return (int)fmin(fmax(ms_of_length * length, shortest_ms), longest_ms);
}

struct camera flight_at(const struct flight *flight, double part)
{
    if (!(part > 0 && part < 1))
        return part > 0 ? flight->to : flight->from;
    struct path path = path_of(flight);
    double gently = part * part * (3 - 2 * part), s = gently * path.length, share, width;
    if (path.distance_m == 0) {
        share = gently;
        width = path.from_m * exp((path.to_m > path.from_m ? rho : -rho) * s);
    } else {
        double u = path.from_m / (rho * rho) * (cosh(path.r0) * tanh(rho * s + path.r0) - sinh(path.r0));
        share = u / path.distance_m;
        width = path.from_m * cosh(path.r0) / cosh(rho * s + path.r0);
    }
    struct camera camera = flight->to;
    camera.metres_per_column = width / camera.columns;
    return camera_go(camera, (struct point){
        flight->from.centre.x + share * (flight->to.centre.x - flight->from.centre.x),
        flight->from.centre.y + share * (flight->to.centre.y - flight->from.centre.y),
    });
}
