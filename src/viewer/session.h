#pragma once
/* What one run of the viewer works on: the plan, what was asked of the engine, and the map that came back. */
#include "model/reply.h"
#include "viewer/link.h"
#include "viewer/map/scene.h"
#include "viewer/options.h"
#include "viewer/theme_shelf.h"

struct session {
    char *data_dir, *layers_dir;
    struct themes themes;
    int theme;              /* place of the one asked for; -1: none was */
    struct plan plan;       /* with the depths that are used */
    struct request request; /* strings are borrowed from here */
    struct link *link;      /* NULL while no engine runs */
    struct bytes bytes;     /* the reply as it came */
    struct reply reply;     /* borrowed from bytes */
    struct scene *scene;    /* NULL until there is a map */
};

/* Finds and reads the plan and makes the request. false: error says why, *status is the exit status; session
 * may be given to _fini. */
bool session_init(struct session *session, const struct options *options, struct error *error, int *status);
void session_fini(struct session *session);

/* The place of the theme to begin with: the one asked for, or that of a name. */
size_t session_theme(const struct session *session, const char *name);

/* Starts the engine and sends it the request; does not wait. */
bool session_ask(struct session *session, struct error *error);

/* Takes in what the engine has sent. LINK_REPLY: there is a (new) scene; scenes given out before are gone. */
enum link_progress session_receive(struct session *session, struct error *error);

/* Stops the engine, whatever it is doing. */
void session_give_up(struct session *session);

/* Asks and waits until there is a map. */
bool session_wait(struct session *session, struct error *error);
