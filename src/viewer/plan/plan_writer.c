#include "viewer/plan/plan_writer.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"
#include "viewer/plan/ini_text.h"
#include "viewer/plan/plan_difference.h"
#include "viewer/plan/plan_value_text.h"
#include "viewer/plan/plan_values.h"

enum { line_columns = 100 };

/* A copy that borrows everything from the plan and the changes. */
static struct plan with_changes(const struct plan *plan, const struct plan_changes *changes)
{
    struct plan changed = *plan;
    for (size_t i = 0; changes->outer_km != NULL && i < plan->tier_count; i++)
        changed.tiers[i].outer_km = changes->outer_km[i];
    if (changes->reference != NULL)
        changed.reference = (struct plan_reference){.name = (char *)(uintptr_t)changes->reference};
    else if (changes->line_count > 0)
        changed.reference = (struct plan_reference){
            .line = {.items = (struct lonlat *)(uintptr_t)changes->line, .count = changes->line_count}};
    else if (changes->drops_reference)
        changed.reference = (struct plan_reference){0};
    return changed;
}

static bool is_key(const void *context, const char *word)
{
    return plan_key_find(context, word) != NULL;
}

/* A line of places is broken between two of them only. */
static void write_places(struct bytes *out, const char *key, const char *places)
{
    bytes_add_format(out, "%s =", key);
    size_t column = strlen(key) + 2;
    while (*places != '\0') {
        places += strspn(places, " ");
        size_t length = strcspn(places, ",");
        length += places[length] == ',';
        if (column + 1 + length > line_columns) {
            bytes_add_text(out, "\n   ");
            column = 3;
        }
        bytes_add_text(out, " ");
        bytes_add(out, places, length);
        column += 1 + length;
        places += length;
    }
    bytes_add_text(out, "\n");
}

static void write_translations(struct bytes *out, const struct plan_section *section, const struct plan_key *key,
                               const struct plan_text *text)
{
    for (size_t i = 0; i < text->translation_count; i++) {
        char *name = memory_format("%s[%s]", key->name, text->translations[i].language);
        ini_text_write(out, name, text->translations[i].text, is_key, section);
        free(name);
    }
}

/* Whether it is what another key says, and will be that without being said. */
static bool goes_without_saying(const struct plan_section *section, const struct plan_key *key, const void *record)
{
    return key->otherwise != NULL &&
           plan_text_equal(plan_key_text(record, key), plan_key_text(record, plan_key_find(section, key->otherwise)));
}

static void write_key(struct bytes *out, const struct plan_section *section, const struct plan_key *key, const void *record)
{
    struct bytes value = {0};
    if (!goes_without_saying(section, key, record) && plan_value_text(record, key, &value)) {
        if (key->kind == PLAN_LINE)
            write_places(out, key->name, bytes_text(&value));
        else
            ini_text_write(out, key->name, bytes_text(&value), is_key, section);
        if (key->kind == PLAN_TEXT)
            write_translations(out, section, key, plan_key_text(record, key));
    }
    bytes_fini(&value);
}

static void write_record(struct bytes *out, const struct plan *plan, enum plan_section_id id, size_t index)
{
    const struct plan_section *section = plan_section_at(id);
    const void *record = plan_record_of(plan, id, index);
    char name[plan_section_name_size];
    struct bytes keys = {0};
    for (size_t i = 0; i < section->key_count; i++)
        write_key(&keys, section, &section->keys[i], record);
    if (keys.count > 0) {
        bytes_add_format(out, "\n[%s]\n", plan_record_name(plan, id, index, name));
        bytes_add(out, keys.items, keys.count);
    }
    bytes_fini(&keys);
}

static const struct plan_changes none;

void plan_write(const struct plan *plan, const struct plan_changes *changes, struct bytes *out)
{
    struct plan changed = with_changes(plan, changes != NULL ? changes : &none);
    ini_comment_write(out, _("A plan of tiers, written by tiermap. Change what you like, and run: tiermap THIS-FILE"));
    for (int id = 0; id < PLAN_SECTIONS; id++)
        for (size_t i = 0; i < plan_record_count(plan, (enum plan_section_id)id); i++)
            write_record(out, &changed, (enum plan_section_id)id, i);
}

/* ---- in the lines that are there ---- */

struct copying {
    struct bytes *out;
    const struct plan *changed;
    const struct plan_differences *differences; /* all of them of the map */
    char section[plan_section_name_size];       /* the lines are in */
    bool has_key, is_replaced;                  /* a key has begun there; its line, and those that go on with it, are left out */
    bool has_reference;                         /* that section was there */
};

static const char blanks[] = " \t\r\v\f"; /* as the reader of lines has them */

static bool is_changed(const struct copying *copying, const char *section)
{
    bool changed = false;
    for (size_t i = 0; i < copying->differences->count; i++)
        changed = changed || strcmp(copying->differences->items[i].name, section) == 0;
    return changed;
}

static bool is_reference(const char *section)
{
    return strcmp(section, plan_section_at(PLAN_SECTION_REFERENCE)->name) == 0;
}

static void copy_line(const struct copying *copying, const char *line, size_t length)
{
    bytes_add_format(copying->out, "%.*s\n", (int)length, line);
}

/* A changed reference line has its keys at once below the header. */
static void copy_header(struct copying *copying, const char *line, size_t length)
{
    size_t name = strcspn(line + 1, "]\n");
    name = name < sizeof copying->section ? name : 0; /* none is longer */
    memcpy(copying->section, line + 1, name);
    copying->section[name] = '\0';
    copying->has_key = copying->is_replaced = false;
    copy_line(copying, line, length);
    if (!is_reference(copying->section))
        return;
    const struct plan_section *section = plan_section_at(PLAN_SECTION_REFERENCE);
    copying->has_reference = true;
    for (size_t i = 0; is_changed(copying, copying->section) && i < section->key_count; i++)
        write_key(copying->out, section, &section->keys[i], &copying->changed->reference);
}

/* The depth of the tier whose section it is. */
static void write_depth(const struct copying *copying, const struct plan_key *key)
{
    char name[plan_section_name_size];
    for (size_t i = 0; i < copying->changed->tier_count; i++)
        if (strcmp(plan_record_name(copying->changed, PLAN_SECTION_TIER, i, name), copying->section) == 0)
            write_key(copying->out, plan_section_at(PLAN_SECTION_TIER), key, &copying->changed->tiers[i]);
}

static void copy_key(struct copying *copying, const char *line, size_t length)
{
    const struct plan_key *key = plan_key_find(plan_section_at(PLAN_SECTION_TIER), "outer_km");
    const char *begin = line + strspn(line, blanks);
    size_t word = strcspn(begin, "=:\n");
    while (word > 0 && strchr(blanks, begin[word - 1]) != NULL)
        word--;
    bool is_depth = word == strlen(key->name) && strncmp(begin, key->name, word) == 0;
    copying->has_key = true;
    copying->is_replaced = (is_depth || is_reference(copying->section)) && is_changed(copying, copying->section);
    if (!copying->is_replaced)
        copy_line(copying, line, length);
    else if (is_depth)
        write_depth(copying, key);
}

static void copy_continuation(const struct copying *copying, const char *line, size_t length)
{
    if (!copying->is_replaced)
        copy_line(copying, line, length);
}

static void copy_lines(struct copying *copying, const char *line)
{
    while (*line != '\0') {
        size_t length = strcspn(line, "\n"), indent = strspn(line, blanks);
        bool is_empty = indent >= length, is_comment = line[indent] == '#' || line[indent] == ';';
        if (is_empty || (is_comment && indent == 0))
            copy_line(copying, line, length);
        else if (copying->has_key && indent > 0) /* it goes on with the key's value */
            copy_continuation(copying, line, length);
        else if (is_comment)
            copy_line(copying, line, length);
        else if (line[indent] == '[')
            copy_header(copying, line + indent, length - indent);
        else
            copy_key(copying, line, length);
        line += length + (line[length] == '\n');
    }
    if (!copying->has_reference && is_changed(copying, plan_section_at(PLAN_SECTION_REFERENCE)->name))
        write_record(copying->out, copying->changed, PLAN_SECTION_REFERENCE, 0);
}

/* Whether it can be read, and what differs from the plan is of the map, or, with may_differ false, nothing does. */
static bool is_plan(const struct bytes *file, const struct plan *plan, bool may_differ, struct plan_differences *differences)
{
    struct plan read;
    if (!plan_read(&read, "", file->items, file->count, NULL))
        return false;
    plan_differences_find(differences, &read, plan);
    plan_fini(&read);
    bool good = may_differ || differences->count == 0;
    for (size_t i = 0; i < differences->count; i++)
        good = good && plan_difference_is_of_map(&differences->items[i]);
    return good;
}

bool plan_write_over(struct bytes *file, const struct plan *plan, const struct plan_changes *changes, struct bytes *out)
{
    struct plan changed = with_changes(plan, changes != NULL ? changes : &none);
    struct plan_differences differences = {0}, left = {0};
    struct bytes lines = {0};
    struct copying copying = {.out = &lines, .changed = &changed, .differences = &differences};
    bool done = is_plan(file, &changed, true, &differences);
    if (done)
        copy_lines(&copying, bytes_text(file));
    done = done && is_plan(&lines, &changed, false, &left);
    if (done)
        bytes_add(out, lines.items, lines.count);
    bytes_fini(&lines);
    ARRAY_FINI(&differences);
    ARRAY_FINI(&left);
    return done;
}
