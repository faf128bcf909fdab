#pragma once
/* What of the map a person can switch on and off. */
#include <stdbool.h>

struct map_shows {
    bool labels;    /* words and markers of any kind; without them the others count for lines only */
    bool towns;     /* their markers and names */
    bool regions;   /* the lines and names of oblasts */
    bool rivers;    /* and their names */
    bool inset;     /* the whole country small in a corner, when the map shows little of it and there is room */
    bool graticule; /* parallels and meridians, with their degrees at the edges */
};

static const struct map_shows map_shows_default = {true, true, true, true, true, false};
