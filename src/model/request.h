#pragma once
/* What the viewer asks of the engine, and how it travels. A newer request takes the place of those before it: what
 * the engine has not answered of them by then, it leaves out. */
#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/error.h"
#include "base/point.h"
#include "base/lonlat.h"
#include "model/zone.h"

enum reference_kind {
    REFERENCE_RUSSIA,         /* the land border with Russia */
    REFERENCE_RUSSIA_BELARUS, /* and that with Belarus */
    REFERENCE_WHOLE,          /* every edge of the outline */
    REFERENCE_FILE,           /* lines or polygons of the user's; the first kind without a name of its own */
    REFERENCE_DRAWN,          /* a line that the user drew */
    REFERENCE_KINDS
};

enum { drawn_points_min = 2, drawn_points_max = 10000 };

enum request_wanted { /* bits; each is answered by one reply, in this order */
    WANT_GROUND = 1, /* REPLY_GROUND; with a draft of the whole country there may be a sketch of it first */
    WANT_DRAFT = 2,  /* REPLY_TIERS for the view, coarse and without numbers of area, towns and edges */
    WANT_EXACT = 4,  /* REPLY_TIERS */
    WANT_CHECK = 16, /* REPLY_CHECK about the border's file, and nothing else */
    WANT_WARM = 8    /* not answered: whatever the next request is likely to need is made ready */
};

struct request {
    uint32_t number; /* comes back in each reply */
    uint32_t wanted; /* enum request_wanted; 0: nothing any more: what is under way is let go */
    uint32_t reference; /* enum reference_kind */
    bool reference_is_open; /* nobody chose one: for a border of the user's the engine takes what fits it */
    uint32_t tier_count; /* tiers_min to tiers_max */
    double outer_km[tiers_max]; /* growing, finite, > 0 and <= depth_max_km */
    const char *layers_dir; /* the folder of the bundled layers */
    const char *border_path; /* "" for the bundled outline */
    const char *where_field, *where_value; /* the records of the border's file; "" for all */
    const char *reference_path; /* the user's file for REFERENCE_FILE, whether that is the reference now or not; "" for none */
    const struct lonlat *drawn; /* REFERENCE_DRAWN: valid places, else NULL */
    uint32_t drawn_count; /* REFERENCE_DRAWN: drawn_points_min to drawn_points_max, else 0 */
    uint32_t max_vertices; /* that a file of the user's may have; 0 for the usual cap */
    struct extent view; /* WANT_DRAFT: what is looked at, projected metres; empty: the whole country, which nobody has
                           seen yet, as finely as a screen of some hundred dots shows it */
    double tolerance_m; /* WANT_DRAFT: lines may be off by this much; > 0, unless the view is empty */
};

static const double depth_max_km = 2000;

/* The name on the command line ("russia+belarus"); REFERENCE_FILE gives "file", REFERENCE_DRAWN "drawn". */
const char *reference_name(enum reference_kind kind);
/* The line with a name of its own (before REFERENCE_FILE) that is called so; REFERENCE_KINDS: none is. */
enum reference_kind reference_find(const char *name);

/* Whether they are outer edges as a request has them: growing, finite, > 0 and <= depth_max_km. */
bool depths_valid(const double *outer_km, uint32_t tier_count);

/* Appends the request, ready to be sent; strings that are NULL go as "". */
void request_write(const struct request *request, struct bytes *out);

/* Bytes of the whole message that begins with these, 0 if more bytes (at most 16) are needed to tell,
 * SIZE_MAX if it is no request. */
size_t request_length(const void *data, size_t size);

/* Reads and checks a whole message, 8-byte aligned. The strings and the places are borrowed from data. */
bool request_read(struct request *request, const void *data, size_t size, struct error *error);
