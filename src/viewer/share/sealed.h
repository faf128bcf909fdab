#pragma once
/* Memory files that nobody can change any more: what one process has made, others map as it is. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* A descriptor of a file that holds these bytes; the caller closes it. -1: error says why there is none. */
int sealed_make(const void *data, size_t size, struct error *error);

/* The size of such a file, which came from elsewhere: not 0, and not more than size_max. 0: it is none, or could still change
 * under whoever reads it. */
size_t sealed_size(int fd, size_t size_max);
