#pragma once
/* Where the labels stood in the last picture. A map that only moves takes them along: what is named stays
 * named, at the same place of the ground, until it reaches the edge. */
#include "viewer/map/labels.h"

struct label_memory { /* zeroed to begin with: nothing is remembered */
    struct labels labels;
    double scale;      /* metres in a column; labels of another scale are forgotten */
    struct pos corner; /* the cell of the ground at the view's top left, see camera_corner */
};

/* Takes the labels of a picture in, in place of those before. */
void label_memory_keep(struct label_memory *memory, const struct labels *labels, const struct camera *camera);

/* Replaces what labels holds with those that are remembered, where they would be in a camera's view: out of it,
 * if the map has moved far. Nothing when the scale is another, or memory NULL. */
void label_memory_recall(const struct label_memory *memory, const struct camera *camera, struct labels *labels);

/* Forgets them: the next picture is what it would be without a past. NULL is allowed. */
void label_memory_forget(struct label_memory *memory);
void label_memory_fini(struct label_memory *memory);
