#pragma once
/* The board that labels are put on: what each cell of the map shows, and which cells are taken. */
#include "viewer/map/labels.h"

/* Flags of a cell. */
enum label_cell {
    CELL_TAKEN = 1,     /* words, a marker, a reserved room */
    CELL_LEADER = 2,    /* a leader passes */
    CELL_REFERENCE = 4, /* the reference line passes */
    CELL_OPEN = 8,      /* outside the country: land abroad and sea */
    CELL_COUNTRY = 16,  /* some of it is the country */
    CELL_OUTLINE = 32,  /* some of it is the country and some is not */
    CELL_KEPT = 64,     /* a name of the last picture stands here or just beside */
    CELL_KEPT_TIER = 128, /* another tier's label of the last picture does, or its leader */
};

enum { no_ground = 255, board_margin_columns = 24, board_margin_rows = 5 };

/* The board is larger than the view: towns around it are placed too, so that what is seen does not change
 * when they come into view. Nothing but CELL_TAKEN is known of the cells out there. */
struct label_board {
    struct labels *labels;
    struct labels kept; /* those of the last picture, where they would be in this one */
    const struct scene *scene;
    const struct camera *camera;
    const struct label_options *options;
    int columns, rows;    /* of the view */
    int stride, height;   /* of the board */
    unsigned closed;      /* enum label_cell: where tiers' labels and their leaders must not be */
    unsigned char *flags; /* enum label_cell */
    unsigned char *kinds; /* the ground that most of the cell's dots have, no_ground outside the view */
    unsigned char *zones; /* bit k: at least two dots of zone k */
};

void label_board_init(struct label_board *board, struct labels *labels, const struct scene *scene,
                      const struct camera *camera, const struct ground *ground,
                      const struct label_options *options);
void label_board_fini(struct label_board *board);

/* Whether a room lies wholly on the board; in the view. */
bool label_board_holds(const struct label_board *board, struct label_room room);
bool label_board_shows(const struct label_board *board, struct label_room room);

/* One cell of the board, as an index into its arrays. */
static inline size_t label_board_index(const struct label_board *board, struct pos pos)
{
    return (size_t)(pos.row + board_margin_rows) * (size_t)board->stride +
           (size_t)(pos.column + board_margin_columns);
}

/* The flags that any cell of a room has; the room lies on the board. */
unsigned label_board_flags(const struct label_board *board, struct label_room room);
void label_board_set(struct label_board *board, struct label_room room, enum label_cell flag);

/* Adds a label (its text is set, its width is not) and takes its cells. NULL when text is empty. Good until
 * the next one is added. */
struct label *label_board_add(struct label_board *board, enum label_kind kind, const char *text,
                              struct pos pos);

/* Whether a label that is remembered can stand where it was: wholly in view, on cells that nobody took. */
bool label_board_frees(const struct label_board *board, const struct label *kept);
/* Adds a remembered label as it was. */
void label_board_keep(struct label_board *board, const struct label *kept);
/* The remembered label of that kind and text; the label of the board. NULL if there is none. */
const struct label *label_board_kept_find(const struct label_board *board, enum label_kind kind,
                                          const char *text);
const struct label *label_board_find(const struct label_board *board, enum label_kind kind, const char *text);

/* A place in cells, moved into the view's inner part when it is nearer to its edge than that share of the view or
 * out of it. */
struct point label_board_pull_in(const struct label_board *board, struct point place, double share);

/* The cells that a straight line from the middle of one to the middle of the other passes, in order. */
struct label_path {
    struct dot from, to;
    int step, steps;
    struct pos pos; /* the last one given */
};
struct label_path label_path(struct pos from, struct pos to);
bool label_path_next(struct label_path *path, struct pos *pos);

/* The name of a feature in the language of the labels; "" when it is longer than any label. */
const char *label_board_name(const struct label_board *board, const struct feature *feature);
