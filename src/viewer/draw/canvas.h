#pragma once
/* A grid of dots that holds for each which class of line covers it, and which way the line goes there. A cell
 * of the map has as many dots as the glyph set can show: 2 x 4 of braille, 1 x 2 half blocks, 1 x 1 sign. */
#include "viewer/draw/line_class.h"
#include "viewer/map/camera.h"

struct canvas {
    int width, height; /* dots */
    int across, down;  /* dots of a cell */
    unsigned char *at; /* enum line_class, row after row */
    char *signs;       /* of each dot: - | / or \, + where two lines cross, 0 where there is none */
};

/* columns and rows are cells, both >= 1; across is 1 or 2, across * down at most 8. Nothing is drawn yet. */
void canvas_init(struct canvas *canvas, int columns, int rows, int across, int down);
void canvas_fini(struct canvas *canvas);

/* Sets a dot, unless a stronger line is there; ignored outside. sign says which way the line goes. */
void canvas_put(struct canvas *canvas, int x, int y, enum line_class class, char sign);
/* The class at a dot, LINE_NONE outside. */
enum line_class canvas_get(const struct canvas *canvas, int x, int y);

/* Takes away the dots that touch a stronger line, so that lines that run together (an outline drawn for both
 * its sides) are one thin line, and others end just before the stronger one instead of blotting it. */
void canvas_separate(struct canvas *canvas);

/* The lines of one cell. */
struct canvas_cell {
    enum line_class owner; /* the strongest, LINE_NONE if no line is seen here */
    unsigned dots;         /* the dots to draw in the owner's ink; bit y * across + x */
    char sign;             /* of the owner's first dot */
};

struct canvas_cell canvas_cell(const struct canvas *canvas, int column, int row);
