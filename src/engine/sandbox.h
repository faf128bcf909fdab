#pragma once
/* What the engine can still do once it knows which files it has to read: read those, work in threads, and answer. */
#include "model/request.h"

struct sandbox {
    bool is_off; /* the user wants none */
    char *files; /* which can be read, as they were; NULL: it is not entered yet */
};

/* Before a request (NULL: an order, which needs no files) is worked on. The first one's files are those that can be read
 * from then on; where the kernel lacks a part of it, without that part. false: the request has other files, or they have been
 * replaced since, and needs another engine. */
bool sandbox_admits(struct sandbox *sandbox, const struct request *request);
void sandbox_fini(struct sandbox *sandbox);
