#pragma once
/* Paints the map into a rectangle of a frame: ground, lines, labels, legend, scale bar, inset, graticule. */
#include "viewer/draw/frame.h"
#include "viewer/draw/glyphs.h"
#include "viewer/draw/map_shows.h"
#include "viewer/map/label_memory.h"

struct map_style {
    enum glyph_set glyphs;
    bool patterns;        /* without colours: tiers differ by pattern (letters in ASCII) */
    const char *language; /* NULL for English */
    uint32_t selected;    /* zone that is highlighted, or no_zone */
    bool legend;          /* name the tiers in a corner of the map, where there is no panel to do it */
    struct map_shows shows;
    struct label_memory *memory; /* where the last picture's labels stood; NULL: they are placed anew */
};

/* The camera's room is the rectangle's. */
void map_paint(struct frame *frame, struct rect area, const struct scene *scene, const struct camera *camera,
               const struct map_style *style);
