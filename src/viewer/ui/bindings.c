#include "viewer/ui/bindings.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/translate.h"

enum { line_max = 512 };

static const struct binding *find(const struct bindings *bindings, const struct action *action)
{
    for (size_t i = 0; bindings != NULL && i < bindings->count; i++)
        if (bindings->items[i].action == action)
            return &bindings->items[i];
    return NULL;
}

const char *bindings_keys(const struct bindings *bindings, const struct action *action)
{
    const struct binding *binding = find(bindings, action);
    return binding != NULL ? binding->keys : action->keys;
}

bool bindings_name(const struct bindings *bindings, const struct action *action)
{
    return find(bindings, action) != NULL;
}

void bindings_fini(struct bindings *bindings)
{
    for (size_t i = 0; i < bindings->count; i++)
        free(bindings->items[i].keys);
    ARRAY_FINI(bindings);
}

static bool explain(const char *name, int line, struct error *error)
{
    const char *near = action_suggest(name);
    if (near != NULL)
        error_set(error, _("line %d: there is no action \"%s\"; did you mean %s?"), line, name, near);
    else
        error_set(error, _("line %d: there is no action \"%s\""), line, name);
    return false;
}

/* Names of keys, or "none". */
static bool read_keys(struct bindings *bindings, const struct action *action, char *words, int line,
                      struct error *error)
{
    struct bytes keys = {0};
    char *rest = words;
    bool is_good = true;
    for (char *word = strtok_r(words, " ", &rest); is_good && word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        struct key key;
        is_good = strcmp(word, "none") == 0 || (strlen(word) < key_name_size && key_parse(&key, word));
        if (!is_good)
            error_set(error, _("line %d: there is no key \"%s\""), line, word);
        else if (strcmp(word, "none") != 0)
            bytes_add_format(&keys, "%s%s", keys.count > 0 ? " " : "", word);
    }
    if (is_good)
        *ARRAY_ADD(bindings) = (struct binding){action, memory_copy_text(bytes_text(&keys))};
    bytes_fini(&keys);
    return is_good;
}

static bool read_line(struct bindings *bindings, char *text, int line, struct error *error)
{
    char *comment = text[0] == '#' ? text : strstr(text, " #");
    if (comment != NULL && (comment == text || comment[2] == ' ')) /* "#" alone can be a key */
        *comment = '\0';
    text += strspn(text, " ");
    size_t length = strcspn(text, " ");
    if (length == 0)
        return true;
    char *words = text[length] != '\0' ? text + length + 1 : text + length;
    text[length] = '\0';
    const struct action *action = action_find(text);
    if (action == NULL)
        return explain(text, line, error);
    if (bindings_name(bindings, action)) {
        error_set(error, _("line %d: %s has its keys already"), line, text);
        return false;
    }
    if (words[strspn(words, " ")] == '\0') {
        error_set(error, _("line %d: %s has no key; write \"none\" if it is to have none"), line, text);
        return false;
    }
    return read_keys(bindings, action, words, line, error);
}

bool bindings_read(struct bindings *bindings, const char *text, size_t length, struct error *error)
{
    const char *end = length > 0 ? text + length : text;
    bool is_good = true;
    *bindings = (struct bindings){0};
    for (int line = 1; is_good && text < end; line++) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        size_t size = (size_t)((newline != NULL ? newline : end) - text);
        char clean[line_max];
        if (size >= sizeof clean) {
            error_set(error, _("line %d: too long"), line);
            is_good = false;
        } else {
            text_clean(clean, sizeof clean, text, size);
            is_good = read_line(bindings, clean, line, error);
        }
        text += size + 1;
    }
    if (!is_good)
        bindings_fini(bindings);
    return is_good;
}

void bindings_write_defaults(struct bytes *out)
{
    enum action_group group = GROUPS;
    bytes_add_text(
        out,
        "# The keys of tiermap: an action and its keys, one action a line; \"none\" takes its keys away.\n"
        "# To change some, put their lines into ~/.config/tiermap/keys.conf; the others stay as they are "
        "here.\n"
        "# A key is a letter or a sign, or Space Enter Tab Esc Backspace Left Right Up Down Home End PgUp "
        "PgDn\n"
        "# Insert Delete F1 to F12; S- before it is Shift, C- Control, M- Alt. Keys of a tool, of the "
        "tour\n"
        "# and of the questions count only while these are on.\n");
    for (size_t i = 0; action_at(i) != NULL; i++) {
        const struct action *action = action_at(i);
        if (action->group != group)
            bytes_add_format(out, "\n# %s\n", action_group_name(action->group));
        group = action->group;
        bytes_add_format(out, "%-18s %s\n", action->name, action->keys[0] != '\0' ? action->keys : "none");
    }
}
