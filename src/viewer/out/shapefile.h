#pragma once
/* The map as two shapefiles: what the engine is to make them of. */
#include "model/shapefile_order.h"
#include "viewer/out/subject.h"

/* The tiers: polygons with TIER, NAME, FORCE, INNER_KM, OUTER_KM, AREA_KM2 and ILLUSTR (yes); a tier without land is
 * a record without a shape. The order is empty before; the caller frees it. */
void out_shapefile_tiers(const struct out_subject *subject, struct shapefile_order *order);

/* The line that they are measured from: one record with NAME, LENGTH_KM and ILLUSTR. */
void out_shapefile_reference(const struct out_subject *subject, struct shapefile_order *order);

/* Appends what must stand beside them, as text: what is illustrative, and from whom the data is. */
void out_shapefile_notes(const struct out_subject *subject, struct bytes *out);
