#pragma once
/* Where the program's own files are: the data (assets and layers), the engine, and what is the user's. It runs from the
 * build folder and installed. */
#include "base/error.h"

/* The folder that holds assets/ and shapefiles/: `chosen` (--data) if not NULL, else $TIERMAP_DATA, else
 * beside the program or in a folder above it, else the folder it was built for. The caller frees it. NULL:
 * error says where it was looked for. */
char *locate_data(const char *chosen, struct error *error);

/* The folder of the replies that were made when the program was built: beside the program or, installed,
 * beside the engine; whether there are any is for the reader to find out. The caller frees it. */
char *locate_kept(void);

/* A folder of the user's for this program, by the XDG Base Directory Specification: "tiermap" in the one that the variable
 * names, else in `below_home` (".cache"). It need not exist. The caller frees it. NULL: the environment names none. */
char *locate_of_user(const char *variable, const char *below_home);

/* Makes a folder and those above it, for the user alone, unless they are there. What fails is for the writer to find out. */
void locate_make(const char *folder);

/* The engine program: beside the viewer, in the build folder, else where it was installed. The caller frees it. */
char *locate_engine(struct error *error);

/* The module that draws pictures: likewise. NULL: error says how to come by it. */
char *locate_picture(struct error *error);
