#include "viewer/term/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"

enum { file_max = 1 << 20, size_max = 4096, wait_max_ms = 24 * 3600 * 1000 };

static struct step *add(struct script *script, enum step_kind kind, int line)
{
    struct step *step = ARRAY_ADD(script);
    *step = (struct step){.kind = kind, .line = line};
    return step;
}

/* The next word of a line, ended with NUL in place; NULL if there is none. */
static char *take_word(char **rest)
{
    char *word = *rest + strspn(*rest, " \t");
    if (*word == '\0')
        return NULL;
    size_t length = strcspn(word, " \t");
    *rest = word + length;
    if (**rest != '\0')
        *(*rest)++ = '\0';
    return word;
}

/* A whole number from min to max; false if the word is none. */
static bool read_number(const char *word, int min, int max, int *number)
{
    char *end;
    if (word == NULL || *word < '0' || *word > '9')
        return false;
    long value = strtol(word, &end, 10);
    if (*end != '\0' || value < min || value > max)
        return false;
    *number = (int)value;
    return true;
}

static bool read_size(struct script *script, char *rest, int line, struct error *error)
{
    int columns = 0, rows = 0;
    char *word = take_word(&rest), *cross = word != NULL ? strchr(word, 'x') : NULL;
    if (cross != NULL)
        *cross = '\0';
    if (cross == NULL || !read_number(word, 1, size_max, &columns) || !read_number(cross + 1, 1, size_max, &rows)) {
        error_set(error, "%s", _("\"size\" wants COLSxROWS, as in \"size 80x24\""));
        return false;
    }
    struct step *step = add(script, STEP_SIZE, line);
    step->columns = columns;
    step->rows = rows;
    return true;
}

static bool read_keys(struct script *script, char *rest, int line, struct error *error)
{
    struct key key;
    char *word = take_word(&rest);
    if (word == NULL) {
        error_set(error, "%s", _("\"key\" wants names of keys, as in \"key Left +\""));
        return false;
    }
    for (; word != NULL; word = take_word(&rest)) {
        if (!key_parse(&key, word)) {
            error_set(error, _("there is no key \"%s\"; names are like Left, S-Left, C-c, F1, PgDn, a"), word);
            return false;
        }
        add(script, STEP_KEY, line)->key = key;
    }
    return true;
}

static bool read_text(struct script *script, const char *rest, int line, struct error *error)
{
    char *clean = text_clean_new(rest, strlen(rest));
    const char *at = clean;
    struct text_character character;
    size_t before = script->count;
    while (text_next(&at, &character))
        add(script, STEP_KEY, line)->key = (struct key){character.codepoint[0], 0};
    free(clean);
    if (script->count == before)
        error_set(error, "%s", _("\"type\" wants a text"));
    return script->count > before;
}

static bool read_mouse(struct script *script, char *rest, int line, struct error *error)
{
    static const char *const kinds[] = {"press", "drag", "release", "up", "down"};
    struct mouse mouse = {0};
    const char *kind = take_word(&rest);
    size_t found = 0;
    while (found < sizeof kinds / sizeof *kinds && (kind == NULL || strcmp(kind, kinds[found]) != 0))
        found++;
    const char *column = take_word(&rest), *row = take_word(&rest);
    if (found == sizeof kinds / sizeof *kinds || !read_number(column, 0, size_max, &mouse.column) ||
        !read_number(row, 0, size_max, &mouse.row)) {
        error_set(error, "%s", _("\"mouse\" wants press, drag, release, up or down, then a column and a row from 0 on"));
        return false;
    }
    mouse.kind = (enum mouse_kind)found;
    add(script, STEP_MOUSE, line)->mouse = mouse;
    return true;
}

static bool read_wait(struct script *script, char *rest, int line, struct error *error)
{
    const char *word = take_word(&rest);
    int wait_ms;
    if (word != NULL && strcmp(word, "exact") == 0) {
        add(script, STEP_WAIT_EXACT, line);
    } else if (word != NULL && strcmp(word, "tour") == 0) {
        add(script, STEP_WAIT_TOUR, line);
    } else if (read_number(word, 0, wait_max_ms, &wait_ms)) {
        add(script, STEP_WAIT_MS, line)->wait_ms = wait_ms;
    } else {
        error_set(error, "%s", _("\"wait\" wants exact, tour, or milliseconds"));
        return false;
    }
    return true;
}

static bool read_frame(struct script *script, const char *rest, int line, struct error *error)
{
    rest += strspn(rest, " \t");
    if (*rest == '\0') {
        error_set(error, "%s", _("\"frame\" wants the name of a file to write"));
        return false;
    }
    add(script, STEP_FRAME, line)->path = memory_copy_text(rest);
    return true;
}

static bool read_line(struct script *script, char *text, int line, struct error *error)
{
    char *rest = text;
    const char *word = take_word(&rest);
    if (word == NULL || *word == '#')
        return true;
    if (strcmp(word, "size") == 0)
        return read_size(script, rest, line, error);
    if (strcmp(word, "key") == 0)
        return read_keys(script, rest, line, error);
    if (strcmp(word, "type") == 0)
        return read_text(script, rest, line, error);
    if (strcmp(word, "mouse") == 0)
        return read_mouse(script, rest, line, error);
    if (strcmp(word, "wait") == 0)
        return read_wait(script, rest, line, error);
    if (strcmp(word, "frame") == 0)
        return read_frame(script, rest, line, error);
    if (strcmp(word, "quit") == 0) {
        add(script, STEP_QUIT, line);
        return true;
    }
    error_set(error, _("there is no step \"%s\"; steps are size, key, type, mouse, wait, frame, quit"), word);
    return false;
}

bool script_open(struct script *script, const char *path, struct error *error)
{
    struct bytes file = {0};
    *script = (struct script){0};
    if (!bytes_read_file(&file, path, file_max, error))
        return false;
    bytes_text(&file);
    char *at = (char *)file.items;
    bool is_fine = true;
    for (int line = 1; is_fine && *at != '\0'; line++) {
        char *end = at + strcspn(at, "\n"), *next = *end != '\0' ? end + 1 : end;
        *end = '\0';
        if (end > at && end[-1] == '\r')
            end[-1] = '\0';
        is_fine = read_line(script, at, line, error);
        if (!is_fine) {
            char where[300];
            snprintf(where, sizeof where, "%.250s:%d", path, line);
            error_prefix(error, where);
        }
        at = next;
    }
    bytes_fini(&file);
    if (!is_fine)
        script_fini(script);
    return is_fine;
}

void script_fini(struct script *script)
{
    for (size_t i = 0; i < script->count; i++)
        free(script->items[i].path);
    ARRAY_FINI(script);
}
