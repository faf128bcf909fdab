#include "../cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../facts.h"
#include "base/text.h"
#include "fixture.h"
#include "viewer/out/describe.h"

static char *described(const struct fixture *fixture, int width)
{
    struct bytes out = {0};
    out_describe(&fixture->subject, width, &out);
    char *text = strdup(bytes_text(&out));
    bytes_fini(&out);
    return text;
}

/* The same text on one line, so that phrases are found across line ends. */
static char *joined(const struct fixture *fixture)
{
    char *text = described(fixture, 80), *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        char c = *from == '\n' ? ' ' : *from;
        if (c != ' ' || to == text || to[-1] != ' ')
            *to++ = c;
    }
    *to = '\0';
    return text;
}

static void must_have(const char *text, const char *phrase)
{
    if (strstr(text, phrase) == NULL)
        fail_msg("not there: %s", phrase);
}

static void every_fact_is_told_with_who_said_it(void **state)
{
    (void)state;
    struct fixture fixture;
    char said[160];
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    char *text = joined(&fixture);
    for (int i = 0; i < fact_count; i++) {
        const char *phrase = strstr(text, facts[i].phrase);
        must_have(text, facts[i].phrase);
        must_have(text, facts[i].hedge);
        snprintf(said, sizeof said, "(Said by: %s.)", facts[i].said_by);
        const char *speaker = strstr(phrase, "(Said by: ");
        assert_non_null(speaker);
        if (strncmp(speaker, said, strlen(said)) != 0)
            fail_msg("%s: wanted %s, got %.60s", facts[i].id, said, speaker);
    }
    free(text);
    fixture_fini(&fixture);
}

static void every_caveat_is_told(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    char *text = joined(&fixture);
    for (int i = 0; i < unknown_count; i++)
        must_have(text, unknowns[i]);
    for (size_t i = 0; i < fixture.plan.notes[PLAN_CAVEATS].count; i++)
        must_have(text, plan_text_in(&fixture.plan.notes[PLAN_CAVEATS].items[i].text, NULL));
    must_have(text, "Every depth and every line here is illustrative");
    must_have(text, "mostly before 2022");
    must_have(text, "arithmetic on an illustrative depth");
    free(text);
    fixture_fini(&fixture);
}

static void every_number_is_told(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, true);
    char *text = joined(&fixture);
    const char *const wanted[] = {
        "The map shows Ukraine, 160 000 square kilometres, divided by the distance from the land border with "
        "Russia, "
        "which is 1 978 km long.",
        "Tier 1: Demilitarised zone, 0 to 25 km (depths illustrative)",
        "Tier 2: Stronger border, 25 to 75 km (depths illustrative)",
        "Tier 3: European deterrence, 75 to 220 km (depths illustrative)",
        "As drawn here: 12 346 square kilometres, 7.7 % of the country. Towns: 10, with 1 234 567 people "
        "(mostly before 2022).",
        "As drawn here: 50 000 square kilometres, 31.3 % of the country.",
        "The largest: Het (80 000), Zayin (70 000), Waw (60 000), He (50 000), Dalet (40 000), Gimel (30 "
        "000).",
        "Oblasts that it touches: Sumy, Kharkiv.",
        "Length of its outer edge inside the country: 1 902 km.",
        "4 brigades would have 476 km each and 5 brigades 380 km each",
        "Rest of Ukraine US support from the rear: air, intelligence.",
        "As drawn here: 70 000 square kilometres",
        "Beyond the reference line",
        "As drawn here: 7 654 square kilometres",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        must_have(text, wanted[i]);
    free(text);
    fixture_fini(&fixture);
}

static void sources_and_owners_are_named(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    char *text = joined(&fixture);
    must_have(text, "27 August 2025");
    must_have(text, "pravda.com.ua/eng/news/2025/08/27/7528010/");
    must_have(text, "European Pravda, reporting the Financial Times");
    must_have(text, "Places © GeoNames, CC BY 4.0");
    must_have(text, "Borders, coast and water © OpenStreetMap contributors, ODbL 1.0");
    assert_null(strstr(text, "GSHHG")); /* this map has no rivers */
    free(text);
    fixture_fini(&fixture);
}

static void own_lines_are_called_so(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_FILE, false);
    char *text = joined(&fixture);
    must_have(text, "a line of the user's own");
    must_have(text, "lines/my \"own\", line.shp");
    assert_null(strstr(text, "measured from is the internationally recognised border"));
    free(text);
    fixture_fini(&fixture);
}

static void ukrainian_takes_the_plans_words(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    fixture.subject.language = "uk";
    char *text = joined(&fixture);
    must_have(text, "The map shows Україна");
    must_have(text, "Демілітаризована зона");
    must_have(text, "Сумська, Харківська");
    must_have(text, "Коаліції охочих");
    for (int list = 0; list < PLAN_NOTE_LISTS; list++)
        for (size_t i = 0; i < fixture.plan.notes[list].count; i++) {
            must_have(text, plan_text_in(&fixture.plan.notes[list].items[i].text, "uk"));
            assert_null(strstr(text, plan_text_in(&fixture.plan.notes[list].items[i].text, NULL)));
        }
    free(text);
    fixture_fini(&fixture);
}

static void lines_keep_to_the_width(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, true);
    for (int width = 20; width <= 120; width += 25) {
        char *text = described(&fixture, width);
        assert_null(strchr(text, '\x1B'));
        for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
            assert_true(text_width(line) <= width);
            assert_true(line[strlen(line) - 1] != ' ');
        }
        free(text);
    }
    fixture_fini(&fixture);
}

/* Headings are lines of their own between empty lines. */
static void headings_stand_apart(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    char *text = described(&fixture, 80);
    const char *const headings[] = {"What the map shows",  "Rest of Ukraine",
                                    "What all contribute", "What is not known, and what to keep in mind",
                                    "Background",          "The tour, step by step",
                                    "Sources"};
    const char *at = text;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        char line[128];
        snprintf(line, sizeof line, "\n\n%s\n\n", headings[i]);
        at = strstr(at, line);
        if (at == NULL)
            fail_msg("no heading, or not in order: %s", headings[i]);
    }
    free(text);
    fixture_fini(&fixture);
}

/* As it would be read aloud: each step with its number, its words and who said them; no keys to press. */
static void the_tour_is_told(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    for (int uk = 0; uk < 2; uk++) {
        fixture.subject.language = uk ? "uk" : NULL;
        char *text = joined(&fixture), step[600];
        for (size_t i = 0; i < fixture.plan.tour.count; i++) {
            const struct plan_step *of = &fixture.plan.tour.items[i];
            const char *language = fixture.subject.language, *said_by = plan_text_in(&of->said_by, language);
            snprintf(step, sizeof step, "Step %zu: %s. %s%s%s%s", i + 1, plan_text_in(&of->title, language),
                     plan_text_in(&of->caption, language), *said_by != '\0' ? " (Said by: " : "", said_by, *said_by != '\0' ? ".)" : "");
            must_have(text, step);
            if (of->try.text != NULL)
                assert_null(strstr(text, plan_text_in(&of->try, language)));
        }
        free(text);
    }
    fixture_fini(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fact_is_told_with_who_said_it),
        cmocka_unit_test(every_caveat_is_told),
        cmocka_unit_test(every_number_is_told),
        cmocka_unit_test(sources_and_owners_are_named),
        cmocka_unit_test(own_lines_are_called_so),
        cmocka_unit_test(ukrainian_takes_the_plans_words),
        cmocka_unit_test(lines_keep_to_the_width),
        cmocka_unit_test(headings_stand_apart),
        cmocka_unit_test(the_tour_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
