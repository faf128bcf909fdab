#pragma once
/* The faces that lines enclose, with a point in each. */
#include "engine/geo/linework.h"
#include "engine/geo/locate.h"

struct faces {
    struct shape *shapes;
    struct point *samples;   /* a point in each */
    uint32_t *zones;         /* room for what each belongs to */
    struct locator *locator; /* of the samples */
    bool *inside;            /* room for what it finds */
    size_t count;
};

/* is_cut: as linework_faces has it. false when GEOS fails; faces may be given to _fini. */
bool faces_init(struct faces *faces, struct geos *geos, const struct linework *linework, bool is_cut);
void faces_fini(struct faces *faces);
