#pragma once
/* What the forms of the numbers share; only stats*.c and compare.c use it. */
#include "viewer/out/stats.h"

enum {
    stats_key_size = 16,
    /* the layers that the numbers were made of */
    stats_layers =
        1 << LAYER_COUNTRY | 1 << LAYER_REGIONS | 1 << LAYER_PLACES | 1 << LAYER_ZONES | 1 << LAYER_REFERENCE
};

/* "1" for the first tier and so on, "rear", "beyond". Returns key. */
const char *stats_row_key(const struct zone *zone, char key[stats_key_size]);

/* Appends a row of the table: distances, area, share, towns, people, edge. An empty number at the end is left out. */
void stats_add_row(struct bytes *out, int name_width, const char *key, const char *name, const char *const numbers[6]);
/* The row of a zone, by any name. */
void stats_add_zone(struct bytes *out, const struct out_subject *subject, const struct zone *zone, int name_width,
                    const char *key, const char *name);
/* The row above them. */
void stats_add_heading(struct bytes *out, int name_width);

void stats_write_csv(const struct out_subject *subject, struct bytes *out);
void stats_write_json(const struct out_subject *subject, struct bytes *out);
