#pragma once
/* A folder of the process's own, in memory where there is such a place, for what reads files by their names. It goes, with what
 * work_folder_write put there, when the process exits. */
#include "base/bytes.h"

/* Its path: FOLDER/tiermap, so that FOLDER can be a home of settings. Borrowed, for ever. */
const char *work_folder(void);

/* Writes a file there; ends the program if it cannot. */
void work_folder_write(const char *name, const struct bytes *bytes);
