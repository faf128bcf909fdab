#pragma once
/* What a reply was made from, as a number: what the files hold, the choice of records, line and depths, and the
 * program's version. XXH3 with 128 bits, by libxxhash. */
#include <stdbool.h>
#include <stdint.h>

#include "model/request.h"

struct kept_key {
    uint64_t high, low;
};

struct kept_keys {
    struct kept_key ground, line, tiers; /* line: of the user's file with a reference line, if there is one */
};

bool kept_key_equal(struct kept_key a, struct kept_key b);

/* false: a file cannot be read, so that nothing can be kept. */
bool kept_keys_make(struct kept_keys *keys, const struct request *request);

/* Only the key of the tiers, for the same files as they were then: the engine does not read them again either. */
struct kept_key kept_key_tiers(const struct kept_keys *keys, const struct request *request);
