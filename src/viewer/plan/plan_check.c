#include "viewer/plan/plan_check.h"

#include <string.h>

#include "base/suggest.h"
#include "base/translate.h"

static bool check_reference(const struct plan_reference *reference, const char **key, struct error *error)
{
    if (reference->name == NULL || reference->line.count == 0)
        return true;
    *key = "line";
    error_set(error, _("[reference] has a name and a line: keep one of them"));
    return false;
}

static bool check_tier(const struct plan *plan, const struct plan_tier *tier, const char **key,
                       struct error *error)
{
    if (tier > plan->tiers && tier->outer_km <= tier[-1].outer_km) {
        *key = "outer_km";
        error_set(error,
                  _("outer_km %g must be more than %g, the outer_km of [tier %s] before it: tiers go from "
                    "the line outwards"),
                  tier->outer_km, tier[-1].outer_km, tier[-1].id);
        return false;
    }
    if ((tier->brigades_text.text != NULL || tier->brigades_said_by.text != NULL) && tier->brigades_max == 0) {
        *key = tier->brigades_text.text != NULL ? "brigades_text" : "brigades_said_by";
        error_set(error, _("%s needs the number beside it, as in 'brigades = 4-5'"), *key);
        return false;
    }
    return true;
}

static bool check_question(const struct plan_question *question, const char **key, struct error *error)
{
    if (question->answers[3].text != NULL && question->answers[2].text == NULL) {
        *key = "answer_4";
        error_set(error, _("there is an answer_4 but no answer_3"));
        return false;
    }
    size_t count = 2;
    while (count < 4 && question->answers[count].text != NULL)
        count++;
    if (question->right >= count) {
        *key = "right";
        error_set(error, _("right is %zu, but there are %zu answers"), question->right + 1, count);
        return false;
    }
    return true;
}

bool plan_check_record(const struct plan *plan, enum plan_section_id id, const void *record, const char **key,
                       struct error *error)
{
    *key = NULL;
    switch (id) {
    case PLAN_SECTION_REFERENCE:
        return check_reference(record, key, error);
    case PLAN_SECTION_TIER:
        return check_tier(plan, record, key, error);
    case PLAN_SECTION_QUESTION:
        return check_question(record, key, error);
    default:
        return true;
    }
}

static bool refuse_id(const char *section, const char *id, const char *near, struct error *error)
{
    if (near != NULL)
        error_set(error, _("there is no [%s %s]; did you mean '%s'?"), section, id, near);
    else
        error_set(error, _("there is no [%s %s]"), section, id);
    return false;
}

static bool check_tier_id(const struct plan *plan, const char *id, struct error *error)
{
    const char *known[tiers_max + 1] = {"rest"};
    size_t count = 1;
    for (size_t i = 0; i < plan->tier_count; i++)
        known[count++] = plan->tiers[i].id;
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i], id) == 0)
            return true;
    return refuse_id("tier", id, suggest_find(id, known, count), error);
}

bool plan_check_id(const struct plan *plan, enum plan_kind kind, const char *id, struct error *error)
{
    if (kind == PLAN_TIER_ID)
        return check_tier_id(plan, id, error);
    if (plan_source_find(plan, id) != NULL)
        return true;
    const char *near = NULL;
    for (size_t i = 0; i < plan->sources.count && near == NULL; i++)
        near = suggest_find(id, (const char *const *)&plan->sources.items[i].id, 1);
    return refuse_id("source", id, near, error);
}

bool plan_check_whole(const struct plan *plan, struct error *error)
{
    if (plan->tier_count < tiers_min) {
        error_set(error, _("the file ends with %zu [tier ID] sections; a plan has %d to %d"),
                  plan->tier_count, tiers_min, tiers_max);
        return false;
    }
    return true;
}
