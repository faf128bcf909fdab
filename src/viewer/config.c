#include "viewer/config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/suggest.h"
#include "base/translate.h"
#include "viewer/config_keys.h"
#include "viewer/locate.h"
#include "viewer/out/save.h"
#include "viewer/plan/ini_lines.h"

enum { keys_max = 32 };

/* ---- reading ---- */

struct reader {
    struct config *config;
    int lines[keys_max]; /* of each key, 0: not given */
};

static size_t index_of(const struct config_key *key)
{
    return (size_t)(key - config_key_at(0));
}

static bool refuse_section(void *context, const char *name, int *line, struct error *error)
{
    (void)context;
    (void)line;
    error_set(error, _("[%s]: there are no sections here, only lines like 'theme = light'"), name);
    return false;
}

static bool is_key(void *context, const char *word)
{
    (void)context;
    return config_key_find(word) != NULL;
}

static bool refuse_key(const char *word, struct error *error)
{
    const char *known[keys_max];
    struct bytes list = {0};
    size_t count = 0;
    for (; config_key_at(count) != NULL && count < keys_max; count++) {
        known[count] = config_key_at(count)->name;
        bytes_add_format(&list, "%s%s", count > 0 ? ", " : "", known[count]);
    }
    const char *near = suggest_find(word, known, count);
    if (near != NULL)
        error_set(error, _("there is no setting '%s'; did you mean '%s'?"), word, near);
    else
        error_set(error, _("there is no setting '%s'; there are: %s"), word, bytes_text(&list));
    bytes_fini(&list);
    return false;
}

static bool take_value(void *context, const char *name, const char *value, int *line, struct error *error)
{
    struct reader *reader = context;
    const struct config_key *key = config_key_find(name);
    if (key == NULL)
        return refuse_key(name, error);
    int *key_line = &reader->lines[index_of(key)];
    if (*key_line != 0) {
        error_set(error, _("%s: it is there already, in line %d"), name, *key_line);
        return false;
    }
    if (*value == '\0') {
        error_set(error, _("%s: it has no value"), name);
        return false;
    }
    *key_line = *line;
    return key->read(reader->config, key, value, error);
}

static bool accept_end(void *context, int *line, struct error *error)
{
    (void)context;
    (void)line;
    (void)error;
    return true;
}

static char *path_of_user(void)
{
    char *folder = locate_of_user("XDG_CONFIG_HOME", ".config");
    char *path = folder != NULL ? memory_format("%s/config", folder) : NULL;
    free(folder);
    return path;
}

static bool is_there(const char *path)
{
    return path != NULL && (access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR));
}

bool config_open(struct config *config, struct error *error)
{
    struct reader reader = {.config = config};
    const struct ini_sink sink = {&reader, refuse_section, take_value, is_key, accept_end};
    config_init(config);
    config->path = path_of_user();
    if (is_there(config->path) && !ini_lines_read(config->path, &sink, error)) {
        config_fini(config);
        return false;
    }
    int theme_line = reader.lines[index_of(config_key_find("theme"))];
    if (config->theme != NULL && theme_line > 0)
        config->theme_place = memory_format("%s:%d", config->path, theme_line);
    return true;
}

void config_fini(struct config *config)
{
    if (config == NULL)
        return;
    free(config->theme);
    free(config->path);
    free(config->theme_place);
    *config = (struct config){0};
}

void config_apply(const struct config *config, struct options *options)
{
    if (options->theme == NULL && config->theme != NULL) {
        options->theme = config->theme;
        options->theme_place = config->theme_place;
    }
    if (!options->has_glyphs)
        options->glyphs = config->glyphs;
    if (!options->has_color)
        options->configured_color = config->color;
    if (options->language == NULL)
        options->language = config->language;
    options->no_mouse = options->no_mouse || !config->mouse;
    options->no_panel = !config->panel;
    options->shows = config->shows;
}

/* ---- writing ---- */

static bool is_changed(const struct config_key *key, const struct config *from, const struct config *to)
{
    return strcmp(key->text(from, key), key->text(to, key)) != 0;
}

static bool is_any_key(const void *context, const char *word)
{
    (void)context;
    return config_key_find(word) != NULL;
}

static void add_setting(struct bytes *out, const struct config_key *key, const struct config *config)
{
    ini_text_write(out, key->name, key->text(config, key), is_any_key, NULL);
}

static const char blanks[] = " \t\r\v\f"; /* as the reader of lines has them */

/* The key of a line that begins one; NULL: it is another line. */
static const struct config_key *key_of(const char *line, size_t length)
{
    char word[ini_line_max + 1];
    size_t indent = strspn(line, blanks);
    indent = indent < length ? indent : length;
    line += indent;
    length -= indent;
    size_t end = strcspn(line, "=:\n");
    if (end >= length || end > ini_line_max || line[end] == '\n')
        return NULL;
    while (end > 0 && strchr(blanks, line[end - 1]) != NULL)
        end--;
    memcpy(word, line, end);
    word[end] = '\0';
    return config_key_find(word);
}

/* Copies the lines of the file, which has been read without a fault, with new values where they have changed. */
static void copy_lines(struct bytes *out, struct bytes *file, const struct config *old, const struct config *new,
                       bool is_given[keys_max])
{
    static const char mark[] = "\xEF\xBB\xBF";
    bool has_begun = false, is_replaced = false; /* of the last key */
    const char *line = bytes_text(file);
    if (strncmp(line, mark, sizeof mark - 1) == 0)
        line += sizeof mark - 1;
    while (*line != '\0') {
        size_t length = strcspn(line, "\n");
        bool goes_on = has_begun && strchr(blanks, *line) != NULL && strspn(line, blanks) < length;
        const struct config_key *key = goes_on ? NULL : key_of(line, length);
        if (key != NULL) {
            is_given[index_of(key)] = has_begun = true;
            is_replaced = is_changed(key, old, new);
        }
        if (key != NULL && is_replaced)
            add_setting(out, key, new);
        else if (!goes_on || !is_replaced)
            bytes_add_format(out, "%.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

static void add_new_settings(struct bytes *out, const struct config *new, const bool is_given[keys_max])
{
    struct config unchanged;
    config_init(&unchanged);
    for (size_t i = 0; config_key_at(i) != NULL; i++)
        if (!is_given[i] && is_changed(config_key_at(i), &unchanged, new)) {
            bytes_add_text(out, out->count > 0 ? "\n" : "");
            ini_comment_write(out, _(config_key_at(i)->about));
            add_setting(out, config_key_at(i), new);
        }
}

static bool write_file(const char *path, const struct config *old, const struct config *new, struct error *error)
{
    bool is_given[keys_max] = {false}, done = true;
    struct bytes file = {0};
    struct out_file out = {.path = path};
    if (is_there(path))
        done = bytes_read_file(&file, path, ini_file_max, error);
    else
        ini_comment_write(&out.bytes, _("What tiermap always does; the command line and the environment come first."));
    if (done) {
        copy_lines(&out.bytes, &file, old, new, is_given);
        add_new_settings(&out.bytes, new, is_given);
        char *folder = memory_format("%.*s", (int)(strrchr(path, '/') - path), path);
        locate_make(folder);
        free(folder);
        done = out_save_set(&out, 1, true, error);
    }
    bytes_fini(&file);
    bytes_fini(&out.bytes);
    return done;
}

bool config_save(const struct config *config, struct error *error)
{
    struct config old;
    struct error reason = {0};
    if (config->path == NULL) {
        error_set(error, "%s", _("the settings cannot be kept: neither XDG_CONFIG_HOME nor HOME names a folder"));
        return false;
    }
    if (!config_open(&old, &reason)) {
        error_set(error, _("the settings were not kept: %s"), reason.text);
        return false;
    }
    bool done = write_file(config->path, &old, config, error);
    config_fini(&old);
    return done;
}
