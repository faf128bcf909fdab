#pragma once
/* The outline of a country from a file of the user's own. */
#include "engine/data/layers.h"
#include "engine/geo/geos.h"

/* Fields in which files keep a country's name in English, the best one first; then its Ukrainian name. */
enum { border_name_count = 4 };
extern const char *const border_name_fields[border_name_count];

struct border_query {
    const char *path;
    const char *where_field, *where_value; /* only records with this text in this field; "" for all of them */
    size_t max_vertices;                   /* of the whole file; 0: the usual cap */
};

/* Reads a country as one record and one feature. What is picked from more than one record, crosses itself or
 * lies on both sides of the 180th meridian is joined; else the vertices stay as they are, so that borders
 * which are shared with other layers stay shared. Longitudes run on over 180 degrees where the country does.
 * Its name is what the file calls it, else the file's own. false: error says in one sentence what is wrong and
 * what to do; source is empty. */
bool border_read(struct layer_source *source, struct geos *geos, const struct border_query *query,
                 struct error *error);
