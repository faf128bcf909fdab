#pragma once
/* What must hold of the files of a shapefile before shapelib may read them. */
#include "engine/data/memory_file.h"

/* Header, length and index of the .shp; makes up the index when there is none. false: error says what is
 * wrong, without the path before it. */
bool shapefile_check_shapes(struct memory_files *files, struct error *error);

/* Header and length of the .dbf. */
bool shapefile_check_table(const struct memory_files *files, struct error *error);
