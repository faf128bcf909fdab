#pragma once
/* What came out about a map file while it was read: how much it holds, and what of that was left out, mended or assumed. */
#include <stddef.h>

#include "model/reply.h"

struct report { /* zeroed: nothing was found */
    size_t records, points; /* that the file holds, whatever was taken of them */
    size_t found[WARNING_CODES]; /* how often; with one of those of a whole file, the number that its code has */
    size_t first[WARNING_CODES]; /* the record it was found in first, from 1; 0: none */
    const char *encoding;        /* the code page that was taken, where nothing names it; never freed */
};

/* Counts `number` more of them. record: from 1; 0: it is of no record. */
static inline void report_add(struct report *report, enum warning_code code, size_t number, size_t record)
{
    if (number > 0 && report->found[code] == 0)
        report->first[code] = record;
    report->found[code] += number;
}
