#pragma once
/* The map as GeoJSON (RFC 7946): the tiers, the rest of the country and the line that they are measured from,
 * in degrees on WGS84. */
#include "base/bytes.h"
#include "viewer/out/subject.h"

/* Appends a FeatureCollection: a feature for each zone that the country has (role "tier", "rest" or
 * "beyond"), one for the reference line; `note` says what is illustrative, `attribution` from whom things
 * are. Coordinates have six decimals; outer rings go counterclockwise. A tier without land has no geometry.
 */
void out_geojson(const struct out_subject *subject, struct bytes *out);
