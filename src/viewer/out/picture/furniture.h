#pragma once
/* What lies on the map but is no part of it: the scale bar, and the whole country in small. */
#include "viewer/out/picture/board.h"

/* Puts the scale bar into the corner where it covers the least of the country, and takes its room. */
void furniture_draw_scale(struct board *board, struct drawing *drawing);

/* The same for the country in small with a frame where the map is, when the map shows little of it. */
void furniture_draw_inset(struct board *board, struct drawing *drawing);
