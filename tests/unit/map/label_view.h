#pragma once
/* One picture of the made-up map with its labels, and what tests ask of it. */
#include "made_up_map.h"
#include "viewer/map/labels.h"

struct label_view {
    struct camera camera;
    struct ground ground;
    struct labels labels;
};

/* options NULL: nothing selected, nothing reserved, English. */
void label_view_init(struct label_view *view, const struct made_up_map *map, struct camera camera,
                     const struct label_options *options);
void label_view_fini(struct label_view *view);

/* The label with that text, NULL if there is none. */
const struct label *label_view_find(const struct label_view *view, const char *text);

/* Dots of a ground in a cell. */
int label_view_dots(const struct label_view *view, struct pos pos, int kind);

/* The whole country, as large as it fits. */
struct camera whole_country(const struct made_up_map *map, int columns, int rows);
