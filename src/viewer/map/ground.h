#pragma once
/* What lies under each dot of the map's canvas: which zone of the country, land abroad, or water. The painter
 * colours by it and the labels are placed by it. */
#include "viewer/map/scene.h"

/* The value of a dot: one of these, or GROUND_ZONE + index of the zone. */
enum ground_kind {
    GROUND_ABROAD,
    GROUND_SEA,
    GROUND_LAKE, /* lakes, limans, reservoirs, over whatever land they lie in */
    GROUND_DRAINED,
    GROUND_NOWHERE, /* beyond the edge of the data, where the sea goes over it */
    GROUND_ZONE
};
enum { ground_kinds = GROUND_ZONE + zones_max };

struct ground {
    int width, height;   /* dots: columns * dots_per_column, rows * dots_per_row */
    int stride;          /* dots from one row to the next: more than width when there is a margin */
    int margin;          /* cells around the camera's room that are known too */
    unsigned char *at;   /* ground of the dot's middle, row after row; (0, 0) is the room's, whatever the margin */
    unsigned char *land; /* the same as if there were no lakes: what zone a drained reservoir lies in */
};

/* Lakes of known size that would be specks are left out: those that cover less than so many of the camera's
 * cells. */
static const double ground_lake_cells_min = 0.75;

/* Every dot of the camera's room, by the rule of raster_fill. A dot that no polygon holds is GROUND_ABROAD,
 * or GROUND_NOWHERE beyond the edge of the data.
 * Sea lies under land, land under lakes. */
void ground_init(struct ground *ground, const struct scene *scene, const struct camera *camera);
/* The same with so many cells around the camera's room. */
void ground_init_wide(struct ground *ground, const struct scene *scene, const struct camera *camera, int margin);
void ground_fini(struct ground *ground);

/* Dots from the beginning of an array that is laid out like `at`, margin and all, to the dot (0, 0). */
size_t ground_first_dot(const struct ground *ground);
