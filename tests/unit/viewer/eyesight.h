#pragma once
/* How well colours are told apart: contrast, lightness, and distances as people see them who lack one kind of cones. */
#include "viewer/draw/palette.h"

struct light { /* linear, 0 to 1 */
    double red, green, blue;
};

struct lab {
    double lightness, a, b;
};

enum eye { EYE_NORMAL, EYE_PROTAN /* no red cones */, EYE_DEUTAN /* no green */, EYE_TRITAN /* no blue */, EYES };

struct light light_of(struct rgb colour);
double light_contrast(struct light a, struct light b);
struct lab lab_of(struct light c);
double light_distance(struct light a, struct light b, enum eye eye);

/* What a grey is multiplied with: 1 if greys look the same to that eye. */
double eye_row_sum(enum eye eye, int row);
