#pragma once
/* What the viewer has the engine make a shapefile of, because shapelib is the engine's: places, parts, records and
 * fields, flat, and how they travel; and the files that come back. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/bytes.h"
#include "base/error.h"
#include "base/lonlat.h"

enum order_field_kind { ORDER_TEXT, ORDER_NUMBER, ORDER_YES_NO };
enum { order_width_max = 254 }; /* bytes of a value: what a .dbf has room for */

struct order_field {
    char name[12];                  /* 1 to 10 bytes of ASCII, ended by NUL */
    uint32_t kind, width, decimals; /* enum order_field_kind; 1 to order_width_max bytes; of a number */
};

struct order_part { /* a ring whose first place is repeated at the end, or a line */
    uint32_t place_count, is_hole;
};

struct shapefile_order { /* zeroed is empty; the parts' places, the records' parts and their values follow one another */
    bool is_polygons;    /* else lines */
    struct { struct lonlat *items; size_t count, capacity; } places; /* longitudes may run on over 180 */
    struct { struct order_part *items; size_t count, capacity; } parts;
    struct { uint32_t *items; size_t count, capacity; } records; /* how many parts each has */
    struct { struct order_field *items; size_t count, capacity; } fields;
    struct bytes values; /* of each record one for each field, ended by NUL */
};

void shapefile_order_fini(struct shapefile_order *order);

/* Adding: a record, then its parts, each with its places, then its values. */
void shapefile_order_record(struct shapefile_order *order);
void shapefile_order_part(struct shapefile_order *order, bool is_hole);
void shapefile_order_place(struct shapefile_order *order, struct lonlat place);
void shapefile_order_value(struct shapefile_order *order, const char *value);

/* Appends the order, ready to be sent. */
void shapefile_order_write(const struct shapefile_order *order, struct bytes *out);

/* Bytes of the whole message that begins with these, 0 if more are needed to tell, SIZE_MAX if it is no order. */
size_t shapefile_order_length(const void *data, size_t size);

/* Reads and checks a whole message into an order of its own. false: it is empty. */
bool shapefile_order_read(struct shapefile_order *order, const void *data, size_t size, struct error *error);

enum product_file { PRODUCT_SHP, PRODUCT_SHX, PRODUCT_DBF, PRODUCT_PRJ, PRODUCT_CPG, PRODUCT_FILES };

/* "shp" and so on. */
const char *product_ending(enum product_file file);

/* Appends the answer: the files, or why there are none. */
void product_write(const struct bytes files[PRODUCT_FILES], struct bytes *out);
void product_write_failure(const char *sentence, struct bytes *out);

/* As shapefile_order_length, of an answer. */
size_t product_length(const void *data, size_t size);

/* Copies the files out of a whole answer. false: error has the engine's sentence; files are empty. */
bool product_read(struct bytes files[PRODUCT_FILES], const void *data, size_t size, struct error *error);
