#pragma once
/* The made-up map painted into the middle of a frame, for a look at its cells. */
#include "../map/made_up_map.h"
#include "viewer/draw/map_painter.h"

enum { columns = 100, rows = 40, margin = 2 }; /* of the map, and around it in the frame */

static const struct rect area = {margin, margin, columns, rows};

struct painted {
    struct made_up_map map;
    struct camera camera;
    struct frame frame;
};

/* The whole country, panned by cells. Cells that are not painted are "$". */
void painted_init(struct painted *painted, const struct map_style *style, int pan_columns, int pan_rows);
void painted_fini(struct painted *painted);

/* A cell of the map; the one over a place, in kilometres of the made-up map. */
const struct cell *painted_cell(const struct painted *painted, int column, int row);
const struct cell *painted_over(const struct painted *painted, double x_km, double y_km);

/* Whether a text stands somewhere in the frame, in one row. */
bool painted_shows(const struct painted *painted, const char *text);
