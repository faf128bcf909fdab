#include "viewer/plan/plan_keys.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FIELD(record, field) offsetof(struct record, field)
#define KEY(word, of_kind, record, field)                                                                    \
    .name = (word), .kind = PLAN_##of_kind, .offset = FIELD(record, field)

static const struct plan_key plan_keys[] = {
    {KEY("title", TEXT, plan, title), .required = true},
    {KEY("source_line", TEXT, plan, source_line)},
    {KEY("summary", TEXT, plan, summary)},
    {KEY("said_by", TEXT, plan, said_by)},
    {KEY("source", SOURCE_ID, plan, source)},
    {KEY("illustrative", TEXT, plan, illustrative), .required = true},
    {KEY("attribution", TEXT, plan, attribution)},
};

static const struct plan_key reference_keys[] = {
    {KEY("name", REFERENCE, plan_reference, name)},
    {KEY("line", LINE, plan_reference, line)},
};

static const struct plan_key tier_keys[] = {
    {KEY("name", TEXT, plan_tier, name), .required = true},
    {KEY("short_name", TEXT, plan_tier, short_name), .otherwise = "name"},
    {KEY("force", TEXT, plan_tier, force)},
    {KEY("label", TEXT, plan_tier, label), .otherwise = "force"},
    {KEY("text", TEXT, plan_tier, text)},
    {KEY("said_by", TEXT, plan_tier, said_by)},
    {KEY("source", SOURCE_ID, plan_tier, source)},
    {KEY("outer_km", KM, plan_tier, outer_km), .required = true},
    {KEY("brigades", RANGE, plan_tier, brigades_min), .second = FIELD(plan_tier, brigades_max), .min = 1,
     .max = 99},
    {KEY("brigades_text", TEXT, plan_tier, brigades_text)},
    {KEY("brigades_said_by", TEXT, plan_tier, brigades_said_by)},
};

static const struct plan_key rest_keys[] = {
    {KEY("name", TEXT, plan_rest, name), .required = true},
    {KEY("short_name", TEXT, plan_rest, short_name), .otherwise = "name"},
    {KEY("force", TEXT, plan_rest, force)},
    {KEY("label", TEXT, plan_rest, label), .otherwise = "force"},
    {KEY("text", TEXT, plan_rest, text)},
    {KEY("said_by", TEXT, plan_rest, said_by)},
    {KEY("source", SOURCE_ID, plan_rest, source)},
};

static const struct plan_key note_keys[] = {
    {KEY("title", TEXT, plan_note, title)},     {KEY("text", TEXT, plan_note, text), .required = true},
    {KEY("said_by", TEXT, plan_note, said_by)}, {KEY("source", SOURCE_ID, plan_note, source)},
    {KEY("tier", TIER_ID, plan_note, tier)},
};

static const struct plan_key source_keys[] = {
    {KEY("title", TEXT, plan_source, title), .required = true},
    {KEY("publisher", TEXT, plan_source, publisher)},
    {KEY("date", TEXT, plan_source, date)},
    {KEY("url", WORD, plan_source, url)},
};

static const struct plan_key question_keys[] = {
    {KEY("text", TEXT, plan_question, text), .required = true},
    {KEY("answer_1", TEXT, plan_question, answers[0]), .required = true},
    {KEY("answer_2", TEXT, plan_question, answers[1]), .required = true},
    {KEY("answer_3", TEXT, plan_question, answers[2])},
    {KEY("answer_4", TEXT, plan_question, answers[3])},
    {KEY("right", CHOICE, plan_question, right), .min = 1, .max = 4, .required = true},
    {KEY("why", TEXT, plan_question, why)},
    {KEY("source", SOURCE_ID, plan_question, source)},
};

static const struct plan_key tour_keys[] = {
    {KEY("title", TEXT, plan_step, title), .required = true},
    {KEY("caption", TEXT, plan_step, caption), .required = true},
    {KEY("try", TEXT, plan_step, try)},
    {KEY("said_by", TEXT, plan_step, said_by)},
    {KEY("place", PLACE, plan_step, place), .second = FIELD(plan_step, place_line)},
    {KEY("tier", TIER_ID, plan_step, tier)},
    {KEY("highlight", TIER_ID, plan_step, highlight)},
    {KEY("extent", EXTENT, plan_step, extent)},
    {KEY("tiers_shown", NUMBER, plan_step, tiers_shown), .min = 0, .max = tiers_max},
    {KEY("line_shown", NUMBER, plan_step, line_shown), .min = 0, .max = 1},
    {KEY("source", SOURCE_ID, plan_step, source)},
};

#define SECTION(word, of_naming, array)                                                                      \
    .name = (word), .naming = PLAN_##of_naming, .keys = (array), .key_count = COUNT(array)

static const struct plan_section sections[PLAN_SECTIONS] = {
    [PLAN_SECTION_PLAN] = {SECTION("plan", ONCE, plan_keys), .required = true},
    [PLAN_SECTION_REFERENCE] = {SECTION("reference", ONCE, reference_keys)},
    [PLAN_SECTION_TIER] = {SECTION("tier", WITH_ID, tier_keys), .required = true, .max = tiers_max},
    [PLAN_SECTION_REST] = {SECTION("rest", ONCE, rest_keys), .required = true},
    [PLAN_SECTION_CONTRIBUTION] = {SECTION("contribution", WITH_ID, note_keys)},
    [PLAN_SECTION_CAVEAT] = {SECTION("caveat", WITH_ID, note_keys)},
    [PLAN_SECTION_BACKGROUND] = {SECTION("background", WITH_ID, note_keys)},
    [PLAN_SECTION_SOURCE] = {SECTION("source", WITH_ID, source_keys)},
    [PLAN_SECTION_QUESTION] = {SECTION("question", WITH_ID, question_keys)},
    [PLAN_SECTION_TOUR] = {SECTION("tour", NUMBERED, tour_keys)},
};

const struct plan_section *plan_section_at(enum plan_section_id id)
{
    assert(id < PLAN_SECTIONS && sections[id].key_count <= plan_keys_max);
    return &sections[id];
}

const struct plan_key *plan_key_find(const struct plan_section *section, const char *name)
{
    for (size_t i = 0; i < section->key_count; i++)
        if (strcmp(section->keys[i].name, name) == 0)
            return &section->keys[i];
    return NULL;
}

static struct plan_notes *notes_of(struct plan *plan, enum plan_section_id id)
{
    return &plan->notes[id == PLAN_SECTION_CONTRIBUTION ? PLAN_CONTRIBUTIONS
                        : id == PLAN_SECTION_CAVEAT     ? PLAN_CAVEATS
                                                        : PLAN_BACKGROUND];
}

size_t plan_record_count(const struct plan *plan, enum plan_section_id id)
{
    switch (id) {
    case PLAN_SECTION_TIER:
        return plan->tier_count;
    case PLAN_SECTION_CONTRIBUTION:
        return plan->notes[PLAN_CONTRIBUTIONS].count;
    case PLAN_SECTION_CAVEAT:
        return plan->notes[PLAN_CAVEATS].count;
    case PLAN_SECTION_BACKGROUND:
        return plan->notes[PLAN_BACKGROUND].count;
    case PLAN_SECTION_SOURCE:
        return plan->sources.count;
    case PLAN_SECTION_QUESTION:
        return plan->questions.count;
    case PLAN_SECTION_TOUR:
        return plan->tour.count;
    default:
        return 1;
    }
}

void *plan_record_at(struct plan *plan, enum plan_section_id id, size_t index)
{
    assert(index < plan_record_count(plan, id));
    switch (id) {
    case PLAN_SECTION_PLAN:
        return plan;
    case PLAN_SECTION_REFERENCE:
        return &plan->reference;
    case PLAN_SECTION_TIER:
        return &plan->tiers[index];
    case PLAN_SECTION_REST:
        return &plan->rest;
    case PLAN_SECTION_SOURCE:
        return &plan->sources.items[index];
    case PLAN_SECTION_QUESTION:
        return &plan->questions.items[index];
    case PLAN_SECTION_TOUR:
        return &plan->tour.items[index];
    default:
        return &notes_of(plan, id)->items[index];
    }
}

const void *plan_record_of(const struct plan *plan, enum plan_section_id id, size_t index)
{
    return plan_record_at((struct plan *)(uintptr_t)plan, id, index);
}

void *plan_record_add(struct plan *plan, enum plan_section_id id)
{
    switch (id) {
    case PLAN_SECTION_TIER:
        assert(plan->tier_count < tiers_max);
        plan->tier_count++;
        break;
    case PLAN_SECTION_CONTRIBUTION:
    case PLAN_SECTION_CAVEAT:
    case PLAN_SECTION_BACKGROUND:
        *ARRAY_ADD(notes_of(plan, id)) = (struct plan_note){0};
        break;
    case PLAN_SECTION_SOURCE:
        *ARRAY_ADD(&plan->sources) = (struct plan_source){0};
        break;
    case PLAN_SECTION_QUESTION:
        *ARRAY_ADD(&plan->questions) = (struct plan_question){0};
        break;
    case PLAN_SECTION_TOUR:
        *ARRAY_ADD(&plan->tour) = (struct plan_step){.tiers_shown = -1, .line_shown = -1};
        break;
    default:
        break;
    }
    return plan_record_at(plan, id, plan_record_count(plan, id) - 1);
}

char **plan_record_id(enum plan_section_id id, void *record)
{
    switch (id) {
    case PLAN_SECTION_TIER:
        return &((struct plan_tier *)record)->id;
    case PLAN_SECTION_CONTRIBUTION:
    case PLAN_SECTION_CAVEAT:
    case PLAN_SECTION_BACKGROUND:
        return &((struct plan_note *)record)->id;
    case PLAN_SECTION_SOURCE:
        return &((struct plan_source *)record)->id;
    case PLAN_SECTION_QUESTION:
        return &((struct plan_question *)record)->id;
    default:
        return NULL;
    }
}

const char *plan_record_name(const struct plan *plan, enum plan_section_id id, size_t index,
                             char name[plan_section_name_size])
{
    const struct plan_section *section = plan_section_at(id);
    void *record = (void *)(uintptr_t)plan_record_of(plan, id, index);
    if (section->naming == PLAN_WITH_ID)
        snprintf(name, plan_section_name_size, "%s %s", section->name, *plan_record_id(id, record));
    else if (section->naming == PLAN_NUMBERED)
        snprintf(name, plan_section_name_size, "%s %zu", section->name, index + 1);
    else
        snprintf(name, plan_section_name_size, "%s", section->name);
    return name;
}

const struct plan_text *plan_key_text(const void *record, const struct plan_key *key)
{
    assert(key->kind == PLAN_TEXT);
    return (const struct plan_text *)(const void *)((const char *)record + key->offset);
}
