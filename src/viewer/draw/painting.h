#pragma once
/* One map on its way into a frame: what the steps of painting share. For the files of this folder only;
 * others call map_paint. */
#include "viewer/draw/lines.h"
#include "viewer/draw/map_painter.h"

struct painting {
    struct frame *frame;
    struct rect area;
    const struct scene *scene;
    const struct camera *camera;
    const struct map_style *style;
    struct ground ground;
    uint8_t *papers;      /* enum role of each of the ground's dots */
    struct canvas canvas; /* of lines, with as many dots a cell as the glyph set has */
    struct dot_grid grid; /* the canvas's */
    struct labels labels;
};

/* paint_ground.c: makes the ground and its papers. */
void paint_ground(struct painting *painting);
/* The papers of a cell's dots. */
void painting_papers(const struct painting *painting, int column, int row, uint8_t papers[]);
/* The paper that words in a cell stand on: most of what is there. */
enum role painting_paper(const struct painting *painting, int column, int row);
/* The paper of a zone. */
enum role painting_zone_role(const struct painting *painting, uint32_t zone);

/* paint_lines.c: draws the layers' lines on the canvas. */
void paint_lines(struct painting *painting);

/* paint_cells.c: turns papers and canvas into cells of the frame. */
void paint_cells(struct painting *painting);

/* paint_labels.c: leaders go on the canvas before the cells are made, words and markers over the cells. */
void paint_leaders(struct painting *painting);
void paint_labels(struct painting *painting);

/* Clean text on the papers that are there, cut at `cells` and at the map's edges; a blank cell to either side
 * where patterns would run into it. Cells of the map. */
void painting_text(struct painting *painting, int column, int row, int cells, const char *text, enum role ink,
                   unsigned attributes);
/* One glyph on the paper that is there. */
void painting_glyph(struct painting *painting, int column, int row, uint32_t codepoint, enum role ink,
                    unsigned attributes);

/* Takes lines and patterns out of a room. */
void painting_clear(struct painting *painting, const struct label_room *room);

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
