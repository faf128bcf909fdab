#pragma once
/* A line of text that is being typed. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "viewer/ui/keys.h"

enum { line_edit_size = 512 };

struct line_edit {
    char text[line_edit_size]; /* clean UTF-8 */
    size_t cursor;             /* bytes before it, never inside a character */
    bool is_marked;            /* the text as a whole: a letter replaces it, Backspace erases it, other keys unmark it */
};

/* Puts a text in place of what is there, the cursor behind it; cut if it is too long. */
void line_edit_set(struct line_edit *edit, const char *text);
/* The same with a text that is only offered: it is marked, unless it is empty. */
void line_edit_offer(struct line_edit *edit, const char *text);

/* What a key does to the line: letters, Left, Right, Home, End, Backspace, Delete, and as in a shell C-a, C-e, C-u, C-k, C-w.
 * false: it is none of these, and the line is as it was. What does not fit, or is not fit to be shown, is left off. */
bool line_edit_key(struct line_edit *edit, struct key key);
