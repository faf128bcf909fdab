#pragma once
/* A line that is asked for in the place of the hint bar: what to find, where to go, a depth, a command, a file; and
 * questions that one key answers. */
#include "base/error.h"
#include "viewer/draw/frame.h"
#include "viewer/ui/actions.h"
#include "viewer/ui/line_edit.h"

struct suggestion {
    char text[128];  /* what is put into the line */
    char detail[96]; /* what it is; "" for nothing */
};

enum { suggestions_max = 12 };

struct suggestions {
    struct suggestion items[suggestions_max];
    size_t count;
};

/* One more, if there is room; texts are cut at a character's end. */
void suggestions_add(struct suggestions *suggestions, const char *text, const char *detail);

struct prompt_row { /* one of prompt_rows */
    const char *label; /* before the line */
    const char *hint;  /* behind it while it is empty */
    /* What the line could become, the best first; NULL: nothing can be suggested. */
    void (*suggest)(const struct state *state, const char *text, struct suggestions *suggestions);
    /* Does what is asked for; chosen: index of the suggestion that was picked, -1: none was. false: error says what is
     * wrong with the line, which stays. */
    bool (*accept)(struct state *state, const char *text, int chosen, struct error *error);
    /* Questions, whose line cannot be changed (see files_question): does what a key asks for; false: it is no answer. Those with
     * rows to pick from are menus, and close themselves. */
    bool (*answer)(struct state *state, struct key key);
};

/* Opens a prompt with a text to begin with, in place of one that is open. */
void prompt_open(struct state *state, enum prompt_id id, const char *text);
/* The same with a text that is only offered: what is typed replaces it. */
void prompt_offer(struct state *state, enum prompt_id id, const char *text);
void prompt_close(struct state *state);

/* While a prompt is open, keys are its own. */
enum outcome prompt_key(struct state *state, struct key key);

/* Draws the line into the hint bar, and what is suggested above it. */
void prompt_draw(struct frame *frame, const struct state *state);

/* The row of a kind. Borrowed, for ever. */
const struct prompt_row *prompt_row_at(enum prompt_id id);
