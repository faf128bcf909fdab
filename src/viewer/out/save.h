#pragma once
/* Writing files so that they are either whole or as they were before. */
#include "base/bytes.h"

struct out_file { /* borrowed */
    const char *path;
    struct bytes bytes;
};

/* Writes files that belong together, each to a new one beside its path that is then moved there: either all of them
 * are written, or all that was there is as it was. A file that is there already is replaced only with force, and keeps
 * its permissions; a symbolic link is followed. false: error names the path and says why in one sentence; nothing new
 * is left behind. */
bool out_save_set(const struct out_file *files, size_t count, bool force, struct error *error);

/* The same of one file. */
bool out_save(const char *path, const struct bytes *bytes, bool force, struct error *error);
