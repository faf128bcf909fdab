#include "viewer/plan/plan_writer.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"
#include "viewer/plan/ini_text.h"
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

void plan_write(const struct plan *plan, const struct plan_changes *changes, struct bytes *out)
{
    static const struct plan_changes none;
    struct plan changed = with_changes(plan, changes != NULL ? changes : &none);
    ini_comment_write(out, _("A plan of tiers, written by tiermap. Change what you like, and run: tiermap THIS-FILE"));
    for (int id = 0; id < PLAN_SECTIONS; id++)
        for (size_t i = 0; i < plan_record_count(plan, (enum plan_section_id)id); i++)
            write_record(out, &changed, (enum plan_section_id)id, i);
}
