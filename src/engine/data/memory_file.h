#pragma once
/* Shapelib reads and writes through hooks; here they lead to memory, so that it never opens, makes or repairs
 * a file, and prints nothing. */
#include <shapefil.h>

#include "base/bytes.h"

/* The files of one shapefile. Those that are empty do not exist for shapelib. */
struct memory_files {
    bool is_writable; /* else it can only read them */
    struct bytes shp, shx, dbf, cpg;
};

enum { memory_name_size = 32 };

/* The hooks, and the name under which shapelib has to open the files, which must stay where they are until it
 * has closed them. (Hooks get no argument of ours but the name, so that the name carries the address.) */
void memory_hooks_init(SAHooks *hooks);
void memory_name(char name[memory_name_size], struct memory_files *files);
