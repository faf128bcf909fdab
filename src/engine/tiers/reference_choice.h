#pragma once
/* The reference line of a border that the user gives without saying what to measure from. */
#include "engine/data/layers.h"
#include "model/request.h"

/* The neighbours that REFERENCE_RUSSIA_BELARUS is shared with, by their code in the layers; REFERENCE_RUSSIA only with
 * the first. */
extern const char *const reference_neighbours[2];

/* The border with Russia if the country shares edges with it to the last bit, as only our own layers do; else,
 * in the same way, that with Belarus; else every edge of the outline. */
enum reference_kind reference_choose(const struct layers *layers);
