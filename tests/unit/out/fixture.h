#pragma once
/* A small country in three tiers, with the bundled plan: what the exports are tried on. */
#include "base/bytes.h"
#include "model/request.h"
#include "viewer/out/subject.h"

struct fixture {
    struct plan plan;
    struct bytes bytes; /* the reply */
    struct reply reply;
    struct out_subject subject;
};

/* What is in it: the country is a square of 400 km; tier 1 has two polygons, one with a hole; tier 2 is
 * turned the wrong way round; tier 3 has a ring that is too small to be one; `beyond` is empty unless asked
 * for. */
void fixture_init(struct fixture *fixture, enum reference_kind reference, bool with_beyond);
void fixture_fini(struct fixture *fixture);
