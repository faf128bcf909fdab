#include "viewer/plan/plan.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/plan/ini_lines.h"
#include "viewer/plan/plan_check.h"
#include "viewer/plan/plan_values.h"

enum { name_max = plan_section_name_size - 1, language_max = 7 };

struct mention { /* an id to be looked for when all is read */
    int line;
    enum plan_kind kind;
    const char *id; /* borrowed from the plan */
};

struct reader {
    struct plan *plan;
    enum plan_section_id section;     /* PLAN_SECTIONS before the first one */
    char name[name_max + 1];          /* as it is written: "tier dmz" */
    int line;                         /* of the section's header */
    int key_lines[plan_keys_max];     /* of the section's keys, 0: not given */
    int section_lines[PLAN_SECTIONS]; /* where a section of that kind was seen first, 0: not yet */
    struct {
        struct mention *items;
        size_t count, capacity;
    } mentions;
};

static void *record_of(const struct reader *reader)
{
    return plan_record_at(reader->plan, reader->section,
                          plan_record_count(reader->plan, reader->section) - 1);
}

static struct plan_text *text_of(void *record, const struct plan_key *key)
{
    return (struct plan_text *)(uintptr_t)plan_key_text(record, key);
}

static void fill_record(enum plan_section_id id, void *record)
{
    const struct plan_section *section = plan_section_at(id);
    for (size_t i = 0; i < section->key_count; i++) {
        const struct plan_key *key = &section->keys[i];
        if (key->otherwise != NULL && plan_key_text(record, key)->text == NULL)
            *text_of(record, key) = plan_text_copy(plan_key_text(record, plan_key_find(section, key->otherwise)));
    }
    if (id == PLAN_SECTION_QUESTION) {
        struct plan_question *question = record;
        while (question->answer_count < 4 && question->answers[question->answer_count].text != NULL)
            question->answer_count++;
    }
}

static bool check_keys(const struct reader *reader, struct error *error)
{
    const struct plan_section *section = plan_section_at(reader->section);
    for (size_t i = 0; i < section->key_count; i++) {
        const struct plan_key *key = &section->keys[i];
        if (key->required && reader->key_lines[i] == 0) {
            error_set(error, _("[%s] has no '%s'"), reader->name, key->name);
            return false;
        }
        const struct plan_text *text = key->kind == PLAN_TEXT ? plan_key_text(record_of(reader), key) : NULL;
        if (text != NULL && text->text == NULL && text->translation_count > 0) {
            error_set(error, _("[%s] has '%s[%s]' but no '%s' to be translated"), reader->name, key->name,
                      text->translations[0].language, key->name);
            return false;
        }
    }
    return true;
}

/* The section that is open has had all its keys. */
static bool close_section(struct reader *reader, int *line, struct error *error)
{
    const char *blamed = NULL;
    if (reader->section == PLAN_SECTIONS)
        return true;
    *line = reader->line;
    if (!check_keys(reader, error))
        return false;
    if (!plan_check_record(reader->plan, reader->section, record_of(reader), &blamed, error)) {
        const struct plan_section *section = plan_section_at(reader->section);
        if (blamed != NULL)
            *line = reader->key_lines[plan_key_find(section, blamed) - section->keys];
        return false;
    }
    fill_record(reader->section, record_of(reader));
    return true;
}

static bool refuse_section(const char *name, const char *word, struct error *error)
{
    const char *known[PLAN_SECTIONS];
    for (int i = 0; i < PLAN_SECTIONS; i++)
        known[i] = plan_section_at((enum plan_section_id)i)->name;
    const char *near = suggest_find(word, known, PLAN_SECTIONS);
    struct bytes hint = {0};
    if (near != NULL) {
        bytes_add_format(&hint, _("; did you mean [%s%s]?"), near, name + strlen(word));
    } else {
        bytes_add_text(&hint, _("; there are: "));
        for (int i = 0; i < PLAN_SECTIONS; i++)
            bytes_add_format(&hint, "%s%s", i > 0 ? ", " : "", known[i]);
    }
    error_set(error, _("unknown section [%s]%s"), name, bytes_text(&hint));
    bytes_fini(&hint);
    return false;
}

static bool valid_id(const char *id)
{
    return *id != '\0' &&
           id[strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")] == '\0';
}

static bool check_new_id(const struct reader *reader, enum plan_section_id section, const char *name,
                         const char *id, struct error *error)
{
    if (!valid_id(id)) {
        error_set(error, _("[%s] must be [%s ID], with an ID of letters, digits, '-' and '_'"), name,
                  plan_section_at(section)->name);
        return false;
    }
    if (section == PLAN_SECTION_TIER && strcmp(id, "rest") == 0) {
        error_set(error, _("no tier can be called 'rest': that is the section [rest]"));
        return false;
    }
    for (size_t i = 0; i < plan_record_count(reader->plan, section); i++)
        if (strcmp(*plan_record_id(section, plan_record_at(reader->plan, section, i)), id) == 0) {
            error_set(error, _("there is a [%s] above already"), name);
            return false;
        }
    return true;
}

/* Whether a section may be there once more, and with that id; id is "" if none is given. */
static bool check_new_section(const struct reader *reader, enum plan_section_id id, const char *name,
                              const char *given, struct error *error)
{
    const struct plan_section *section = plan_section_at(id);
    size_t count = plan_record_count(reader->plan, id);
    switch (section->naming) {
    case PLAN_ONCE:
        if (*given != '\0') {
            error_set(error, _("[%s] must be [%s], without an ID"), name, section->name);
            return false;
        }
        if (reader->section_lines[id] != 0) {
            error_set(error, _("there is a [%s] in line %d already"), name, reader->section_lines[id]);
            return false;
        }
        return true;
    case PLAN_NUMBERED: {
        char wanted[24];
        snprintf(wanted, sizeof wanted, "%zu", count + 1);
        if (strcmp(given, wanted) == 0)
            return true;
        error_set(error, _("[%s] must be [%s %s]: they are numbered from 1, in order"), name, section->name,
                  wanted);
        return false;
    }
    default:
        if (section->max != 0 && count == section->max) {
            error_set(error, _("[%s] is one too many: a plan has at most %zu of [%s ID]"), name, section->max,
                      section->name);
            return false;
        }
        return check_new_id(reader, id, name, given, error);
    }
}

static bool take_section(void *context, const char *name, int *line, struct error *error)
{
    struct reader *reader = context;
    char word[name_max + 1];
    size_t length = strcspn(name, " ");
    int own_line = *line;
    if (!close_section(reader, line, error))
        return false;
    *line = own_line;
    assert(length <= name_max);
    memcpy(word, name, length);
    word[length] = '\0';
    enum plan_section_id id = 0;
    while (id < PLAN_SECTIONS && strcmp(plan_section_at(id)->name, word) != 0)
        id++;
    if (id == PLAN_SECTIONS)
        return refuse_section(name, word, error);
    const char *given = name + length + strspn(name + length, " ");
    if (!check_new_section(reader, id, name, given, error))
        return false;
    void *record = plan_record_add(reader->plan, id);
    char **record_id = plan_record_id(id, record);
    if (record_id != NULL)
        *record_id = memory_copy_text(given);
    reader->section = id;
    reader->line = own_line;
    reader->section_lines[id] = reader->section_lines[id] != 0 ? reader->section_lines[id] : own_line;
    memcpy(reader->name, name, strlen(name) + 1);
    memset(reader->key_lines, 0, sizeof reader->key_lines);
    return true;
}

static bool refuse_key(const struct reader *reader, const char *word, struct error *error)
{
    const struct plan_section *section = plan_section_at(reader->section);
    const char *known[plan_keys_max];
    for (size_t i = 0; i < section->key_count; i++)
        known[i] = section->keys[i].name;
    const char *near = suggest_find(word, known, section->key_count);
    struct bytes hint = {0};
    if (near != NULL) {
        bytes_add_format(&hint, _("; did you mean '%s'?"), near);
    } else {
        bytes_add_text(&hint, _("; it may have: "));
        for (size_t i = 0; i < section->key_count; i++)
            bytes_add_format(&hint, "%s%s", i > 0 ? ", " : "", known[i]);
    }
    error_set(error, _("unknown key '%s' in [%s]%s"), word, reader->name, bytes_text(&hint));
    bytes_fini(&hint);
    return false;
}

/* "word" or "word[language]"; language is "" without one. false: it is neither. */
static bool split_key(const char *name, char word[name_max + 1], char language[language_max + 1])
{
    size_t length = strcspn(name, "[");
    assert(strlen(name) <= name_max);
    memcpy(word, name, length);
    word[length] = '\0';
    language[0] = '\0';
    if (name[length] == '\0')
        return true;
    const char *tag = name + length + 1;
    size_t tag_length = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
    if (tag_length < 2 || tag_length > language_max || strcmp(tag + tag_length, "]") != 0)
        return false;
    memcpy(language, tag, tag_length);
    language[tag_length] = '\0';
    return true;
}

static bool take_translation(struct reader *reader, const struct plan_key *key, const char *language,
                             const char *value, struct error *error)
{
    if (key->kind != PLAN_TEXT) {
        error_set(error, _("'%s' has no translations"), key->name);
        return false;
    }
    if (plan_value_translate(text_of(record_of(reader), key), language, value))
        return true;
    error_set(error, _("[%s] has '%s[%s]' twice"), reader->name, key->name, language);
    return false;
}

static bool take_own(struct reader *reader, const struct plan_key *key, const char *value, int line,
                     struct error *error)
{
    int *key_line = &reader->key_lines[key - plan_section_at(reader->section)->keys];
    if (*key_line != 0) {
        error_set(error, _("[%s] has '%s' in line %d already"), reader->name, key->name, *key_line);
        return false;
    }
    if (!plan_value_read(record_of(reader), key, value, error))
        return false;
    *key_line = line;
    if (key->kind == PLAN_PLACE)
        *(int *)(void *)((char *)record_of(reader) + key->second) = line;
    if (key->kind == PLAN_SOURCE_ID || key->kind == PLAN_TIER_ID)
        *ARRAY_ADD(&reader->mentions) = (struct mention){
            .line = line,
            .kind = key->kind,
            .id = *(char **)(void *)((char *)record_of(reader) + key->offset),
        };
    return true;
}

/* Signs that nobody would see are no text. */
static bool has_something(const char *value)
{
    char first[8];
    return text_clean(first, sizeof first, value, strlen(value)) > 0;
}

static bool take_value(void *context, const char *name, const char *value, int *line, struct error *error)
{
    struct reader *reader = context;
    char word[name_max + 1], language[language_max + 1];
    if (reader->section == PLAN_SECTIONS) {
        error_set(error, _("'%s' stands before the first [section]"), name);
        return false;
    }
    if (!split_key(name, word, language)) {
        error_set(error, _("'%s' must be a key, or key[language] as in name[uk]"), name);
        return false;
    }
    const struct plan_key *key = plan_key_find(plan_section_at(reader->section), word);
    if (key == NULL)
        return refuse_key(reader, word, error);
    if (!has_something(value)) {
        error_set(error, _("'%s' in [%s] is empty: give it a value or leave the line out"), name,
                  reader->name);
        return false;
    }
    return language[0] != '\0' ? take_translation(reader, key, language, value, error)
                               : take_own(reader, key, value, *line, error);
}

static bool is_key(void *context, const char *word)
{
    struct reader *reader = context;
    return reader->section != PLAN_SECTIONS && plan_key_find(plan_section_at(reader->section), word) != NULL;
}

static bool take_end(void *context, int *line, struct error *error)
{
    struct reader *reader = context;
    int last = *line;
    if (!close_section(reader, line, error))
        return false;
    *line = last;
    for (int i = 0; i < PLAN_SECTIONS; i++) {
        const struct plan_section *section = plan_section_at((enum plan_section_id)i);
        if (section->required && reader->section_lines[i] == 0) {
            error_set(error, _("the file ends without a section [%s%s]"), section->name,
                      section->naming == PLAN_ONCE ? "" : " ID");
            return false;
        }
    }
    if (!plan_check_whole(reader->plan, error))
        return false;
    for (size_t i = 0; i < reader->mentions.count; i++) {
        const struct mention *mention = &reader->mentions.items[i];
        *line = mention->line;
        if (!plan_check_id(reader->plan, mention->kind, mention->id, error))
            return false;
    }
    return true;
}

/* From a file (bytes NULL), or from bytes that have a name. */
static bool read_from(struct plan *plan, const char *name, const struct bytes *bytes, struct error *error)
{
    struct reader reader = {.plan = plan, .section = PLAN_SECTIONS};
    const struct ini_sink sink = {&reader, take_section, take_value, is_key, take_end};
    *plan = (struct plan){.path = memory_copy_text(name)};
    bool done = bytes != NULL ? ini_lines_take(name, bytes->items, bytes->count, &sink, error)
                              : ini_lines_read(name, &sink, error);
    ARRAY_FINI(&reader.mentions);
    if (!done)
        plan_fini(plan);
    return done;
}

bool plan_open(struct plan *plan, const char *path, struct error *error)
{
    return read_from(plan, path, NULL, error);
}

bool plan_read(struct plan *plan, const char *name, const void *data, size_t size, struct error *error)
{
    const struct bytes bytes = {.items = (unsigned char *)(uintptr_t)data, .count = size};
    return read_from(plan, name, &bytes, error);
}
