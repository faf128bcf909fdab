#pragma once
/* Reads an INI file by inih without its losses: lines that it would cut, or take for comments although they
 * stand in the midst of a text, are refused; the lines of one value are joined by spaces, and by nothing after a
 * backslash (see ini_text.h). */
#include <stdbool.h>

#include "base/error.h"
#include "viewer/plan/ini_text.h"

enum { ini_file_max = 1 << 20 }; /* bytes */

/* Who takes what the file holds, in its order. false with an error set ends the reading; *line is where the
 * thing stands, and may be changed then to the line that is to blame. */
struct ini_sink {
    void *context;
    bool (*section)(void *context, const char *name, int *line, struct error *error);
    /* value: raw bytes of valid UTF-8, joined, backslashes read; line: that of the key */
    bool (*value)(void *context, const char *key, const char *value, int *line, struct error *error);
    /* true if a key of that name may stand in the present section: tells an indented key from a text that
     * goes on */
    bool (*is_key)(void *context, const char *word);
    /* the end of the file; line: the last one */
    bool (*end)(void *context, int *line, struct error *error);
};

/* Reads what a file held. false: error says "name:line: " and what is wrong. */
bool ini_lines_take(const char *name, const void *data, size_t size, const struct ini_sink *sink, struct error *error);

/* Reads a regular file of at most 1 MiB. false: error says "path:line: " and what is wrong. */
bool ini_lines_read(const char *path, const struct ini_sink *sink, struct error *error);
