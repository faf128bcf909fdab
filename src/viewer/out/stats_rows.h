#pragma once
/* What the three forms of the numbers share; only stats*.c use it. */
#include "viewer/out/stats.h"

enum {
    stats_key_size = 16,
    /* the layers that the numbers were made of */
    stats_layers =
        1 << LAYER_COUNTRY | 1 << LAYER_REGIONS | 1 << LAYER_PLACES | 1 << LAYER_ZONES | 1 << LAYER_REFERENCE
};

/* "1" for the first tier and so on, "rear", "beyond". Returns key. */
const char *stats_row_key(const struct zone *zone, char key[stats_key_size]);

void stats_write_csv(const struct out_subject *subject, struct bytes *out);
void stats_write_json(const struct out_subject *subject, struct bytes *out);
