#pragma once
/* A way from one view of the map to another, as a function of time: it draws back, passes over the ground and comes near
 * again, along the path that a steady eye finds shortest (J. J. van Wijk, W. A. A. Nuij, Smooth and efficient zooming and
 * panning, 2003, equations 9 to 11, with rho 1.42). */
#include "viewer/map/camera.h"

struct flight {
    struct camera from, to; /* of the same room */
};

/* How long it should take, milliseconds: by the length of the path, within limits; 0 when both views are the same. */
int flight_duration_ms(const struct flight *flight);

/* The view after a part of the way, 0 to 1, begun and ended gently; at 1 exactly the last one. */
struct camera flight_at(const struct flight *flight, double part);
