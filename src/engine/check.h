#pragma once
/* A map file looked at by itself: what is wrong with it, whether it is to be a border or a reference. */
#include "engine/geo/geos.h"
#include "model/request.h"

/* Reads the request's border file and appends the reply about it. A file that is there, but of which nothing can be used,
 * is an answer too (WARNING_FILE_REFUSED). false: there is no such file, or it cannot be opened: error says
 * why; or the work was cancelled. */
bool check_write(struct geos *geos, const struct request *request, struct bytes *out, struct error *error);
