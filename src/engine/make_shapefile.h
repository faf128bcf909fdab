#pragma once
/* From an order for a shapefile (model/shapefile_order.h) to its files. */
#include "base/bytes.h"

/* Appends the answer to a whole message: the files, or why there are none. */
void make_shapefile(const void *order, size_t size, struct bytes *out);
