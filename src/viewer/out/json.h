#pragma once
/* cJSON as we use it: memory never runs out quietly, numbers are rounded, and an object ends as bytes. */
#include <cjson/cJSON.h>

#include "base/bytes.h"

/* A new object. */
cJSON *json_object_new(void);

/* Adds a number rounded to so many decimals. */
void json_add_number(cJSON *object, const char *name, double value, int decimals);

/* Appends the object as text, indented or on one line, and frees it. */
void json_write(cJSON *object, bool indented, struct bytes *out);
