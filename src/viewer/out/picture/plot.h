#pragma once
/* A piece of the map in a room on the page: where places lie in it, and the map's fills and lines drawn
 * there. */
#include "viewer/out/picture/look.h"

struct plot {
    const struct scene *scene;
    struct look look;
    uint32_t selected; /* zone, or no_zone */
    struct map_shows shows;
    uint32_t tiers_hidden; /* see scene_hides */
    bool line_hidden;
    struct box room;
    struct extent view; /* metres: what the room shows */
    double points_per_metre;
};

/* The extent in the room, with as much of the map as the view wants. */
struct plot plot_of(const struct scene *scene, const struct look *look, const struct picture_view *wanted,
                    struct box room, struct extent view);

/* The extent, widened so that it has a room's shape. */
struct extent plot_fit(struct extent extent, struct box room);

struct spot plot_spot(const struct plot *plot, struct point point);

/* The layer in the detail that paper shows; NULL if there is none. */
const struct layer *plot_layer(const struct plot *plot, enum layer_role role);

/* Adds a feature's rings to a path, cut by the room. */
void plot_add_rings(const struct plot *plot, const struct feature *feature, struct path *path);

/* The paper of a zone. */
enum role plot_zone_role(const struct plot *plot, uint32_t zone);

/* Draws the map in its room, without words. */
void plot_draw(const struct plot *plot, struct drawing *drawing);
/* The same with no more than fills and outlines, for a map that is small. */
void plot_draw_small(const struct plot *plot, struct drawing *drawing);

/* plot_fills.c: land and seas; what lies over rivers. */
void plot_land(const struct plot *plot, struct drawing *drawing);
void plot_lakes(const struct plot *plot, struct drawing *drawing);

/* plot_lines.c: rivers; borders, the edges of the tiers, the reference line; the country's outline and the
 * reference line. */
void plot_rivers(const struct plot *plot, struct drawing *drawing);
void plot_lines(const struct plot *plot, struct drawing *drawing);
void plot_outlines(const struct plot *plot, struct drawing *drawing);

enum plot_line {
    LINE_OF_NEIGHBOUR,
    LINE_OF_REGION,
    LINE_OF_TIER,
    LINE_OF_COUNTRY,
    LINE_OF_REFERENCE,
    LINE_OF_SELECTED,
    LINES_OF_PLOT
};
struct plot_line_style {
    enum role ink;
    struct stroke stroke;
};
const struct plot_line_style *plot_line_style_at(enum plot_line line);
