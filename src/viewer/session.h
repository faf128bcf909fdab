#pragma once
/* What one run of the viewer works on: the plan, what was asked of the engine, and the map that came back. */
#include "viewer/answers.h"
#include "viewer/kept.h"
#include "viewer/link.h"
#include "viewer/options.h"
#include "viewer/theme_shelf.h"

enum { session_deadline_ms = 30000 }; /* for an answer */

struct session {
    char *data_dir, *layers_dir;
    struct themes themes;
    int theme; /* place of the one asked for; -1: none was */
    const char *theme_path; /* of its file, if one was asked for by that; borrowed */
    struct plan plan;       /* with the depths of the command line */
    struct request request; /* the last one; strings are borrowed from here */
    const struct plan_line *line; /* the drawn line that it asks for, or NULL */
    struct kept kept;
    struct kept_keys keys; /* of the request, if has_keys */
    bool has_keys; /* not for a map that is followed, whose files are not known */
    struct link *link; /* NULL while no engine runs */
    bool is_sandboxed; /* the engine */
    bool is_waiting;   /* for the exact answer to the request */
    int64_t asked_ms;  /* when it was asked */
    struct answers answers;
};

/* Finds and reads the plan and makes the request. false: error says why, *status is the exit status; session
 * may be given to _fini. */
bool session_init(struct session *session, const struct options *options, struct error *error, int *status);
void session_fini(struct session *session);

/* The place of the theme to begin with: the one asked for, or that of a name. */
size_t session_theme(const struct session *session, const char *name);

/* What was asked for last; at first, what the plan and the command line say. */
struct choice session_choice(const struct session *session);

/* Whether the country's outline, and what is made of it, is owed to nobody but the user: it is from a file that is not
 * one of our layers. */
bool session_owns_outline(const struct session *session);

struct look_at { /* for drafts */
    struct extent view; /* empty: everything */
    double tolerance_m;
};

/* Has the choice on the map: from what is kept, at once; or asks the engine, which is started for it if none is there,
 * and does not wait. With look_at a draft comes first. What was asked before is not answered any more. false: error
 * says why there is no engine. */
bool session_ask(struct session *session, const struct choice *choice, const struct look_at *look_at,
                 struct error *error);

/* What was asked for is not wanted any more. */
void session_hush(struct session *session);

/* Something will be asked soon: has the engine started and ready. */
void session_warm_up(struct session *session);

/* Takes in what the engine has sent. LINK_REPLY: the answers have changed, and more may have come with it, which no
 * descriptor tells: call it again until it gives LINK_PENDING. LINK_REFUSED: it answers that it cannot be done.
 * LINK_ENDED: it had had nothing to do for so long that it went just when it was needed. LINK_BROKEN: it is gone, waited
 * for or not. */
enum link_progress session_receive(struct session *session, struct error *error);

/* Stops the engine, whatever it is doing. */
void session_give_up(struct session *session);

/* Asks for the first choice and waits until it is on the map. */
bool session_wait(struct session *session, struct error *error);
