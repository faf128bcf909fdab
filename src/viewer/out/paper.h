#pragma once
/* The paper that a picture is made for. */
#include <stdbool.h>

#include "base/error.h"

struct paper {
    double width_mm, height_mm;
    bool is_slide; /* to be looked at from afar, on a screen: larger words, and fewer */
};

static const double paper_side_min_mm = 100, paper_side_max_mm = 1200;

/* A4, landscape. */
struct paper paper_default(void);

/* Reads "a4", "slide" (16:9) or millimetres, width first, like "420x297". false: error says what may be given; paper is as it
 * was. */
bool paper_read(struct paper *paper, const char *text, struct error *error);
