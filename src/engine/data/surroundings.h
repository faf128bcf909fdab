#pragma once
/* What the bundled layers show around a country of the user's own. */
#include "engine/data/layers.h"
#include "engine/geo/geos.h"

/* Puts the country in the place of the bundled one (it is taken over, and empty afterwards), and fits the other
 * layers around it:
 *   - Ukraine becomes a neighbour like the others. Of a neighbour whose land the country has, only what is left
 *     of it is kept, if that is more than slivers: a file in which Crimea is missing from Ukraine, or an oblast
 *     that is taken as the country, still has the rest of Ukraine beside it.
 *   - A country that is not Ukraine itself, and neither holds it nor lies within it, has no land in Ukraine: a
 *     file that says so loses it.
 *   - Oblasts are left out; so is everything that lies further away than the country is large, and neighbours and
 *     seas of which our layers end on a side where the country goes on.
 *   - Towns inside are home, all others abroad.
 * *ukraine_share: which part of Ukraine the file lost, else 0. false: GEOS failed. */
bool surroundings_fit(struct layers *layers, struct geos *geos, struct layer_source *country, double *ukraine_share,
                      struct error *error);
