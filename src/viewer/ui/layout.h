#pragma once
/* Where on the screen everything goes: rectangles by the screen's size. */
#include <stdbool.h>

#include "viewer/draw/frame.h"

/* From this size on there is a map. */
enum { layout_min_columns = 20, layout_min_rows = 6 };
/* From this width on there is room for a panel beside the map. */
enum { layout_panel_from_columns = 100 };

/* Rectangles do not overlap, except that the page lies over map, strip and panel; columns is 0 for what is not there. */
struct layout {
    struct rect title, map, hints;
    struct rect rule;  /* the line between map and panel, one column wide */
    struct rect panel; /* its words, without margins */
    struct rect strip; /* two lines under the map, where there is no panel */
    struct rect caption; /* words under the map, in place of panel and strip */
    struct rect page;  /* help, sources: everything between title and hints */
    bool is_too_small; /* then nothing is there */
};

/* wants_panel: where it fits. columns and rows >= 1. */
struct layout layout_make(int columns, int rows, bool wants_panel);

/* With so many rows for a caption under the map, fewer where the map would have none. */
struct layout layout_with_caption(int columns, int rows, int caption_rows);

bool rect_contains(struct rect rect, int column, int row);
