#pragma once
/* Where on the ground a frame's map lies: two frames at the same scale show the same cells, some columns and rows further on. */
#include "viewer/draw/frame.h"

struct picture {
    struct rect area; /* of the frame; columns 0: there is no map */
    double scale;     /* of the map: those of different scale have nothing in common */
    int column, row;  /* number of the cell at the area's top left, counted on the whole ground */
};
