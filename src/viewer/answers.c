#include "viewer/answers.h"

#include <assert.h>

#include "base/translate.h"

static void answer_fini(struct answer *answer)
{
    blob_fini(&answer->blob);
    *answer = (struct answer){0};
}

void answers_fini(struct answers *answers)
{
    if (answers == NULL)
        return;
    scene_free(answers->scene);
    answer_fini(&answers->draft);
    answer_fini(&answers->exact);
    answer_fini(&answers->ground);
    *answers = (struct answers){0};
}

/* The scene shows these tiers from now on. */
static void show(struct answers *answers, const struct answer *tiers)
{
    if (answers->scene == NULL)
        answers->scene = scene_new(&answers->ground.reply, &tiers->reply, answers->plan);
    else
        scene_set_tiers(answers->scene, &tiers->reply);
}

static bool fits_or_is_none(const struct reply *ground, const struct answer *tiers)
{
    return tiers->reply.summary == NULL || reply_fits(ground, &tiers->reply);
}

/* The tiers stay on another ground. The new scene is there before the old one goes: so whoever borrows it sees that it is
 * another one, also by its address. */
static void exchange_ground(struct answers *answers, const struct answer *answer)
{
    struct answer before = answers->ground;
    struct scene *scene = answers->scene;
    const struct answer *tiers = answers->draft.reply.summary != NULL ? &answers->draft : &answers->exact;
    answers->scene = NULL;
    answers->ground = *answer;
    if (tiers->reply.summary != NULL)
        show(answers, tiers);
    scene_free(scene);
    answer_fini(&before);
}

static const struct answer *take_ground(struct answers *answers, const struct answer *answer)
{
    const struct plan *plan = answers->plan;
    if (fits_or_is_none(&answer->reply, &answers->draft) && fits_or_is_none(&answer->reply, &answers->exact)) {
        exchange_ground(answers, answer);
    } else {
        uint64_t serials = answers->serials;
        answers_fini(answers);
        answers->plan = plan;
        answers->serials = serials;
        answers->ground = *answer;
    }
    return &answers->ground;
}

bool answers_have_ground(const struct answers *answers)
{
    const struct reply *ground = &answers->ground.reply;
    return ground->country != NULL && (ground->header->flags & REPLY_EXACT) != 0;
}

static const struct answer *take_tiers(struct answers *answers, const struct answer *answer, const struct plan_line *line)
{
    bool is_exact = (answer->reply.header->flags & REPLY_EXACT) != 0;
    struct answer *place = is_exact ? &answers->exact : &answers->draft;
    struct answer before = *place;
    *place = *answer;
    show(answers, place);
    answer_fini(&before);
    if (is_exact) {
        answers->line = answer->reply.summary->reference == REFERENCE_DRAWN ? line : NULL;
        answer_fini(&answers->draft);
    }
    return place;
}

const struct answer *answers_take(struct answers *answers, struct blob *blob, const struct plan_line *line,
                                  struct error *error)
{
    struct answer answer = {.blob = *blob};
    *blob = (struct blob){0};
    bool is_good = reply_open(&answer.reply, answer.blob.data, answer.blob.size, error);
    blob_relax(&answer.blob); /* checking has read all of it, drawing needs little */
    blob_relax(&answers->ground.blob); /* what earlier views needed, this one does not need */
    bool is_ground = is_good && answer.reply.country != NULL;
    answer.serial = ++answers->serials;
    if (is_good && !is_ground &&
        (!reply_fits(&answers->ground.reply, &answer.reply) || answer.reply.tier_count != answers->plan->tier_count)) {
        error_set(error, _("the engine's answer belongs to another map"));
        is_good = false;
    }
    if (!is_good) {
        answer_fini(&answer);
        return NULL;
    }
    return is_ground ? take_ground(answers, &answer) : take_tiers(answers, &answer, line);
}

bool answers_drop_draft(struct answers *answers)
{
    if (answers->exact.reply.summary == NULL)
        return false;
    show(answers, &answers->exact);
    answer_fini(&answers->draft);
    return true;
}

struct choice answers_choice(const struct answers *answers)
{
    const struct reply *tiers = &answers->exact.reply;
    assert(tiers->summary != NULL);
    struct choice choice = {.reference = (enum reference_kind)tiers->summary->reference, .line = answers->line};
    for (uint32_t i = 0; i < tiers->tier_count; i++)
        choice.outer_km[i] = tiers->zones[i].outer_km;
    return choice;
}

bool answers_settle(struct answers *answers, const struct choice *choice)
{
    if (answers->exact.reply.summary == NULL)
        return false;
    struct choice shown = answers_choice(answers);
    return choice_equal(&shown, choice, answers->exact.reply.tier_count) &&
           (answers->draft.reply.summary == NULL || answers_drop_draft(answers));
}
