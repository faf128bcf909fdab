#pragma once
/* What holds of records whatever the file was. */
#include "engine/data/records.h"

/* Ends the program where it does not hold: places on the Earth, parts within their points, rings closed, texts for every
 * field, and no more left out than there was. */
void records_check(const struct records *records);
