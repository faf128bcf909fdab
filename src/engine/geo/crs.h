#pragma once
/* From the coordinates of a map file to degrees on WGS84, by what its .prj says. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/lonlat.h"

enum { crs_text_max = 65536 }; /* bytes of a .prj that is believed */

struct crs;

/* prj is the text of the .prj file, NULL when there is none: then the numbers are taken as degrees on WGS84.
 * NULL and an error when PROJ does not understand the text or knows no way to WGS84. Opens no file that the
 * text names and no connection. */
struct crs *crs_open(const char *prj, struct error *error);
void crs_close(struct crs *crs);

/* Whether it has metres or the like instead of degrees. */
bool crs_is_projected(const struct crs *crs);

/* Turns count pairs x, y (the file's unit, kept in lon and lat) into degrees. Returns how many are not finite or lie
 * nowhere on the Earth: both numbers of those become NAN. Degrees may go round it (lonlat_is_somewhere). */
size_t crs_to_lonlat(const struct crs *crs, struct lonlat *places, size_t count);
