#pragma once
/* The sign of ASCII that looks most like the piece of line in a cell. */
#include "viewer/draw/canvas.h"

/* One of - _ | / \ + . by the direction in which the cell's line runs here and just around. cell is the canvas's at that place and
 * has an owner. */
char ascii_line_sign(const struct canvas *canvas, int column, int row, const struct canvas_cell *cell);
