#pragma once
/* The line to the engine: starts it, sends it requests, collects its replies without ever waiting unless asked to. */
#include <stdbool.h>

#include "base/bytes.h"
#include "base/error.h"
#include "model/request.h"

struct link;

enum link_progress {
    LINK_PENDING, /* no whole reply yet */
    LINK_REPLY,   /* there is one */
    LINK_REFUSED, /* see session_receive */
    LINK_ENDED,   /* the engine has ended by itself and nothing is wrong; else as LINK_BROKEN */
    LINK_BROKEN   /* the engine is gone or talks nonsense; error says why; only link_close is left */
};

/* Starts the engine. is_sandboxed: it must keep itself from everything that it does not need. NULL: error says why. */
struct link *link_open(const char *engine_path, bool is_sandboxed, struct error *error);

/* Ends the engine, at work or not. NULL is allowed. */
void link_close(struct link *link);

/* Readable when there is something for link_receive. Borrowed. */
int link_fd(const struct link *link);

/* Requests are small, so this does not block. false: the engine is gone or takes no more; error says why. */
bool link_send(struct link *link, const struct request *request, struct error *error);

/* Takes in what has come. LINK_REPLY: reply (empty before) holds a whole one, 8-byte aligned, unchecked; the caller frees it. */
enum link_progress link_receive(struct link *link, struct bytes *reply, struct error *error);

/* Waits for a whole reply (as link_receive gives it), at most deadline_ms. false: error says why there is none. */
bool link_wait(struct link *link, int deadline_ms, struct bytes *reply, struct error *error);

/* Bytes of the whole message that begins with these; 0: more are needed to tell; SIZE_MAX: it is none. */
typedef size_t link_length(const void *data, size_t size);

/* Sends a message of any length and waits for the answer to it, at most deadline_ms for either. answer is empty before;
 * the caller frees it. false: error says why there is none. */
bool link_exchange(struct link *link, const struct bytes *message, link_length *length_of, int deadline_ms,
                   struct bytes *answer, struct error *error);
