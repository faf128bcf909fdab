#pragma once
/* Words on the map, ranked and free of collisions: the tiers' labels first, then the rest's, then capitals, towns, neighbours and seas. */
#include "viewer/map/ground.h"

enum label_kind {
    LABEL_TIER, /* zone tells which */
    LABEL_REST, /* "US support from the rear", at the western edge */
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

struct label {
    enum label_kind kind;
    struct pos pos; /* of the first letter */
    int width;      /* cells */
    char text[96];  /* clean UTF-8, one line */
    uint32_t zone;  /* LABEL_TIER, LABEL_REST; else no_zone */
    bool has_marker; /* towns: the dot stands at `marker`, beside the text */
    struct pos marker;
    bool has_leader; /* a line from the label's edge to the thing it names */
    struct pos leader_from, leader_to;
};

struct labels {
    struct label *items;
    size_t count, capacity;
};

struct label_options {
    const char *language; /* NULL for English */
    uint32_t selected;    /* zone, or no_zone: its label is placed first */
    const struct label_room { struct pos pos; int columns, rows; } *reserved; /* taken by scale, legend, inset */
    size_t reserved_count;
};

void labels_place(struct labels *labels, const struct scene *scene, const struct camera *camera, const struct ground *ground,
                  const struct label_options *options);
void labels_fini(struct labels *labels);
