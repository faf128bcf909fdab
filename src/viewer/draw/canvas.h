#pragma once
/* A grid of dots, 2 x 4 for each cell of the map, that holds for each dot which class of line covers it. */
#include "viewer/draw/line_class.h"
#include "viewer/map/camera.h"

struct canvas {
    int width, height; /* dots */
    unsigned char *at; /* enum line_class, row after row */
};

/* columns and rows are cells, both >= 1. Nothing is drawn yet. */
void canvas_init(struct canvas *canvas, int columns, int rows);
void canvas_fini(struct canvas *canvas);

/* Sets a dot, unless a stronger line is there; ignored outside. */
void canvas_put(struct canvas *canvas, int x, int y, enum line_class class);
/* The class at a dot, LINE_NONE outside. */
enum line_class canvas_get(const struct canvas *canvas, int x, int y);

/* Takes away the dots that touch a stronger line, so that lines that run together (an outline drawn for both its sides) are one
 * thin line, and others end just before the stronger one instead of blotting it. */
void canvas_separate(struct canvas *canvas);

/* The lines of one cell. */
struct canvas_cell {
    enum line_class owner; /* the strongest, LINE_NONE if no line is seen here */
    unsigned dots;         /* the dots to draw in the owner's ink; bit y * dots_per_column + x */
};

struct canvas_cell canvas_cell(const struct canvas *canvas, int column, int row);
