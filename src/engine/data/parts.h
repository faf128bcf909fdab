#pragma once
/* The lines or rings of one record, made fit to be shown. */
#include <stdbool.h>
#include <stddef.h>

#include "base/lonlat.h"
#include "engine/data/report.h"

struct parts { /* zeroed is empty */
    struct {
        struct lonlat *items;
        size_t count, capacity;
    } places;
    struct {
        size_t *items;
        size_t count, capacity;
    } ends; /* how many places up to each part's end */
};

void parts_fini(struct parts *parts);
void parts_clear(struct parts *parts);

/* Adds a line or a ring: without places that are no longitude and latitude, a ring closed. What is too short then is not
 * added (false). All of it is counted as found in that record. */
bool parts_add(struct parts *parts, const struct lonlat *places, size_t count, bool is_ring, struct report *report,
               size_t record);

/* Borrowed until a part is added. */
const struct lonlat *parts_at(const struct parts *parts, size_t index, size_t *count);
