#pragma once
/* A folder of a test's own where maps are shared. */

/* Makes one and names it in the environment. */
void share_folder_begin(void);

/* The path of what is called that in it; borrowed until the next call. */
const char *share_folder_path(const char *name);

/* Removes it with all that is in it. */
void share_folder_end(void);

/* How many descriptors this process has. */
int open_descriptors(void);
