/* Writing plans: what is read again is the same, whatever the texts are. */
#include "../cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "model/request.h"
#include "plan_file.h"
#include "viewer/plan/ini_lines.h"
#include "viewer/plan/plan_difference.h"
#include "viewer/plan/plan_writer.h"

/* Fails with the first difference. */
static void same(const struct plan *before, const struct plan *after)
{
    struct plan_differences differences = {0};
    plan_differences_find(&differences, before, after);
    if (differences.count > 0)
        fail_msg("%zu differences, the first in [%s] %s", differences.count, differences.items[0].name,
                 differences.items[0].key != NULL ? differences.items[0].key->name : "");
    ARRAY_FINI(&differences);
}

static void lines_are_short(struct bytes *written)
{
    const char *line = bytes_text(written);
    while (*line != '\0') {
        size_t length = strcspn(line, "\n");
        if (length > ini_line_max)
            fail_msg("%zu bytes: %.*s", length, (int)length, line);
        assert_true(length == 0 || line[length - 1] != ' ');
        line += length + 1;
    }
}

/* Writes the plan and opens what was written. */
static void write_and_read(const struct plan *plan, const struct plan_changes *changes, struct plan *again)
{
    struct bytes written = {0};
    plan_write(plan, changes, &written);
    lines_are_short(&written);
    plan_file_open(again, bytes_text(&written));
    bytes_fini(&written);
}

static void bundled_plans_come_back(void **state)
{
    (void)state;
    static const char *const paths[] = {ASSETS "/plan.ini", ASSETS "/plain.ini", TEST_DATA "/four-tiers.ini",
                                        TEST_DATA "/two-tiers.ini"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct plan plan, again;
        struct error error;
        struct bytes first = {0}, second = {0};
        assert_true(plan_open(&plan, paths[i], &error));
        write_and_read(&plan, NULL, &again);
        same(&plan, &again);
        assert_int_equal(plan.tier_count, again.tier_count);
        assert_int_equal(plan.tour.count, again.tour.count);
        for (size_t q = 0; q < plan.questions.count; q++)
            assert_int_equal(plan.questions.items[q].answer_count, again.questions.items[q].answer_count);
        plan_write(&plan, NULL, &first);
        plan_write(&again, NULL, &second);
        assert_string_equal(bytes_text(&first), bytes_text(&second));
        bytes_fini(&first);
        bytes_fini(&second);
        plan_fini(&plan);
        plan_fini(&again);
    }
}

/* As a person would have written it. */
static void a_written_plan_reads_well(void **state)
{
    (void)state;
    struct plan plan;
    struct bytes written = {0};
    plan_file_open(&plan, PLAN_WHOLE "short_name = R\n" PLAN_MORE);
    plan_write(&plan, NULL, &written);
    const char *text = strchr(bytes_text(&written), '\n') + 1; /* without the comment */
    assert_string_equal(text, "\n[plan]\ntitle = T\nillustrative = ours\n"
                              "\n[reference]\nline = 30 50, 31.5 -50.25, 32 51\n"
                              "\n[tier a]\nname = A\nforce = some\nouter_km = 10\n"
                              "\n[tier b]\nname = B\nforce = others\nouter_km = 20.5\n"
                              "\n[rest]\nname = R\nlabel = rear\nsource = s\n"
                              "\n[contribution c]\ntitle = C\ntext = gives\ntext[uk] = дає\nsaid_by = her\nsource = s\ntier = rest\n"
                              "\n[caveat c]\ntext = not known\ntier = b\n"
                              "\n[background c]\ntext = long ago\n"
                              "\n[source s]\ntitle = S\npublisher = P\ndate = today\nurl = https://example.org/\n"
                              "\n[question q]\ntext = Q?\nanswer_1 = x\nanswer_2 = y\nanswer_3 = z\nright = 3\nwhy = so\n"
                              "\n[tour 1]\ntitle = one\ncaption = first\nplace = Kyiv\ntiers_shown = 0\nline_shown = 0\n"
                              "\n[tour 2]\ntitle = two\ncaption = second\ntry = look\nsaid_by = him\ntier = a\nhighlight = rest\nextent = 22, 44, 40.5, 52\n");
    bytes_fini(&written);
    plan_fini(&plan);
}

static void a_line_that_no_plan_can_say_is_left_out(void **state)
{
    (void)state;
    static const struct lonlat line[] = {{30, 50}, {31, 51}};
    struct plan plan, again;
    plan_file_open(&plan, PLAN_WHOLE "short_name = R\n" PLAN_MORE);
    write_and_read(&plan, &(struct plan_changes){.drops_reference = true}, &again);
    assert_int_equal(again.reference.line.count, 0);
    assert_null(again.reference.name);
    plan_fini(&again);
    write_and_read(&plan, &(struct plan_changes){.line = line, .line_count = 2, .drops_reference = true}, &again);
    assert_int_equal(again.reference.line.count, 2);
    plan_fini(&again);
    plan_fini(&plan);
}

/* Gives every text and word of the plan another content; the plan's own are freed. */
static void replace_texts(struct plan *plan, char *(*next)(void))
{
    for (int id = 0; id < PLAN_SECTIONS; id++) {
        const struct plan_section *section = plan_section_at((enum plan_section_id)id);
        for (size_t r = 0; r < plan_record_count(plan, (enum plan_section_id)id); r++)
            for (size_t k = 0; k < section->key_count; k++) {
                char *field = (char *)plan_record_at(plan, (enum plan_section_id)id, r) + section->keys[k].offset;
                struct plan_text *text = (void *)field;
                char **word = section->keys[k].kind == PLAN_TEXT ? &text->text : (void *)field;
                if ((section->keys[k].kind != PLAN_TEXT && section->keys[k].kind != PLAN_WORD) || *word == NULL)
                    continue;
                free(*word);
                *word = next();
                for (size_t t = 0; section->keys[k].kind == PLAN_TEXT && t < text->translation_count; t++) {
                    free(text->translations[t].text);
                    text->translations[t].text = next();
                }
            }
    }
}

static const char *one_text;

static char *next_is_one(void)
{
    return memory_copy_text(one_text);
}

static void hard_texts_come_back(void **state)
{
    (void)state;
    static char words[5000], no_space[5001], hashes[5001], cyrillic[5001], wide[4999];
    for (size_t i = 0; i < sizeof words - 1; i++)
        words[i] = "no name: x; # a = b [c] \\ "[i % 26];
    memset(no_space, 'x', sizeof no_space - 1);
    memset(hashes, '#', sizeof hashes - 1);
    for (size_t i = 0; i + 2 < sizeof cyrillic; i += 2)
        memcpy(cyrillic + i, i % 62 == 0 ? "; " : "Ж", 2);
    for (size_t i = 0; i + 3 < sizeof wide; i += 3)
        memcpy(wide + i, "国", 3);
    static const char *const texts[] = {
        ";", "#", "=", ":", "[", "\\", " ", "  ", " ;", "; ", ";;", " ; ; ", "a ;b", "a; b", "#a", "# a", " leading", "trailing ",
        "  both  ", "a  b", "\\s", "\\\\", "a\\", "\\;", "name = x", "name", "name:", "title[uk] = y", "text = text = text =",
        "\"quoted\"", "'", "\"a\" and \"b\"", "[section]", "key = value ; comment", "Київ; Харків # Львів", "\u00a0", "a\u00a0;b",
        "é\u0301\u0302x", " \u0301x", "x \u0301", "%s%n", "{}", "=;#", "a\\ b", "\u202f;", "\uFFFD",
    };
    const char *const long_ones[] = {words, no_space, hashes, cyrillic, wide};
    size_t count = sizeof texts / sizeof *texts;
    for (size_t i = 0; i < count + sizeof long_ones / sizeof *long_ones; i++) {
        struct plan plan, again;
        plan_file_open(&plan, PLAN_WHOLE PLAN_MORE);
        one_text = i < count ? texts[i] : long_ones[i - count];
        char *clean = text_clean_new(one_text, strlen(one_text));
        assert_string_equal(clean, one_text); /* else it could not be in a plan */
        free(clean);
        replace_texts(&plan, next_is_one);
        write_and_read(&plan, NULL, &again);
        same(&plan, &again);
        assert_string_equal(plan_text_in(&again.notes[PLAN_CONTRIBUTIONS].items[0].text, "uk"), one_text);
        assert_string_equal(again.sources.items[0].url, one_text);
        plan_fini(&plan);
        plan_fini(&again);
    }
}

static char *next_at_random(void)
{
    static const char *const bits[] = {
        "a", "word", "Київ", " ", " ", " ", " ", "  ", ";", " ;", "#", " # ", "\\", "\\s", "name:", " text = ", "label[uk]=", "title ",
        "=", ":", "[x]", "\"", "'", "\u00a0", "é", "e\u0301", "国", "url: ", "right", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "довге_слово_без_жодного_пробілу_яке_займає_багато_байтів", "why=", "source :", "\\\\;", "-", "1", "_", "answer_1 = ",
    };
    struct bytes text = {0};
    for (size_t length = (size_t)(rand() % 10 == 0 ? rand() % 5000 : rand() % 400) + 1; text.count < length;)
        bytes_add_text(&text, bits[(size_t)rand() % (sizeof bits / sizeof *bits)]);
    char *clean = text_clean_new(bytes_text(&text), text.count);
    bytes_fini(&text);
    return clean;
}

static void any_text_comes_back(void **state)
{
    (void)state;
    srand(7);
    for (int round = 0; round < 300; round++) {
        struct plan plan, again;
        plan_file_open(&plan, PLAN_WHOLE PLAN_MORE);
        replace_texts(&plan, next_at_random);
        write_and_read(&plan, NULL, &again);
        same(&plan, &again);
        plan_fini(&plan);
        plan_fini(&again);
    }
}

/* Files that people and accidents have changed: those that still open. */
static void whatever_opens_comes_back(void **state)
{
    (void)state;
    struct bytes file;
    assert_true(bytes_read_file(&file, ASSETS "/plan.ini", ini_file_max, NULL));
    srand(3);
    int opened = 0;
    for (int round = 0; round < 400; round++) {
        struct plan plan, again;
        char *copy = memory_new(file.count);
        memcpy(copy, file.items, file.count);
        for (int i = rand() % 8; i > 0; i--)
            copy[(size_t)rand() % file.count] = "\n[]=;# \t\\\x80\xD0x-s"[rand() % 14];
        plan_file_write(copy, file.count);
        free(copy);
        if (!plan_open(&plan, plan_file_path(), NULL))
            continue;
        opened++;
        write_and_read(&plan, NULL, &again);
        same(&plan, &again);
        plan_fini(&plan);
        plan_fini(&again);
    }
    assert_true(opened > 50);
    bytes_fini(&file);
}

static void numbers_come_back(void **state)
{
    (void)state;
    struct plan plan, again;
    srand(11);
    plan_file_open(&plan, PLAN_WHOLE PLAN_MORE "[tier c]\nname = C\nouter_km = 30\nbrigades = 4-5\n");
    for (int round = 0; round < 200; round++) {
        double outer_km[3];
        for (int i = 0; i < 3; i++)
            outer_km[i] = (i + rand() / (RAND_MAX + 1.0)) * (round % 2 == 0 ? 600 : 0.001) + 1e-4;
        write_and_read(&plan, &(struct plan_changes){.outer_km = outer_km}, &again);
        for (int i = 0; i < 3; i++)
            assert_true(again.tiers[i].outer_km == outer_km[i]);
        assert_int_equal(again.tiers[2].brigades_min, 4);
        assert_int_equal(again.tiers[2].brigades_max, 5);
        plan_fini(&again);
    }
    assert_true(plan.tiers[0].outer_km == 10); /* as it was */
    plan_fini(&plan);
}

static void a_reference_by_name_takes_the_place_of_a_line(void **state)
{
    (void)state;
    struct plan plan, again;
    plan_file_open(&plan, PLAN_WHOLE PLAN_MORE);
    write_and_read(&plan, &(struct plan_changes){.reference = "russia+belarus"}, &again);
    assert_string_equal(again.reference.name, "russia+belarus");
    assert_int_equal(again.reference.line.count, 0);
    assert_null(plan.reference.name);
    assert_int_equal(plan.reference.line.count, 3);
    plan_fini(&plan);
    plan_fini(&again);
}

static void the_longest_line_that_can_be_drawn_comes_back(void **state)
{
    (void)state;
    static struct lonlat line[drawn_points_max];
    struct plan plan, again;
    srand(5);
    for (size_t i = 0; i < drawn_points_max; i++)
        line[i] = (struct lonlat){rand() * 360.0 / RAND_MAX - 180, rand() * 180.0 / RAND_MAX - 90};
    line[0] = (struct lonlat){-180, 90};
    line[1] = (struct lonlat){180, -90};
    line[2] = (struct lonlat){-1e-9, 1e-7};
    line[3] = (struct lonlat){30.5234, 50.45};
    plan_file_open(&plan, PLAN_WHOLE "[reference]\nname = whole\n");
    write_and_read(&plan, &(struct plan_changes){.line = line, .line_count = drawn_points_max}, &again);
    assert_null(again.reference.name);
    assert_int_equal(again.reference.line.count, drawn_points_max);
    for (size_t i = 0; i < drawn_points_max; i++) {
        assert_true(fabs(again.reference.line.items[i].lon - line[i].lon) <= 0.5001e-6);
        assert_true(fabs(again.reference.line.items[i].lat - line[i].lat) <= 0.5001e-6);
    }
    assert_true(again.reference.line.items[3].lon == 30.5234);
    assert_string_equal(plan.reference.name, "whole");
    struct plan third;
    write_and_read(&again, NULL, &third); /* once rounded, a line stays as it is */
    same(&again, &third);
    plan_fini(&plan);
    plan_fini(&again);
    plan_fini(&third);
}

/* As it goes to those who follow a map. */
static void a_plan_that_came_as_text_is_the_same(void **state)
{
    (void)state;
    struct plan plan, again;
    struct bytes text = {0};
    struct error error = {0};
    plan_file_open(&plan, PLAN_WHOLE PLAN_MORE);
    plan_write(&plan, NULL, &text);
    if (!plan_read(&again, "from elsewhere", text.items, text.count, &error))
        fail_msg("%s", error.text);
    same(&plan, &again);
    plan_fini(&again);
    assert_false(plan_read(&again, "from elsewhere", text.items, text.count / 2, &error));
    assert_non_null(strstr(error.text, "from elsewhere:"));
    assert_int_equal(again.tier_count, 0);
    assert_false(plan_read(&again, "from elsewhere", NULL, 0, &error));
    assert_non_null(strstr(error.text, "from elsewhere:1:"));
    bytes_fini(&text);
    plan_fini(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bundled_plans_come_back),
        cmocka_unit_test(a_written_plan_reads_well),
        cmocka_unit_test(a_line_that_no_plan_can_say_is_left_out),
        cmocka_unit_test(hard_texts_come_back),
        cmocka_unit_test(any_text_comes_back),
        cmocka_unit_test(whatever_opens_comes_back),
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(a_reference_by_name_takes_the_place_of_a_line),
        cmocka_unit_test(the_longest_line_that_can_be_drawn_comes_back),
        cmocka_unit_test(a_plan_that_came_as_text_is_the_same),
    };
    return cmocka_run_group_tests(tests, plan_file_setup, plan_file_teardown);
}
