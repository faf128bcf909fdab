#pragma once
/* From a request to its reply. */
#include "base/bytes.h"
#include "model/request.h"

/* Appends the reply: the map, or a failure that says why there is none. */
void answer(const struct request *request, struct bytes *out);
