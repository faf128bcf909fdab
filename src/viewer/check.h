#pragma once
/* --check: a map file looked at by itself. */
#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/error.h"

enum check_result {
    CHECK_FINE,     /* nothing was found */
    CHECK_FINDINGS, /* something was, be it that nothing of the file can be used */
    CHECK_FAILED    /* the check could not be made: there is no such file, or it cannot be opened; error says why */
};

/* Has an engine read the file, and appends a line for each finding; if there is none, one that says so where is_told.
 * max_vertices: 0 for the usual cap. is_sandboxed: as for link_open. */
enum check_result check_file(const char *path, uint32_t max_vertices, bool is_sandboxed, bool is_told, struct bytes *out,
                             struct error *error);
