#pragma once
/* From requests to replies. */
#include "base/bytes.h"
#include "engine/geo/cancel.h"
#include "model/request.h"

struct engine; /* what is kept from one request to the next: the files that were read, the line, edges of bands */

struct engine *engine_new(void);
void engine_free(struct engine *engine);

/* Takes a reply; false: it cannot be delivered. The bytes are the taker's. */
typedef bool engine_take(void *data, struct bytes *reply);

/* Works on one request and hands over each reply that it wants, or one failure that says why there is none; nothing
 * more once it is cancelled (NULL: it never is). false: a reply could not be delivered. */
bool engine_answer(struct engine *engine, const struct request *request, struct cancel *cancel, engine_take *take,
                   void *data);
