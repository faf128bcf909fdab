#include "viewer/plan/ini_lines.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/text.h"
#include "base/translate.h"

enum { name_max = 49 /* inih keeps that many bytes of a name */ };

/* inih asks for one line after the other and calls back for each key while we know which line it has just
 * been given. */
struct reading {
    const struct ini_sink *sink;
    struct error *error;
    const char *at, *end; /* what is still to be read */
    int line, key_line;   /* numbers from 1; key_line 0: no key is open */
    char key[name_max + 1];
    struct bytes value;   /* of the open key, as far as it was read */
    bool joins;           /* the value so far ends in a backslash */
    bool goes_on, failed; /* goes_on: the line just given continues the open key's value */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

/* Hands the open key with its whole value to the sink. */
static bool close_key(struct reading *reading)
{
    int line = reading->key_line;
    reading->key_line = 0;
    if (line == 0)
        return true;
    if (reading->joins)
        error_set(reading->error,
                  _("'%s' ends in a '\\', which joins a line that is not there; the sign itself is written '\\\\'"),
                  reading->key);
    else if (reading->sink->value(reading->sink->context, reading->key, bytes_text(&reading->value), &line,
                                  reading->error))
        return true;
    reading->line = line; /* for the message; nothing more is read */
    return false;
}

static bool check_bytes(const char *line, size_t length, struct error *error)
{
    if (memchr(line, '\0', length) != NULL) {
        error_set(error, _("a NUL byte: this is no text file"));
        return false;
    }
    if (length > ini_line_max) {
        error_set(
            error,
            _("this line has %zu bytes, of which inih reads %d: break it and indent what follows by a space"),
            length, ini_line_max);
        return false;
    }
    if (!text_is_utf8(line, length)) {
        error_set(error, _("not UTF-8: save the file in that encoding"));
        return false;
    }
    return true;
}

static bool has_inline_comment(const char *text)
{
    for (const char *at = strchr(text, ';'); at != NULL; at = strchr(at + 1, ';'))
        if (at > text && is_space(at[-1]))
            return true;
    return false;
}

/* The word before a "=" or ":", without spaces around and without "[language]"; "" if there is none. */
static void key_word(const char *text, char word[name_max + 1])
{
    size_t length = strcspn(text, "=:"), end = strcspn(text, "[");
    word[0] = '\0';
    if (text[length] == '\0')
        return;
    if (end > length)
        end = length;
    while (end > 0 && is_space(text[end - 1]))
        end--;
    if (end <= name_max) {
        memcpy(word, text, end);
        word[end] = '\0';
    }
}

/* A line of a text that goes on. */
static bool check_continuation(const struct reading *reading, const char *text)
{
    char word[name_max + 1];
    if (*text == ';' || *text == '#') {
        error_set(reading->error,
                  _("an indented '%c' would be a comment and cut the text above: write it '\\%c', "
                    "or the comment at the line's beginning"),
                  *text, *text);
        return false;
    }
    key_word(text, word);
    if (word[0] != '\0' && reading->sink->is_key(reading->sink->context, word)) {
        error_set(reading->error,
                  _("'%s' is indented, so it would go on with '%s': begin it at the line's beginning"), word,
                  reading->key);
        return false;
    }
    return true;
}

/* "[name]" and nothing else. */
static bool take_section(struct reading *reading, const char *text)
{
    size_t length = strlen(text);
    if (length < 3 || text[length - 1] != ']' || strchr(text, ']') != text + length - 1) {
        error_set(reading->error, _("a section is written [name], alone on its line"));
        return false;
    }
    if (length - 2 > name_max) {
        error_set(reading->error, _("the section's name is longer than %d bytes"), name_max);
        return false;
    }
    char name[name_max + 1];
    memcpy(name, text + 1, length - 2);
    name[length - 2] = '\0';
    return close_key(reading) &&
           reading->sink->section(reading->sink->context, name, &reading->line, reading->error);
}

/* text: a line without indentation at its end, and without blanks around. */
static bool check_key_line(const struct reading *reading, const char *text)
{
    size_t key_length = strcspn(text, "=:");
    if (text[key_length] == '\0') {
        error_set(reading->error,
                  _("neither a [section] nor 'key = value'; a text that goes on is indented by a space"));
        return false;
    }
    while (key_length > 0 && is_space(text[key_length - 1]))
        key_length--;
    if (key_length == 0) {
        error_set(reading->error, _("there is no key before the '%c'"), *text);
        return false;
    }
    if (key_length > name_max) {
        error_set(reading->error, _("the key's name is longer than %d bytes"), name_max);
        return false;
    }
    return true;
}

/* Looks at a line as inih will. */
static bool take_line(struct reading *reading, const char *line)
{
    char text[ini_line_max + 1];
    const char *start = line;
    if (reading->line == 1 && strncmp(start, "\xEF\xBB\xBF", 3) == 0)
        start += 3; /* a byte order mark; inih skips it too */
    while (is_space(*start))
        start++;
    size_t length = strlen(start);
    while (length > 0 && is_space(start[length - 1]))
        length--;
    memcpy(text, start, length);
    text[length] = '\0';
    reading->goes_on = reading->key_line > 0 && start > line;
    if (length == 0)
        return true;
    if (reading->goes_on && !check_continuation(reading, text))
        return false;
    if (*text == ';' || *text == '#')
        return true;
    if (has_inline_comment(text)) {
        error_set(reading->error,
                  _("what follows \" ;\" would be dropped: write the ';' as '\\;', or a comment on a line of its own"));
        return false;
    }
    if (reading->goes_on)
        return true;
    return *text == '[' ? take_section(reading, text) : check_key_line(reading, text);
}

/* inih's reader: the next line into out, NULL at the end or after a failure. */
static char *next_line(char *out, int out_size, void *stream)
{
    struct reading *reading = stream;
    if (reading->failed || reading->at == reading->end)
        return NULL;
    const char *line_end = memchr(reading->at, '\n', (size_t)(reading->end - reading->at));
    const char *next = line_end != NULL ? line_end + 1 : reading->end;
    size_t length = (size_t)((line_end != NULL ? line_end : reading->end) - reading->at);
    if (length > 0 && reading->at[length - 1] == '\r')
        length--;
    reading->line++;
    if (!check_bytes(reading->at, length, reading->error) || (int)length + 2 > out_size) {
        reading->failed = true;
        return NULL;
    }
    memcpy(out, reading->at, length);
    out[length] = '\0';
    if (!take_line(reading, out)) {
        reading->failed = true;
        return NULL;
    }
    out[length] = '\n';
    out[length + 1] = '\0';
    reading->at = next;
    return out;
}

/* inih's handler: once for each line of a value. */
static int take_value(void *context, const char *section, const char *name, const char *value)
{
    struct reading *reading = context;
    (void)section;
    if (reading->failed)
        return 0;
    if (!reading->goes_on) {
        if (!close_key(reading)) {
            reading->failed = true;
            return 0;
        }
        memcpy(reading->key, name, strlen(name) + 1);
        reading->key_line = reading->line;
        reading->value.count = 0;
    }
    reading->failed = !ini_text_read(&reading->value, value, &reading->joins, reading->error);
    return !reading->failed;
}

bool ini_lines_take(const char *name, const void *data, size_t size, const struct ini_sink *sink, struct error *error)
{
    struct error reason = {0};
    const char *text = data != NULL ? data : "";
    struct reading reading = {.sink = sink, .error = &reason, .at = text, .end = text + size};
    ini_parse_stream(next_line, &reading, take_value, &reading);
    bool done = !reading.failed && close_key(&reading) && sink->end(sink->context, &reading.line, &reason);
    if (!done)
        error_set(error, "%s:%d: %s", name, reading.line > 0 ? reading.line : 1,
                  reason.text); /* 0: an empty file */
    bytes_fini(&reading.value);
    return done;
}

bool ini_lines_read(const char *path, const struct ini_sink *sink, struct error *error)
{
    struct bytes file;
    if (!bytes_read_file(&file, path, ini_file_max, error))
        return false;
    bool done = ini_lines_take(path, file.items, file.count, sink, error);
    bytes_fini(&file);
    return done;
}
