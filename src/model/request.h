#pragma once
/* What the viewer asks of the engine, and how it travels. */
#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/error.h"
#include "model/zone.h"

enum reference_kind {
    REFERENCE_RUSSIA,         /* the land border with Russia */
    REFERENCE_RUSSIA_BELARUS, /* and that with Belarus */
    REFERENCE_WHOLE,          /* every edge of the outline */
    REFERENCE_FILE,
    REFERENCE_KINDS
};

struct request {
    uint32_t number; /* comes back in the reply */
    uint32_t reference; /* enum reference_kind */
    uint32_t tier_count; /* tiers_min to tiers_max */
    double outer_km[tiers_max]; /* growing, finite, > 0 and <= depth_max_km */
    const char *layers_dir; /* the folder of the bundled layers */
    const char *border_path; /* "" for the bundled outline */
    const char *reference_path; /* REFERENCE_FILE, else "" */
};

static const double depth_max_km = 2000;

/* The name on the command line ("russia+belarus"); REFERENCE_FILE gives "file". */
const char *reference_name(enum reference_kind kind);

/* Appends the request, ready to be sent. */
void request_write(const struct request *request, struct bytes *out);

/* Bytes of the whole message that begins with these, 0 if more bytes (at most 16) are needed to tell,
 * SIZE_MAX if it is no request. */
size_t request_length(const void *data, size_t size);

/* Reads and checks a whole message. The strings are borrowed from data. */
bool request_read(struct request *request, const void *data, size_t size, struct error *error);
