#pragma once
/* Words on the map, ranked and free of collisions: the tiers' labels first, then the rest's, then capitals,
 * towns, neighbours and seas. */
#include "viewer/map/ground.h"

enum label_kind {
    LABEL_TIER, /* zone tells which */
    LABEL_REAR, /* "US support from the rear", at the western edge of the rest */
    LABEL_REST, /* what the rest of the country is called */
    LABEL_CAPITAL,
    LABEL_REGION_SEAT,
    LABEL_TOWN,
    LABEL_TOWN_ABROAD,
    LABEL_ABROAD,
    LABEL_SEA,
    LABEL_RIVER,
    LABEL_REGION,
    LABEL_KINDS
};

/* One line of words. A label of two or three lines is as many items, one right after the other, each a row
 * lower; the leader is the first's. No cell is in two of: lines of text, markers, reserved rooms. */
struct label {
    enum label_kind kind;
    int line;        /* 0, or 1 and 2 for the further lines of the label before */
    struct pos pos;  /* of the first letter */
    int width;       /* cells */
    char text[160];  /* clean UTF-8; tiers may hold the badge's U+25AE and U+25AF */
    uint32_t zone;   /* LABEL_TIER, LABEL_REAR, LABEL_REST; else no_zone */
    bool has_marker; /* towns: the dot stands at `marker`, beside the text */
    struct pos marker;
    bool has_leader; /* a line from a cell beside the text to one of what it names; it crosses no words */
    struct pos leader_from, leader_to;
    double lack; /* tiers, the rest: how much less it says than it could, see struct label_form */
};

struct labels {          /* zeroed to begin with */
    struct label *items; /* the most important first */
    size_t count, capacity;
};

struct label_room { /* cells */
    struct pos pos;
    int columns, rows;
};

struct label_memory;

struct label_options {
    const char *language;              /* NULL for English */
    struct label_memory *memory;       /* of the last picture, replaced by this one's; NULL: all are placed anew */
    bool no_towns, no_rivers, no_regions; /* leaves those out */
    uint32_t selected;                 /* zone, or no_zone: its label is placed first */
    uint32_t tiers_hidden;             /* see scene_hides: they have no labels, and the rest is all of the country */
    bool large;                        /* the tiers' names spaced out in capitals; of the towns only great ones of the country */
    const struct label_room *reserved; /* taken by scale, legend, inset; may be NULL when there are none */
    size_t reserved_count;
};

/* Replaces what labels holds. The ground is the camera's. The same input always gives the same labels. What was
 * named in the last picture stays where it was on the ground, as long as it is in view there. */
void labels_place(struct labels *labels, const struct scene *scene, const struct camera *camera,
                  const struct ground *ground, const struct label_options *options);
void labels_fini(struct labels *labels);

/* Whether two rooms share a cell. */
bool label_rooms_overlap(struct label_room a, struct label_room b);

/* A room of that size in a corner of a map of map_columns x map_rows cells, where it covers the least of the country,
 * clear of the rooms that are taken: for the scale bar, the legend, an inset. The ground may be coarser than the map.
 * Of equals the bottom left, bottom right, top left, top right. columns is 0 if it fits nowhere. */
struct label_room labels_free_corner(const struct ground *ground, int map_columns, int map_rows, int columns, int rows,
                                     const struct label_room *taken, size_t taken_count);
