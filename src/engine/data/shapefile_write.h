#pragma once
/* Makes the files of a shapefile in memory. */
#include "base/bytes.h"
#include "base/error.h"
#include "engine/data/records.h"
#include "model/shapefile_order.h"

struct shapefile_files {
    struct bytes shp, shx, dbf, prj, cpg;
};

/* Lines or polygons in degrees on WGS84, with one field for each value of a record: texts are cut at the end of a
 * whole character of UTF-8, numbers are digits with a point already, yes is "T". A record without parts has no
 * shape. Outer rings run clockwise, holes against it. false: shapelib refused; files is empty. */
bool shapefile_write(struct shapefile_files *files, const struct records *records, const struct order_field *fields,
                     struct error *error);
void shapefile_files_fini(struct shapefile_files *files);
