#pragma once
/* Writing a file so that it is either whole or as it was before. */
#include "base/bytes.h"

/* Writes the bytes to a new file beside the path and moves it there. A file that is there already is replaced
 * only with force, and keeps its permissions; a symbolic link is followed. false: error names the path and
 * says why in one sentence; what was there is as it was, and nothing new is left behind. */
bool out_save(const char *path, const struct bytes *bytes, bool force, struct error *error);
