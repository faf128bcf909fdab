#pragma once
/* What the tiers are measured from, and the land that lies beyond it. */
#include "engine/data/report.h"
#include "engine/geo/convert.h"
#include "model/reply.h"

struct reference { /* zeroed is empty */
    enum reference_reading reading;
    struct shape line; /* from which the tiers are measured */
    struct shape area; /* READING_AREA: polygons that are not held; what of their edges is within reach is the line */
    struct shape beyond; /* polygons: land within them is neither tier nor rest */
    struct report report; /* what came out about its file, if it has one */
};

void reference_fini(struct reference *reference);

/* The lines that part the land beyond from the rest, NULL if there is no such land. Borrowed. */
const struct shape *reference_cut(const struct reference *reference);

/* The edges that two outlines share, point for point, joined to lines that are as long as they can be. An empty line
 * means that they share none. */
void reference_shared(struct shape *line, const struct shape *outline, const struct shape *others);

/* Every edge of an outline. */
void reference_whole(struct shape *line, const struct shape *outline);
