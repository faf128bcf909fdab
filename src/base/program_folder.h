#pragma once
/* Where this program lies; what belongs to it is found from there, so that it may be moved as a whole. */
#include <stdbool.h>

/* The folder that the running program's file lies in. The caller frees it; NULL if the system does not say. */
char *program_folder(void);

/* Turns a path into that of the folder which it lies in. false: there is none but the root, and it is as it was. */
bool path_up(char *path);
