#pragma once
/* A shared map that is followed: takes in what it tells. Only reads. */
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"
#include "viewer/share/share_message.h"

struct share_client;

enum share_progress {
    SHARE_NOTHING, /* no news */
    SHARE_NEWS,    /* share_client_view has changed */
    SHARE_ENDED,   /* nobody shares it any more, or this follower was let go */
    SHARE_REFUSED  /* it is full, damaged, or from another version: error says which */
};

/* Connects to the map of that name. NULL: error says why not; see share_place_connect. */
struct share_client *share_client_open(const char *name, int patience_ms, struct error *error);

/* NULL is allowed. */
void share_client_close(struct share_client *client);

/* Readable when there is something for share_client_receive. Borrowed. */
int share_client_fd(const struct share_client *client);

/* Whose map it is. */
uid_t share_client_owner(const struct share_client *client);

/* Takes in what has come, without waiting. After SHARE_ENDED and SHARE_REFUSED only closing is left. */
enum share_progress share_client_receive(struct share_client *client, struct error *error);

/* Waits for the first view. false: error says why none comes. */
bool share_client_wait(struct share_client *client, int deadline_ms, struct error *error);

/* The latest view; NULL before the first one. */
const struct share_view *share_client_view(const struct share_client *client);

/* The file of a kind that the latest view speaks of, sealed; *size is what it holds. Borrowed. -1: it speaks of none. */
int share_client_file(const struct share_client *client, enum share_file kind, size_t *size);
