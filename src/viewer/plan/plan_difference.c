#include "viewer/plan/plan_difference.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/bytes.h"
#include "viewer/plan/plan_value_text.h"

struct comparing {
    struct plan_differences *differences;
    enum plan_section_id section;
    const char *name;
    const struct plan_key *key;
    const void *before, *after; /* the records */
};

static void add(const struct comparing *comparing, enum plan_difference_kind kind, const char *language)
{
    struct plan_difference *difference = ARRAY_ADD(comparing->differences);
    *difference = (struct plan_difference){.kind = kind, .section = comparing->section, .key = comparing->key};
    snprintf(difference->name, sizeof difference->name, "%s", comparing->name);
    snprintf(difference->language, sizeof difference->language, "%s", language);
}

/* NULL: it is not there. */
static void compare_values(const struct comparing *comparing, const char *before, const char *after, const char *language)
{
    if (before == NULL && after == NULL)
        return;
    if (before == NULL || after == NULL)
        add(comparing, before != NULL ? PLAN_ONLY_BEFORE : PLAN_ONLY_AFTER, language);
    else if (strcmp(before, after) != 0)
        add(comparing, PLAN_CHANGED, language);
}

static const char *translation(const struct plan_text *text, const char *language)
{
    for (size_t i = 0; i < text->translation_count; i++)
        if (strcmp(text->translations[i].language, language) == 0)
            return text->translations[i].text;
    return NULL;
}

static void compare_translations(const struct comparing *comparing, const struct plan_text *before,
                                 const struct plan_text *after)
{
    for (size_t i = 0; i < before->translation_count; i++) {
        const char *language = before->translations[i].language;
        compare_values(comparing, before->translations[i].text, translation(after, language), language);
    }
    for (size_t i = 0; i < after->translation_count; i++) {
        const char *language = after->translations[i].language;
        if (translation(before, language) == NULL)
            compare_values(comparing, NULL, after->translations[i].text, language);
    }
}

static void compare_keys(struct comparing *comparing)
{
    const struct plan_section *section = plan_section_at(comparing->section);
    struct bytes before = {0}, after = {0};
    for (size_t i = 0; i < section->key_count; i++) {
        comparing->key = &section->keys[i];
        before.count = after.count = 0;
        bool is_before = plan_value_text(comparing->before, comparing->key, &before);
        bool is_after = plan_value_text(comparing->after, comparing->key, &after);
        compare_values(comparing, is_before ? bytes_text(&before) : NULL, is_after ? bytes_text(&after) : NULL, "");
        if (comparing->key->kind == PLAN_TEXT)
            compare_translations(comparing, plan_key_text(comparing->before, comparing->key),
                                 plan_key_text(comparing->after, comparing->key));
    }
    bytes_fini(&before);
    bytes_fini(&after);
}

/* The record of that name, NULL if there is none. */
static const void *find(const struct plan *plan, enum plan_section_id id, const char *name)
{
    char own[plan_section_name_size];
    for (size_t i = 0; i < plan_record_count(plan, id); i++)
        if (strcmp(plan_record_name(plan, id, i, own), name) == 0)
            return plan_record_of(plan, id, i);
    return NULL;
}

static void compare_sections(struct plan_differences *differences, enum plan_section_id id, const struct plan *before,
                             const struct plan *after)
{
    char name[plan_section_name_size];
    struct comparing comparing = {.differences = differences, .section = id, .name = name};
    for (size_t i = 0; i < plan_record_count(before, id); i++) {
        plan_record_name(before, id, i, name);
        comparing.before = plan_record_of(before, id, i);
        comparing.after = find(after, id, name);
        comparing.key = NULL;
        if (comparing.after == NULL)
            add(&comparing, PLAN_ONLY_BEFORE, "");
        else
            compare_keys(&comparing);
    }
    comparing.key = NULL;
    for (size_t i = 0; i < plan_record_count(after, id); i++)
        if (find(before, id, plan_record_name(after, id, i, name)) == NULL)
            add(&comparing, PLAN_ONLY_AFTER, "");
}

void plan_differences_find(struct plan_differences *differences, const struct plan *before, const struct plan *after)
{
    for (int id = 0; id < PLAN_SECTIONS; id++)
        compare_sections(differences, (enum plan_section_id)id, before, after);
}

bool plan_difference_is_of_map(const struct plan_difference *difference)
{
    bool is_depth = difference->key != NULL && difference->key->kind == PLAN_KM;
    return is_depth || difference->section == PLAN_SECTION_REFERENCE;
}
