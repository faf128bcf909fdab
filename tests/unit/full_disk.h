#pragma once
/* A disk that has no room left, by a limit on the size of files. */
#include <stddef.h>

/* No file can be written beyond so many bytes, until the end is told; nothing is asserted in between, else it stays so. */
void full_disk_begin(size_t bytes);
void full_disk_end(void);
