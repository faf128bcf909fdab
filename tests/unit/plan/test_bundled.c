/* The plan that comes with the program: it opens, and it says all that the source says, no more surely than
 * the source does. */
#include "../cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "../facts.h"
#include "viewer/plan/ini_lines.h"
#include "viewer/plan/plan_keys.h"

static int open_plan(void **state)
{
    static struct plan plan;
    struct error error = {0};
    if (!plan_open(&plan, ASSETS "/plan.ini", &error)) {
        print_error("%s\n", error.text);
        return -1;
    }
    *state = &plan;
    return 0;
}

static int close_plan(void **state)
{
    plan_fini(*state);
    return 0;
}

struct saying { /* a text with who said it */
    const struct plan_text *text, *said_by;
};

/* Every text of the plan that tells a fact. Returns how many. */
static size_t sayings_of(const struct plan *plan, struct saying sayings[128])
{
    size_t count = 0;
    sayings[count++] = (struct saying){&plan->summary, &plan->said_by};
    for (size_t i = 0; i < plan->tier_count; i++)
        sayings[count++] = (struct saying){&plan->tiers[i].text, &plan->tiers[i].said_by};
    sayings[count++] = (struct saying){&plan->rest.text, &plan->rest.said_by};
    for (int list = 0; list < PLAN_NOTE_LISTS; list++)
        for (size_t i = 0; i < plan->notes[list].count && count < 128; i++)
            sayings[count++] =
                (struct saying){&plan->notes[list].items[i].text, &plan->notes[list].items[i].said_by};
    return count;
}

static void every_fact_is_there_with_its_hedge_and_its_speaker(void **state)
{
    struct saying sayings[128];
    size_t count = sayings_of(*state, sayings);
    for (int f = 0; f < fact_count; f++) {
        int found = 0;
        for (size_t i = 0; i < count; i++)
            if (strstr(plan_text_in(sayings[i].text, NULL), facts[f].phrase) != NULL) {
                found++;
                assert_non_null(strstr(plan_text_in(sayings[i].text, NULL), facts[f].hedge));
                assert_string_equal(plan_text_in(sayings[i].said_by, NULL), facts[f].said_by);
            }
        if (found != 1)
            fail_msg("fact %s is there %d times", facts[f].id, found);
    }
}

static void every_unknown_is_a_caveat(void **state)
{
    const struct plan *plan = *state;
    const struct plan_notes *caveats = &plan->notes[PLAN_CAVEATS];
    for (int u = 0; u < unknown_count; u++) {
        bool found = false;
        for (size_t i = 0; i < caveats->count && !found; i++)
            found = strstr(plan_text_in(&caveats->items[i].text, NULL), unknowns[u]) != NULL;
        if (!found)
            fail_msg("no caveat says: %s", unknowns[u]);
    }
}

/* Whoever is quoted or said something has a source; what is ours (no one said it) has none. */
static void what_was_said_has_a_source(void **state)
{
    const struct plan *plan = *state;
    for (int list = 0; list < PLAN_NOTE_LISTS; list++)
        for (size_t i = 0; i < plan->notes[list].count; i++) {
            const struct plan_note *note = &plan->notes[list].items[i];
            assert_int_equal(note->source != NULL, note->said_by.text != NULL);
        }
    const struct plan_source *source = plan_source_find(plan, plan->source);
    assert_non_null(source);
    assert_non_null(strstr(source->url, "pravda.com.ua/eng/news/2025/08/27/7528010/"));
    assert_string_equal(plan_text_in(&source->date, NULL), "27 August 2025");
    assert_null(plan_source_find(plan, "no such source"));
    assert_null(plan_source_find(plan, NULL));
}

/* What a step of the tour reports has a source; who said it is left out only where several did. Our own words have neither. */
static void the_tour_tells_its_origins(void **state)
{
    const struct plan *plan = *state;
    int said = 0;
    for (size_t i = 0; i < plan->tour.count; i++) {
        const struct plan_step *step = &plan->tour.items[i];
        assert_true(step->source != NULL || step->said_by.text == NULL);
        said += step->said_by.text != NULL;
    }
    assert_true(said >= 8);
    static const struct { const char *hedge, *said_by; } told[] = {
        {"rough three-tier plan", "FT"},
        {"would likely patrol it", "FT"},
        {"much stronger border", "three officials, to the FT"},
        {"third line of defence would be", "FT"},
        {"Under discussion: four to five European brigades \"on the ground, provided by the Coalition of the Willing\"", yermak},
        {"would support them from the rear", "FT"},
        {"has promised Europe air support and intelligence assistance", "FT"},
        {"\"can provide the backbone that makes the whole security and deterrence architecture work\"", yermak},
        {"\"a mix of military, political and economic support\"", yermak},
        {"Even with potential US support", "European Pravda / FT"},
    };
    for (size_t t = 0; t < sizeof told / sizeof *told; t++) {
        int found = 0;
        for (size_t i = 0; i < plan->tour.count; i++)
            if (strstr(plan_text_in(&plan->tour.items[i].caption, NULL), told[t].hedge) != NULL) {
                found++;
                assert_string_equal(plan_text_in(&plan->tour.items[i].said_by, NULL), told[t].said_by);
            }
        if (found != 1)
            fail_msg("the tour tells %d times: %s", found, told[t].hedge);
    }
}

/* First the country alone, then one tier after the other. */
static void the_tour_builds_up(void **state)
{
    const struct plan *plan = *state;
    int shown = 0;
    assert_int_equal(plan->tour.items[0].tiers_shown, 0);
    assert_int_equal(plan->tour.items[0].line_shown, 0);
    for (size_t i = 0; i < plan->tour.count; i++) {
        int next = plan->tour.items[i].tiers_shown < 0 ? 3 : plan->tour.items[i].tiers_shown;
        assert_true(next == shown || next == shown + 1);
        shown = next;
    }
    assert_int_equal(shown, 3);
}

static void tiers_are_those_of_the_design(void **state)
{
    const struct plan *plan = *state;
    const double depths[] = {25, 75, 220};
    const char *const names[] = {"Demilitarised zone", "Stronger border", "European deterrence"};
    assert_int_equal(plan->tier_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_true(plan->tiers[i].outer_km == depths[i]);
        assert_string_equal(plan_text_in(&plan->tiers[i].name, NULL), names[i]);
        assert_int_equal(plan->tiers[i].brigades_min, i == 2 ? 4 : 0);
        assert_int_equal(plan->tiers[i].brigades_max, i == 2 ? 5 : 0);
    }
    assert_non_null(strstr(plan_text_in(&plan->tiers[2].brigades_text, NULL), "under discussion"));
    assert_string_equal(plan_text_in(&plan->rest.label, NULL), "US support from the rear");
    assert_string_equal(plan->reference.name, "russia");
    assert_true(plan->tour.count >= 8 && plan->tour.count <= 12);
    assert_true(plan->questions.count >= 8 && plan->questions.count <= 10);
}

/* Every text of every section, by the table that the reader itself goes by; with no letter that Ukrainian does not have. */
static void every_text_is_in_ukrainian_too(void **state)
{
    static const char *const strangers[] = {"ы", "э", "ё", "ъ", "Ы", "Э", "Ё", "Ъ"};
    struct plan *plan = *state;
    int texts = 0;
    for (int id = 0; id < PLAN_SECTIONS; id++) {
        const struct plan_section *section = plan_section_at((enum plan_section_id)id);
        for (size_t r = 0; r < plan_record_count(plan, (enum plan_section_id)id); r++)
            for (size_t k = 0; k < section->key_count; k++) {
                const char *record = plan_record_at(plan, (enum plan_section_id)id, r);
                const struct plan_text *text = (const void *)(record + section->keys[k].offset);
                if (section->keys[k].kind != PLAN_TEXT || text->text == NULL)
                    continue;
                texts++;
                if (text->translation_count != 1)
                    fail_msg("[%s] %zu: '%s' has no Ukrainian", section->name, r + 1, section->keys[k].name);
                assert_string_equal(text->translations[0].language, "uk");
                assert_string_equal(plan_text_in(text, "uk"), text->translations[0].text);
                for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
                    if (strstr(text->translations[0].text, strangers[i]) != NULL)
                        fail_msg("[%s] %zu: '%s' has %s", section->name, r + 1, section->keys[k].name, strangers[i]);
            }
    }
    assert_true(texts > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fact_is_there_with_its_hedge_and_its_speaker),
        cmocka_unit_test(every_unknown_is_a_caveat),
        cmocka_unit_test(what_was_said_has_a_source),
        cmocka_unit_test(the_tour_tells_its_origins),
        cmocka_unit_test(the_tour_builds_up),
        cmocka_unit_test(tiers_are_those_of_the_design),
        cmocka_unit_test(every_text_is_in_ukrainian_too),
    };
    return cmocka_run_group_tests(tests, open_plan, close_plan);
}
