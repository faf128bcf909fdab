#include "viewer/plan/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "viewer/plan/plan_values.h"

const char *plan_text_in(const struct plan_text *text, const char *language)
{
    for (size_t i = 0; language != NULL && i < text->translation_count; i++)
        if (strcmp(text->translations[i].language, language) == 0)
            return text->translations[i].text;
    return text->text != NULL ? text->text : "";
}

const struct plan_source *plan_source_find(const struct plan *plan, const char *id)
{
    for (size_t i = 0; id != NULL && i < plan->sources.count; i++)
        if (strcmp(plan->sources.items[i].id, id) == 0)
            return &plan->sources.items[i];
    return NULL;
}

static void fini_record(enum plan_section_id id, void *record)
{
    const struct plan_section *section = plan_section_at(id);
    char **record_id = plan_record_id(id, record);
    for (size_t i = 0; i < section->key_count; i++)
        plan_value_fini(record, &section->keys[i]);
    if (record_id != NULL)
        free(*record_id);
}

void plan_fini(struct plan *plan)
{
    if (plan == NULL)
        return;
    for (int id = 0; id < PLAN_SECTIONS; id++)
        for (size_t i = 0; i < plan_record_count(plan, (enum plan_section_id)id); i++)
            fini_record((enum plan_section_id)id, plan_record_at(plan, (enum plan_section_id)id, i));
    for (int i = 0; i < PLAN_NOTE_LISTS; i++)
        ARRAY_FINI(&plan->notes[i]);
    ARRAY_FINI(&plan->sources);
    ARRAY_FINI(&plan->questions);
    ARRAY_FINI(&plan->tour);
    free(plan->path);
    *plan = (struct plan){0};
}
