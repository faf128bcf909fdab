#pragma once
/* The faces that lines enclose, with a point in each. */
#include "engine/geo/linework.h"
#include "engine/geo/locate.h"
#include "engine/geo/partition.h"

struct faces { /* zeroed is empty */
    struct partition partition;
    const struct shape *shapes; /* its faces */
    struct point *samples;      /* a point in each */
    uint32_t *zones;            /* room for what each belongs to */
    struct locator *locator;    /* of the samples */
    bool *inside;               /* room for what it finds */
    size_t count;
};

/* The faces of lines that may cross. false when GEOS fails; faces may be given to _fini. */
bool faces_init(struct faces *faces, struct geos *geos, const struct linework *linework);
/* Faces of the same zone joined. */
void faces_join(struct faces *joined, const struct geos *geos, const struct faces *faces);
void faces_fini(struct faces *faces);
