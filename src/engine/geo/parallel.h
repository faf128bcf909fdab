#pragma once
/* One job done for many indexes by several threads. */
#include <stdbool.h>
#include <stddef.h>

#include "engine/geo/geos.h"

/* Works on one index. false: it failed (error says why) or was cancelled (no error). */
typedef bool parallel_job(void *data, size_t index, struct geos *geos, struct error *error);

/* Calls job for every index below count, each once, in any order: in this thread with its GEOS session, and in others,
 * as many as there are processors, but at most a few, with sessions of their own that are cancelled with it. false as
 * soon as a job says so or the work is cancelled (the rest is left out); error is that of one job, or empty. */
bool parallel_for(struct geos *geos, size_t count, parallel_job *job, void *data, struct error *error);
