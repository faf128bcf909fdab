#pragma once
/* The terminal as a backend. */
#include "viewer/draw/colour_depth.h"
#include "viewer/term/backend.h"

struct terminal_options {
    const char *term;        /* $TERM; NULL when not set */
    enum colour_depth depth; /* more than the terminal has gives what it has */
    bool is_utf8;            /* the locale's codeset */
    bool is_remote;          /* keys come over a network: sequences may arrive in pieces */
    bool shows_at_once;      /* it is known to understand synchronized output */
};

/* Takes the terminal of standard output (keys come from standard input, or from the controlling terminal
 * where that is none), with the alternate screen. From here to backend_close, an exit, a crash, a stop and a
 * lack of memory give it back. There can be one only. NULL: nothing has changed; error says why no map can be
 * shown there, and what to do instead. */
struct backend *terminal_open(const struct terminal_options *options, struct error *error);

/* The colours that are used. */
enum colour_depth terminal_depth(const struct backend *backend);
