#pragma once
/* Measuring a path: how long its legs are, and what it encloses. Legs are geodesics on WGS84. */
#include <stddef.h>

#include "base/lonlat.h"

struct measure {
    double total_m;
    bool is_closed;  /* the last place is the first, and there are three legs or more */
    bool is_crossed; /* it crosses or touches itself, or goes back over itself; where it is closed is no
                        crossing */
    double area_km2; /* of what a closed path that is not crossed encloses; else 0 */
};

/* Measures a path of count places; legs_m (may be NULL) gets the count - 1 lengths, metres. Costs the square
 * of count. */
struct measure measure_path(const struct lonlat *places, size_t count, double *legs_m);
