#pragma once
/* One map on its way into a frame: what the steps of painting share. For the files of this folder only;
 * others call map_paint. */
#include "viewer/draw/lines.h"
#include "viewer/draw/map_painter.h"

/* Ground and canvas are known in so many cells around the map too: what is there decides about lines and papers
 * inside, which then are the same wherever the map's edge runs. The canvas counts them. */
enum { painting_margin = 1 };

struct painting {
    struct frame *frame;
    struct rect area;
    const struct scene *scene;
    const struct camera *camera;
    const struct map_style *style;
    struct ground ground;
    uint8_t *papers;      /* enum role of each of the ground's dots, laid out like them */
    struct canvas canvas; /* of lines, with as many dots a cell as the glyph set has, and a margin */
    struct dot_grid grid; /* the canvas's */
    struct labels labels;
    bool is_wide[ROLES];  /* papers of tiers that are not much thinner than a cell */
    bool is_broad[ROLES]; /* papers of what has room for margins around its lines */
};

/* map_painter.c: an empty painting with its ground. Everything is borrowed. */
void painting_init(struct painting *painting, struct frame *frame, struct rect area, const struct scene *scene,
                   const struct camera *camera, const struct map_style *style);
void painting_fini(struct painting *painting);

/* paint_ground.c: makes the ground and its papers. */
void paint_ground(struct painting *painting);
void paint_ground_fini(struct painting *painting);
/* The papers of a cell's dots. */
void painting_papers(const struct painting *painting, int column, int row, uint8_t papers[]);
/* The paper that words in a cell stand on: most of what is there. */
enum role painting_paper(const struct painting *painting, int column, int row);
/* The ink for a paper: the one that is given, but where the map's papers end. */
enum role painting_ink(const struct painting *painting, enum role ink, enum role paper);
/* Whether a zone is a tier that is not drawn. */
bool painting_hides(const struct painting *painting, uint32_t zone);
/* The paper of a zone. */
enum role painting_zone_role(const struct painting *painting, uint32_t zone);

/* paint_lines.c: draws the layers' lines on the canvas. */
void paint_lines(struct painting *painting);
/* The country's outline alone. */
void paint_outline(struct painting *painting);

/* paint_cells.c: turns papers and canvas into cells of the frame. */
void paint_cells(struct painting *painting);

/* paint_labels.c: leaders go on the canvas before the cells are made, words and markers over the cells. */
void paint_leaders(struct painting *painting);
void paint_labels(struct painting *painting);

/* paint_overlay.c: the path goes on the canvas before the cells are made; its places, the cursor and the mark over all. */
void paint_path(struct painting *painting);
void paint_overlay(struct painting *painting);

/* Clean text on the papers that are there, cut at `cells` and at the map's edges; a blank cell to either side
 * where patterns would run into it. Cells of the map. */
void painting_text(struct painting *painting, int column, int row, int cells, const char *text, enum role ink,
                   unsigned attributes);
/* One glyph on the paper that is there. */
void painting_glyph(struct painting *painting, int column, int row, uint32_t codepoint, enum role ink,
                    unsigned attributes);

/* Takes lines and patterns out of a room. */
void painting_clear(struct painting *painting, const struct label_room *room);

/* furniture.c: a room in the corner where it would cover the least of the country if all of it were shown, clear of
 * the rooms that are taken; the same corner wherever the map goes. columns is 0 if there is no place for it. */
struct label_room painting_corner(const struct painting *painting, int columns, int rows,
                                  const struct label_room *taken, size_t count);

/* scale_bar.c */
struct scale_bar {
    struct label_room room; /* columns 0: there is no place for it */
    int dots, cells;        /* of the bar: from its first to its last dot; cells that it touches */
    char text[32];
    const char *note; /* "depths illustrative" */
};
void scale_bar_place(struct scale_bar *bar, const struct painting *painting, const struct label_room *taken,
                     size_t count);
void scale_bar_paint(const struct scale_bar *bar, struct painting *painting);

/* legend.c */
struct legend {
    struct label_room room; /* columns 0: there is no place for it */
};
void legend_place(struct legend *legend, const struct painting *painting, const struct label_room *taken,
                  size_t count);
void legend_paint(const struct legend *legend, struct painting *painting);

/* inset.c: the whole country with a rectangle where the map is. */
struct inset {
    struct label_room room; /* with its frame; columns 0: the map shows much of the country, or there is no room */
};
void inset_place(struct inset *inset, const struct painting *painting, const struct label_room *taken, size_t count);
void inset_paint(const struct inset *inset, struct painting *painting);

/* graticule.c: parallels and meridians, the weakest lines there are, and their degrees along the top and the left. */
enum { graticule_max = 64 };
struct graticule { /* zeroed: there is none */
    struct graticule_degree {
        struct label_room room;
        char text[24];
    } items[graticule_max];
    size_t count;
};
void graticule_draw(struct graticule *graticule, struct painting *painting);
/* Leaves out the degrees that would stand in rooms that are taken. */
void graticule_place(struct graticule *graticule, const struct label_room *taken, size_t count);
void graticule_paint(const struct graticule *graticule, struct painting *painting);
