#include "../cmocka_all.h"

#include <string.h>

#include "made_up_reply.h"
#include "model/reply_builder.h"
#include "viewer/answers.h"

struct table { /* the plan and what has come */
    struct plan plan;
    struct answers answers;
};

static int set_up(void **state)
{
    static struct table table;
    struct error error = {0};
    table = (struct table){0};
    if (!plan_open(&table.plan, TEST_DATA "/two-tiers.ini", &error))
        fail_msg("%s", error.text);
    table.answers.plan = &table.plan;
    *state = &table;
    return 0;
}

static int tear_down(void **state)
{
    struct table *table = *state;
    answers_fini(&table->answers);
    plan_fini(&table->plan);
    return 0;
}

static const struct answer *take(struct table *table, struct bytes *bytes, struct error *error)
{
    struct blob blob = blob_of(bytes);
    *error = (struct error){0};
    const struct answer *answer = answers_take(&table->answers, &blob, NULL, error);
    assert_null(blob.data); /* taken over in any case */
    assert_int_equal(answer == NULL, error->text[0] != '\0');
    return answer;
}

static const struct answer *take_ground(struct table *table, double lat_0)
{
    struct bytes bytes = {0};
    struct error error;
    made_up_ground(&(struct made_up){.lat_0 = lat_0}, &bytes);
    return take(table, &bytes, &error);
}

static const struct answer *take_tiers(struct table *table, double lat_0, double first_km, bool is_exact)
{
    struct bytes bytes = {0};
    struct error error;
    const struct made_up made_up = {.lat_0 = lat_0, .outer_km = {first_km, 60}, .is_exact = is_exact};
    made_up_tiers(&made_up, &bytes);
    return take(table, &bytes, &error);
}

static void expect_shown(const struct table *table, double first_km, bool is_exact)
{
    assert_non_null(table->answers.scene);
    const struct reply *tiers = scene_tiers(table->answers.scene);
    assert_true(tiers->zones[0].outer_km == first_km);
    assert_int_equal((tiers->header->flags & REPLY_EXACT) != 0, is_exact);
}

static void ground_then_draft_then_exact(void **state)
{
    struct table *table = *state;
    struct answers *answers = &table->answers;
    assert_ptr_equal(take_ground(table, 48), &answers->ground);
    assert_null(answers->scene);
    assert_ptr_equal(take_tiers(table, 48, 20, true), &answers->exact);
    expect_shown(table, 20, true);
    const struct scene *scene = answers->scene;
    assert_ptr_equal(take_tiers(table, 48, 21, false), &answers->draft);
    expect_shown(table, 21, false);
    assert_ptr_equal(take_tiers(table, 48, 22, false), &answers->draft); /* a newer draft */
    expect_shown(table, 22, false);
    assert_ptr_equal(take_tiers(table, 48, 22, true), &answers->exact);
    expect_shown(table, 22, true);
    assert_null(answers->draft.reply.summary);
    assert_ptr_equal(answers->scene, scene); /* whoever borrows it need not be told */
}

/* A sketch of the ground is enough for a draft, which stays when the ground itself comes. */
static void sketch_then_draft_then_ground(void **state)
{
    struct table *table = *state;
    struct answers *answers = &table->answers;
    struct bytes bytes = {0};
    struct error error;
    made_up_ground(&(struct made_up){.lat_0 = 48}, &bytes);
    struct reply_header *header = (struct reply_header *)bytes.items;
    header->flags &= (uint32_t)~REPLY_EXACT;
    assert_false(answers_have_ground(answers));
    assert_ptr_equal(take(table, &bytes, &error), &answers->ground);
    assert_false(answers_have_ground(answers));
    take_tiers(table, 48, 20, false);
    expect_shown(table, 20, false);
    assert_ptr_equal(take_ground(table, 48), &answers->ground);
    assert_true(answers_have_ground(answers));
    expect_shown(table, 20, false);
    assert_ptr_equal(scene_ground(answers->scene), &answers->ground.reply);
    take_tiers(table, 48, 20, true);
    expect_shown(table, 20, true);
}

static void a_draft_is_dropped(void **state)
{
    struct table *table = *state;
    assert_false(answers_drop_draft(&table->answers));
    take_ground(table, 48);
    assert_false(answers_drop_draft(&table->answers));
    take_tiers(table, 48, 20, true);
    take_tiers(table, 48, 30, false);
    assert_true(answers_choice(&table->answers).outer_km[0] == 20); /* a draft is no answer */
    assert_true(answers_drop_draft(&table->answers));
    expect_shown(table, 20, true);
    assert_true(answers_drop_draft(&table->answers)); /* nothing to drop is no failure */
    expect_shown(table, 20, true);
}

static void what_is_there_settles_a_choice(void **state)
{
    struct table *table = *state;
    struct choice choice = {.outer_km = {20, 60}};
    assert_false(answers_settle(&table->answers, &choice));
    take_ground(table, 48);
    take_tiers(table, 48, 20, true);
    assert_true(answers_settle(&table->answers, &choice));
    take_tiers(table, 48, 30, false);
    choice.outer_km[0] = 30; /* there is only a draft of it */
    assert_false(answers_settle(&table->answers, &choice));
    expect_shown(table, 30, false);
    choice.outer_km[0] = 20;
    choice.reference = REFERENCE_RUSSIA_BELARUS;
    assert_false(answers_settle(&table->answers, &choice));
    choice.reference = REFERENCE_RUSSIA;
    choice.outer_km[2] = 7; /* of a tier that there is not */
    assert_true(answers_settle(&table->answers, &choice));
    expect_shown(table, 20, true);
}

static void tiers_of_another_ground_are_refused(void **state)
{
    struct table *table = *state;
    assert_null(take_tiers(table, 48, 20, true)); /* no ground at all */
    take_ground(table, 48);
    take_tiers(table, 48, 20, true);
    assert_null(take_tiers(table, 48.5, 21, true));
    assert_null(take_tiers(table, 48.5, 21, false));
    expect_shown(table, 20, true);
    take_ground(table, 48.5); /* another map: what was there does not belong to it */
    assert_null(table->answers.scene);
    assert_null(table->answers.exact.reply.summary);
    assert_null(take_tiers(table, 48, 20, true));
    take_tiers(table, 48.5, 21, true);
    expect_shown(table, 21, true);
}

/* The plan has texts for its own tiers only. */
static void tiers_of_another_plan_are_refused(void **state)
{
    struct table *table = *state;
    take_ground(table, 48);
    take_tiers(table, 48, 20, true);
    table->plan.tier_count = 3;
    assert_null(take_tiers(table, 48, 25, true));
    table->plan.tier_count = 2;
    expect_shown(table, 20, true);
}

static void damage_and_failures_change_nothing(void **state)
{
    struct table *table = *state;
    struct error error;
    struct bytes bytes = {0};
    take_ground(table, 48);
    take_tiers(table, 48, 20, true);
    take_tiers(table, 48, 21, false);
    reply_write_failure(1, "front.geojson: it is empty", &bytes);
    assert_null(take(table, &bytes, &error));
    assert_string_equal(error.text, "front.geojson: it is empty");
    expect_shown(table, 21, false);
    made_up_ground(&(struct made_up){.lat_0 = 48}, &bytes);
    bytes.count -= 8; /* cut short */
    assert_null(take(table, &bytes, &error));
    made_up_tiers(&(struct made_up){.lat_0 = 48, .outer_km = {22, 60}, .is_exact = true}, &bytes);
    for (size_t i = sizeof(struct reply_header); i < bytes.count; i++)
        bytes.items[i] ^= 0x55;
    assert_null(take(table, &bytes, &error));
    assert_non_null(strstr(error.text, "damaged"));
    expect_shown(table, 21, false);
    assert_true(answers_drop_draft(&table->answers));
    expect_shown(table, 20, true);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(ground_then_draft_then_exact),
        TEST(sketch_then_draft_then_ground),
        TEST(a_draft_is_dropped),
        TEST(what_is_there_settles_a_choice),
        TEST(tiers_of_another_ground_are_refused),
        TEST(tiers_of_another_plan_are_refused),
        TEST(damage_and_failures_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
