#pragma once
/* The numbers of each tier, as a table for people, as CSV (RFC 4180) or as JSON. */
#include "base/bytes.h"
#include "viewer/out/subject.h"

enum stats_format { STATS_TABLE, STATS_CSV, STATS_JSON };

/* Appends the numbers. Areas are km2 and lengths km, rounded to 0.1, shares percent to 0.01; people are
 * whole. width: cells of the table's lines (80 is a good one), unused by the others. */
void out_stats(const struct out_subject *subject, enum stats_format format, int width, struct bytes *out);

/* Kilometres of the tier's outer edge for each of so many brigades; 0 when the plan gives it none. */
double stats_km_per_brigade(const struct zone *zone, int brigades);
