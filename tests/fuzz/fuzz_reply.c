/* What an engine gone mad might send: replies one after the other, each taken in as the viewer does it, and drawn. */
#include <string.h>

#include "fuzz.h"
#include "viewer/answers.h"
#include "viewer/plan/findings.h"
#include "viewer/ui/actions.h"
#include "viewer/ui/screen.h"

enum { replies_max = 4, columns = 60, rows = 20 };

/* The keys after which a picture is drawn. */
static const char keys[] = "p2\t2+++lj0][rDD";

static void draw(const struct state *state)
{
    struct frame frame;
    frame_init(&frame, state->columns, state->rows);
    screen_draw(&frame, state);
    frame_fini(&frame);
}

static void look_at(const struct answers *answers)
{
    struct state state;
    state_init(&state, answers->plan, columns, rows);
    state_set_scene(&state, answers->scene);
    state.is_waiting = answers->draft.reply.summary != NULL;
    draw(&state);
    for (size_t i = 0; i < sizeof keys - 1; i++) {
        const struct action *action = action_for_key(&state, (struct key){.code = (uint32_t)keys[i]});
        if (action != NULL)
            action->run(&state, action->argument);
        draw(&state);
    }
    state_resize(&state, 2 * columns, 2 * rows); /* room for the panel */
    draw(&state);
    state_fini(&state);
    hold(answers->exact.reply.summary == NULL || answers_choice(answers).outer_km[0] >= 0);
}

/* Everything that a checked reply points at. */
static double walk(const struct reply *reply)
{
    double sum = 0;
    for (uint32_t l = 0; l < reply->layer_count; l++)
        for (uint32_t f = 0; f < reply->layers[l].feature_count; f++) {
            const struct feature *feature = &reply->features[reply->layers[l].first_feature + f];
            sum += (double)strlen(reply_string(reply, feature->name)) + (double)strlen(reply_string(reply, feature->name_local)) +
                   (double)strlen(reply_string(reply, feature->code));
            for (uint32_t p = 0; p < feature->part_count; p++) {
                const struct part *part = &reply->parts[feature->first_part + p];
                for (uint32_t k = 0; k < part->point_count; k++)
                    sum += reply->points[part->first_point + k].x + reply->points[part->first_point + k].y;
            }
        }
    for (uint32_t i = 0; i < reply->zone_count; i++)
        for (uint32_t k = 0; k < reply->zones[i].region_count; k++)
            sum += reply->regions[reply->zones[i].first_region + k];
    for (uint32_t i = 0; i < reply->file_count; i++)
        sum += (double)strlen(reply_string(reply, reply->files[i].path)) + reply->files[i].records;
    for (uint32_t i = 0; i < reply->warning_count; i++) {
        struct bytes sentence = {0};
        findings_add_sentence(&sentence, reply, &reply->warnings[i]);
        sum += (double)sentence.count;
        bytes_fini(&sentence);
    }
    return sum;
}

/* Takes in what can be a reply, one after the other. */
static bool take_all(struct answers *answers, const unsigned char *data, size_t size)
{
    for (int i = 0; i < replies_max && size > 0; i++) {
        struct error error = {0};
        size_t length = reply_length(data, size);
        if (length == 0 || length > size)
            length = size;
        struct bytes bytes = {0};
        bytes_add(&bytes, data, length);
        struct blob blob = blob_of(&bytes);
        const struct answer *answer = answers_take(answers, &blob, NULL, &error);
        /* Every number is checked to be small, and what is refused has a reason. */
        hold(answer != NULL ? walk(&answer->reply) < 1e300 : error.text[0] != '\0');
        if (answers->scene != NULL)
            look_at(answers);
        data += length;
        size -= length;
    }
    return answers->scene != NULL;
}

int fuzz_one(const unsigned char *data, size_t size)
{
    static const char *const paths[] = {ASSETS "/plan.ini", TEST_DATA "/two-tiers.ini"};
    static struct plan plans[2];
    bool is_shown = false;
    for (size_t i = 0; i < 2 && !is_shown; i++) { /* tiers are only taken by a plan with as many */
        struct error error = {0};
        hold(plans[i].tier_count > 0 || plan_open(&plans[i], paths[i], &error));
        struct answers answers = {.plan = &plans[i]};
        is_shown = take_all(&answers, data, size);
        answers_fini(&answers);
    }
    return 0;
}
