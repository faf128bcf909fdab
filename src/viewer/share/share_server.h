#pragma once
/* The map that is shared: lets others follow, and sends each of them the latest view, as fast as they read. Nobody is waited
 * for, and nothing that they do is believed: what they send is thrown away unread, those who do not read are let go, and
 * however many come and go, they take little time. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "viewer/share/share_message.h"
#include "viewer/share/share_place.h"

enum {
    share_followers_max = 120, /* what is on its way to them stays below the 1024 descriptors that a user may send */
    share_pace_ms = 2,         /* for each follower, from one view to the next: what they need to draw it */
    share_patience_ms = 10000, /* with one who does not read */
};

struct share_server;

/* NULL: error says why; see share_place_make. */
struct share_server *share_server_open(const char *name, const struct share_audience *audience, struct error *error);

/* The followers are told by their sockets' end. NULL is allowed. */
void share_server_close(struct share_server *server);

/* Readable when share_server_tend has something to do. Borrowed. */
int share_server_fd(const struct share_server *server);

/* Lets in who has come, and lets go who has left. Sends nothing. now_ms, here and below: by clock_now_ms. */
void share_server_tend(struct share_server *server, int64_t now_ms);

/* How many follow. */
size_t share_server_count(const struct share_server *server);

/* Another file of a kind is in force from now on, with these bytes, which are copied; size 0: none is. false: error says why it
 * cannot be shared; none is in force. */
bool share_server_put(struct share_server *server, enum share_file kind, const void *data, size_t size, struct error *error);

/* What everyone is to see; the serials are filled in. Sends it to whom it has to be sent now; the first view after a pause goes
 * out at once, those right after it at the followers' pace, the last one always. Call it whenever something has happened; with a
 * view that everyone has already it does nothing. */
void share_server_show(struct share_server *server, const struct share_view *view, int64_t now_ms);

/* When share_server_show or share_server_tend has to be called again even if nothing happens; -1: not. */
int share_server_left_ms(const struct share_server *server, int64_t now_ms);
