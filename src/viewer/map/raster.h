#pragma once
/* Fills polygons into a grid of bytes over the camera's room: the ground at the resolution of dots, the
 * owners of land and sea at that of cells. */
#include <stdint.h>

#include "viewer/map/scene.h"

struct raster {
    int width, height; /* units: dots, or cells */
    unsigned char *at; /* row after row; zeroed to begin with */
    const struct scene *scene;
    struct extent view;     /* metres */
    struct point scale;     /* units in a metre */
    struct point origin;    /* units from the ground's (0, 0) to the room's upper left corner */
    uint64_t *crossings;    /* bits; see the .c */
    int words;              /* of crossings in a row */
    int first_row, end_row; /* that have crossings */
};

/* A grid of units_per_column x units_per_row units for each cell of the camera's room. */
void raster_init(struct raster *raster, const struct scene *scene, const struct camera *camera,
                 int units_per_column, int units_per_row);
void raster_fini(struct raster *raster);

/* Sets every unit that a polygon holds. It holds a unit when it holds its middle, by the even-odd rule over
 * all rings of the feature; a middle that lies on an edge belongs to what is to the east of it (south of a
 * level one), so that polygons that share an edge share out the units without gap or overlap. Costs what is
 * visible of the polygon. */
void raster_fill(struct raster *raster, const struct feature *feature, unsigned char value);

/* The same for one ring of metres, whose first point is repeated at the end. */
void raster_fill_ring(struct raster *raster, const struct point *ring, size_t count, unsigned char value);
