#pragma once
/* A folder of a test's own. */

/* A new empty one. */
char *own_folder_new(void);

/* Removes it with all that is in it, even what the test has closed to itself; 0, or the status of what failed. */
int own_folder_free(char *folder);
