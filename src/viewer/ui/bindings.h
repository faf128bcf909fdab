#pragma once
/* Which keys run which actions: the table's own, or those of a key file. A key file has one action a line, its name and
 * its keys with spaces between them, or "none"; "#" begins a comment. Actions that it does not name keep the table's
 * keys, but a key that it gives away runs what the file says; the keys of tools, of the questions and of the tour come
 * before all others. */
#include "base/bytes.h"
#include "base/error.h"
#include "viewer/ui/actions.h"

struct bindings { /* zeroed: the table's own */
    struct binding {
        const struct action *action;
        char *keys; /* names that key_list_next reads */
    } *items;
    size_t count, capacity;
};

/* Reads the text of a key file. false: error says the line and what is wrong; bindings is empty. */
bool bindings_read(struct bindings *bindings, const char *text, size_t length, struct error *error);
void bindings_fini(struct bindings *bindings);

/* The keys of an action. bindings NULL: the table's own. Borrowed. */
const char *bindings_keys(const struct bindings *bindings, const struct action *action);
/* Whether the file names the action. */
bool bindings_name(const struct bindings *bindings, const struct action *action);

/* Writes a key file of the table's own keys, with a line that says how such files are written. */
void bindings_write_defaults(struct bytes *out);
