#pragma once
/* Writing files so that they are either whole or as they were before. */
#include "base/bytes.h"

struct out_file { /* borrowed */
    const char *path;
    struct bytes bytes;
};

/* Writes the bytes to a new file beside the path and moves it there. A file that is there already is replaced
 * only with force, and keeps its permissions; a symbolic link is followed. false: error names the path and
 * says why in one sentence; what was there is as it was, and nothing new is left behind. */
bool out_save(const char *path, const struct bytes *bytes, bool force, struct error *error);

/* The same for files that belong together: either all of them are written, or all that was there is as it was. */
bool out_save_set(const struct out_file *files, size_t count, bool force, struct error *error);
