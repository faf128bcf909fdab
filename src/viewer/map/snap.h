#pragma once
/* The place on a border that somebody who points near it means. */
#include "viewer/map/scene.h"

enum snap_kind { SNAP_NONE, SNAP_VERTEX, SNAP_EDGE };

struct snap {
    enum snap_kind kind;
    struct point point; /* on the border, metres; without one, the place pointed at */
    bool is_outline;    /* it is the country's outline, not a line between oblasts */
};

/* The vertex of the country's outline or of an oblast that is nearest to a place, or, if none is within so many
 * columns of the camera, the nearest place on an edge, if one is. By the level of detail that the camera shows. */
struct snap snap_find(const struct scene *scene, const struct camera *camera, struct point point,
                      double columns);
