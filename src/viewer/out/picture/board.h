#pragma once
/* Where words stand on the map: what lies under each spot of it, which room is taken, and what has been
 * placed. */
#include "viewer/map/ground.h"
#include "viewer/map/label_mask.h"
#include "viewer/map/labels.h"
#include "viewer/out/picture/plot.h"

/* The camera's cells, which only serve to look at the ground: points. */
static const double board_column_points = 3;

enum sign { SIGN_NONE, SIGN_TOWN, SIGN_SEAT, SIGN_CAPITAL, SIGNS };

struct name { /* one line of words on the map */
    enum font font;
    enum role ink;
    char text[sizeof((struct label *)0)->text];
    struct spot at;
    double angle;   /* degrees, clockwise */
    enum sign sign; /* beside it, at `place` */
    struct spot place;
    bool has_leader; /* from the words to what they name */
    struct spot leader_from, leader_to;
};

struct board {
    const struct plot *plot;
    const struct letters *letters;
    const char *language; /* NULL for English */
    struct camera camera; /* of the plot's view */
    struct ground ground;
    double dot;             /* points across a dot of the ground */
    unsigned char *weights; /* for each dot: what lies there that words should keep clear of, see below */
    struct boxes {
        struct box *items;
        size_t count, capacity;
    } taken;
    struct names {
        struct name *items;
        size_t count, capacity;
    } names; /* what is placed */
};

enum towns { TOWNS_CAPITAL, TOWNS_COUNTRY, TOWNS_ABROAD };

/* Never: words do not stand on it, but for the names of towns that matter. */
enum { weight_tier_edge = 1, weight_outline = 4, weight_never = 100 };

/* The camera's extent is the plot's view. */
void board_init(struct board *board, const struct plot *plot, const struct camera *camera,
                const struct letters *letters, const char *language);
void board_fini(struct board *board);

/* Nothing else will be written there. */
void board_take(struct board *board, struct box box);
/* Whether a box lies in the map and nothing is in it. */
bool board_is_free(const struct board *board, struct box box);

/* The dots that a box touches; hanging over the map's edge when the box does. */
struct label_room board_dots(const struct board *board, struct box box);
/* The middle of a dot. */
struct spot board_spot(const struct board *board, int x, int y);

/* The room of words that stand at (0, 0). */
struct box board_box(const struct board *board, enum font font, const char *text);
/* The same when it is known how wide they are: points. */
struct box board_box_of(const struct board *board, enum font font, double width);

/* Makes a mask of the dots that a function is true for. */
void board_mask(const struct board *board, struct label_mask *mask,
                bool (*is_good)(const struct board *board, size_t dot, const void *closure),
                const void *closure);

/* A new name; its text is cut if it is longer than any label. */
struct name *board_add(struct board *board, enum font font, enum role ink, const char *text, struct spot at);

/* The name of a feature in the language of the map. */
const char *board_name(const struct board *board, const struct feature *feature);

/* Whether a name with that text and font is placed. */
bool board_has(const struct board *board, enum font font, const char *text);

/* A spot, moved into the map's inner part when it is nearer to its edge than that share of the map or out of
 * it. */
struct spot board_pull_in(const struct board *board, struct spot spot, double share);

/* Who is named, the most important first. Each leaves what has no room. */
/* names_tiers.c: the tiers with who holds them, the rest, the rear. */
void board_put_tiers(struct board *board);
/* names_towns.c */
void board_put_towns(struct board *board, enum towns towns);
/* names_areas.c: of LAYER_NEIGHBOURS, LAYER_WATER, LAYER_REGIONS. */
void board_put_areas(struct board *board, enum layer_role role);
/* names_rivers.c */
void board_put_rivers(struct board *board);

/* Draws what is placed. */
void board_draw(const struct board *board, struct drawing *drawing);
/* A town's sign, on a paper of that role. */
void board_draw_sign(const struct look *look, struct drawing *drawing, enum sign sign, struct spot place,
                     enum role ink, enum role paper);
double board_sign_radius(enum sign sign);
