#pragma once
/* Paints the map into a rectangle of a frame: ground, lines, labels, legend, scale bar, inset, graticule, and
 * over all of it what a person has put there. */
#include "viewer/draw/frame.h"
#include "viewer/draw/glyphs.h"
#include "viewer/draw/map_overlay.h"
#include "viewer/draw/map_shows.h"
#include "viewer/map/label_memory.h"

struct map_style {
    enum glyph_set glyphs;
    bool patterns;        /* without colours: tiers differ by pattern (letters in ASCII) */
    const char *language; /* NULL for English */
    uint32_t selected;    /* zone that is highlighted, or no_zone */
    uint32_t tiers_hidden; /* so many tiers, those farthest out, are not drawn: their land looks like the rest */
    bool line_hidden;      /* the reference line is not drawn */
    bool large;            /* for a room: tiers and their labels stand out, few other names are there */
    bool legend;          /* name the tiers in a corner of the map, where there is no panel to do it */
    struct map_shows shows;
    struct map_overlay overlay;
    struct label_memory *memory; /* where the last picture's labels stood; NULL: they are placed anew */
};

/* The camera's room is the rectangle's. */
void map_paint(struct frame *frame, struct rect area, const struct scene *scene, const struct camera *camera,
               const struct map_style *style);
