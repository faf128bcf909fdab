#pragma once
/* How a text stands in an INI file: a long one goes on in indented lines, and what would be misread there is written by a
 * backslash. "\;", "\#" and "\\" are those signs, "\s" is a space, and a backslash at the end of a line joins the next
 * line to it without a space. */
#include <stdbool.h>

#include "base/bytes.h"

enum { ini_line_max = 190 }; /* bytes of a line without its end; Debian's inih cuts at 198 */

/* Appends what one line says to the value that the lines before it began. *joins: that the line before ended in a
 * backslash; then, that this one does. false: error says that a backslash means nothing there. */
bool ini_text_read(struct bytes *value, const char *piece, bool *joins, struct error *error);

/* Appends "key = text" in as many lines as it takes, such that reading them gives the text again. text: clean UTF-8, not
 * empty. is_key: whether a key of that name may stand there, since a line that goes on must not look as if it were one. */
void ini_text_write(struct bytes *out, const char *key, const char *text,
                    bool (*is_key)(const void *context, const char *word), const void *context);

/* Appends a comment of one line, cut where it would be too long. */
void ini_comment_write(struct bytes *out, const char *text);
