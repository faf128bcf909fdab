#pragma once
/* A file that is only in memory, for what reads from a path. */
#include "base/bytes.h"

struct memory_path {
    char path[32];
    int fd;
};

/* Ends the program if there can be none. */
struct memory_path memory_path_new(const struct bytes *bytes);
void memory_path_free(const struct memory_path *file);
