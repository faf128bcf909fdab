#pragma once
/* Places that the steps of a tour name, on the map at hand. */
#include "viewer/ui/state.h"

/* Finds a place by its whole name, in English or the country's own language; small differences in writing do not count.
 * Needs a scene. false: there is none, and place is as it was. */
bool tour_place_find(struct state *state, const char *name, struct tour_place *place);

/* A box in degrees (west, south, east, north) on the map: the projected metres that hold all of it. */
struct extent tour_place_extent(const struct scene *scene, const double box[4]);
