/* Reading plan files: good ones, and every kind of mistake with the line that is to blame. */
#include "../cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes.h"
#include "plan_file.h"

#define WHOLE PLAN_WHOLE
#define opens plan_file_open

/* The plan is refused, with that line (0: none) and words in the message. */
static void refused_bytes(const char *text, size_t size, int line, const char *words)
{
    struct plan plan;
    const struct plan empty = {0};
    const char *path = plan_file_path();
    struct error error = {0};
    char place[96];
    plan_file_write(text, size);
    if (plan_open(&plan, path, &error))
        fail_msg("accepted, but wanted: %s", words);
    snprintf(place, sizeof place, line > 0 ? "%s:%d: " : "%s: ", path, line);
    if (strncmp(error.text, place, strlen(place)) != 0 || strstr(error.text, words) == NULL)
        fail_msg("wanted \"%s...%s\", got \"%s\"", place, words, error.text);
    assert_memory_equal(&plan, &empty, sizeof plan);
    plan_fini(&plan);
}

static void refused(const char *text, int line, const char *words)
{
    refused_bytes(text, strlen(text), line, words);
}

static void whole_plan_opens(void **state)
{
    (void)state;
    struct plan plan;
    opens(&plan, WHOLE);
    assert_int_equal(plan.tier_count, 2);
    assert_string_equal(plan.tiers[1].id, "b");
    assert_true(plan.tiers[1].outer_km == 20.5);
    assert_string_equal(plan_text_in(&plan.tiers[0].short_name, NULL), "A");
    assert_string_equal(plan_text_in(&plan.tiers[0].label, NULL), "some");
    assert_string_equal(plan_text_in(&plan.rest.short_name, NULL), "R");
    assert_string_equal(plan_text_in(&plan.rest.label, NULL), "");
    assert_null(plan.reference.name);
    plan_fini(&plan);
}

static int line_of(const char *text, const char *words)
{
    int line = 1;
    for (const char *at = text; at < strstr(text, words); at++)
        line += *at == '\n';
    return line;
}

static void every_section_and_key_is_read(void **state)
{
    (void)state;
    struct plan plan;
    opens(&plan, WHOLE PLAN_MORE);
    assert_string_equal(plan.rest.source, "s");
    assert_int_equal(plan.reference.line.count, 3);
    assert_true(plan.reference.line.items[1].lon == 31.5 && plan.reference.line.items[1].lat == -50.25);
    assert_string_equal(plan.notes[PLAN_CONTRIBUTIONS].items[0].tier, "rest");
    assert_string_equal(plan_text_in(&plan.notes[PLAN_CONTRIBUTIONS].items[0].said_by, NULL), "her");
    assert_string_equal(plan_text_in(&plan.notes[PLAN_CAVEATS].items[0].text, NULL), "not known");
    assert_string_equal(plan_text_in(&plan.notes[PLAN_BACKGROUND].items[0].text, NULL), "long ago");
    assert_string_equal(plan_source_find(&plan, "s")->url, "https://example.org/");
    assert_int_equal(plan.questions.items[0].answer_count, 3);
    assert_int_equal(plan.questions.items[0].right, 2);
    assert_int_equal(plan.tour.items[0].tiers_shown, 0);
    assert_int_equal(plan.tour.items[1].tiers_shown, -1);
    assert_string_equal(plan.tour.items[0].place, "Kyiv");
    assert_int_equal(plan.tour.items[0].place_line, line_of(WHOLE PLAN_MORE, "place = Kyiv"));
    assert_int_equal(plan.tour.items[0].line_shown, 0);
    assert_int_equal(plan.tour.items[1].line_shown, -1);
    assert_string_equal(plan_text_in(&plan.tour.items[1].try, NULL), "look");
    assert_string_equal(plan_text_in(&plan.tour.items[1].said_by, NULL), "him");
    assert_string_equal(plan.tour.items[1].highlight, "rest");
    assert_string_equal(plan.path, plan_file_path());
    assert_true(plan.tour.items[1].extent[2] == 40.5);
    plan_fini(&plan);
}

static void brigades_are_one_number_or_two(void **state)
{
    (void)state;
    struct plan plan;
    opens(&plan, WHOLE "[tier c]\nname = C\nforce = f\nouter_km = 30\nbrigades = 4-5\n"
                       "[tier d]\nname = D\nforce = f\nouter_km = 2000\nbrigades = 3\n");
    assert_int_equal(plan.tiers[2].brigades_min, 4);
    assert_int_equal(plan.tiers[2].brigades_max, 5);
    assert_int_equal(plan.tiers[3].brigades_min, 3);
    assert_int_equal(plan.tiers[3].brigades_max, 3);
    plan_fini(&plan);
}

static void lines_of_a_text_are_joined(void **state)
{
    (void)state;
    struct plan plan;
    opens(
        &plan,
        "\xEF\xBB\xBF# a plan\r\n" WHOLE
        "text = one\r\n  two = 2, [three]\r\n\n\tfour: #5;6\r\n; note\n[caveat x]\ntext =\n begins below\n");
    assert_string_equal(plan_text_in(&plan.rest.text, NULL), "one two = 2, [three] four: #5;6");
    assert_string_equal(plan_text_in(&plan.notes[PLAN_CAVEATS].items[0].text, NULL), "begins below");
    plan_fini(&plan);
}

static void text_is_made_safe(void **state)
{
    (void)state;
    struct plan plan;
    opens(&plan, WHOLE "text = red\x1B[31m \xE2\x80\xAEright\tto left\n");
    assert_string_equal(plan_text_in(&plan.rest.text, NULL), "red[31m right to left");
    plan_fini(&plan);
}

static void translations_fall_back_to_english(void **state)
{
    (void)state;
    struct plan plan;
    opens(&plan, WHOLE "name[uk] = Решта\nname[pt_BR] = Resto\ntext = t\n");
    assert_string_equal(plan_text_in(&plan.rest.name, "uk"), "Решта");
    assert_string_equal(plan_text_in(&plan.rest.name, "pt_BR"), "Resto");
    assert_string_equal(plan_text_in(&plan.rest.name, "de"), "R");
    assert_string_equal(plan_text_in(&plan.rest.name, NULL), "R");
    assert_string_equal(plan_text_in(&plan.rest.text, "uk"), "t");
    assert_string_equal(plan_text_in(&plan.rest.short_name, "uk"), "Решта");
    refused(WHOLE "name[uk] = x\nname[uk] = y\n", 15, "'name[uk]' twice");
    refused(WHOLE "text[uk] = x\n", 12, "'text[uk]' but no 'text'");
    refused(WHOLE "name[u k] = x\n", 14, "key[language]");
    refused(WHOLE "name[uk = x\n", 14, "key[language]");
    refused(WHOLE "name[ukrainian] = x\n", 14, "key[language]");
    refused(WHOLE "[source s]\ntitle = x\nurl[uk] = x\n", 16, "'url' has no translations");
    plan_fini(&plan);
}

static void unknown_words_are_errors_with_a_suggestion(void **state)
{
    (void)state;
    refused("[plan]\ntitle = T\nillustrative = ours\n[tier dmz]\nnmae = A\n", 5,
            "unknown key 'nmae' in [tier dmz]; did you mean 'name'?");
    refused("[plan]\ntitle = T\nillustrative = ours\n[tier dmz]\nnmae[uk] = A\n", 5, "did you mean 'name'?");
    refused("[plan]\ncolour = red\n", 2, "unknown key 'colour' in [plan]; it may have: title, source_line");
    refused("[plna]\n", 1, "unknown section [plna]; did you mean [plan]?");
    refused("# x\n\n[teir dmz]\n", 3, "unknown section [teir dmz]; did you mean [tier dmz]?");
    refused("[colours]\n", 1, "unknown section [colours]; there are: plan, reference, tier");
    refused(WHOLE "source = gohst\n[source ghost]\ntitle = t\n", 14,
            "there is no [source gohst]; did you mean 'ghost'?");
    refused(WHOLE "source = nobody\n", 14, "there is no [source nobody]");
    refused(WHOLE "[caveat x]\ntext = t\ntier = aa\n", 16, "there is no [tier aa]; did you mean 'a'?");
    refused(WHOLE "[reference]\nname = rusia\n", 15, "did you mean 'russia'?");
    refused(WHOLE "[reference]\nname = border.shp\n", 15, "russia, russia+belarus and whole");
}

static void sections_have_their_names(void **state)
{
    (void)state;
    refused("title = T\n", 1, "before the first [section]");
    refused("[plan\n", 1, "alone on its line");
    refused("[plan] title = T\n", 1, "alone on its line");
    refused("[]\n", 1, "alone on its line");
    refused("[tier 123456789012345678901234567890123456789012345678]\n", 1, "longer than 49 bytes");
    refused("[plan one]\n", 1, "must be [plan], without an ID");
    refused("[tier]\n", 1, "must be [tier ID]");
    refused("[tier a b]\n", 1, "must be [tier ID]");
    refused("[tier rest]\n", 1, "no tier can be called 'rest'");
    refused(WHOLE "[rest]\n", 14, "a [rest] in line 12 already");
    refused(WHOLE "[caveat x]\ntext = t\n[caveat x]\n", 16, "there is a [caveat x] above already");
    refused(WHOLE "[tour 2]\n", 14, "must be [tour 1]");
    refused(WHOLE "[tour one]\n", 14, "must be [tour 1]");
    refused(WHOLE "[tour 1]\ntitle = t\ncaption = c\n[tour 1]\n", 17, "must be [tour 2]");
}

static void what_is_needed_must_be_there(void **state)
{
    (void)state;
    refused("", 1, "ends without a section [plan]");
    refused("# nothing\n", 1, "ends without a section [plan]");
    refused("[plan]\ntitle = T\n[rest]\n", 1, "[plan] has no 'illustrative'");
    refused("[plan]\ntitle = T\nillustrative = o\n[tier a]\nname = A\nforce = f\n[rest]\n", 4,
            "[tier a] has no 'outer_km'");
    refused("[plan]\ntitle = T\nillustrative = o\n[rest]\nname = R\n", 5, "ends without a section [tier ID]");
    refused("[plan]\ntitle = T\nillustrative = o\n[rest]\nname = R\n[tier a]\nname = A\nforce = f\nouter_km "
            "= 3\n",
            9, "1 [tier ID] sections; a plan has 2 to 4");
    refused(WHOLE
            "[tier c]\nname=C\nforce=f\nouter_km=30\n[tier d]\nname=D\nforce=f\nouter_km=40\n[tier e]\n",
            22, "at most 4 of [tier ID]");
    refused(WHOLE "[caveat x]\ntitle = t\n", 14, "[caveat x] has no 'text'");
    refused(WHOLE "text =\n", 14, "'text' in [rest] is empty");
    refused(WHOLE "name = again\n", 14, "'name' in line 13 already");
}

static void numbers_are_checked(void **state)
{
    (void)state;
    const char *const no_numbers[] = {"far", "25km", "2,5", "0x10", "nan", "inf", "1e", "--3", "3 4"};
    char text[512];
    for (size_t i = 0; i < sizeof no_numbers / sizeof *no_numbers; i++) {
        snprintf(text, sizeof text, "[plan]\ntitle = T\nillustrative = o\n[tier a]\nouter_km = %s\n",
                 no_numbers[i]);
        refused(text, 5, "is no number");
    }
    const char *const out_of_range[] = {"0", "-5", "2000.5", "1e300"};
    for (size_t i = 0; i < sizeof out_of_range / sizeof *out_of_range; i++) {
        snprintf(text, sizeof text, "[plan]\ntitle = T\nillustrative = o\n[tier a]\nouter_km = %s\n",
                 out_of_range[i]);
        refused(text, 5, "above 0 and at most 2000 km");
    }
    refused(WHOLE "[tier c]\nouter_km = 20.5\nname = C\nforce = f\n", 15,
            "outer_km 20.5 must be more than 20.5");
    refused(WHOLE "[tier c]\nname = C\nforce = f\nouter_km = 5\n[reference]\n", 17,
            "the outer_km of [tier b] before it");
    const char *const ranges[] = {"0", "5-4", "4-", "-4", "4-5-6", "four", "4-100", "99999999999999999999"};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        snprintf(text, sizeof text, WHOLE "[tier c]\nbrigades = %s\n", ranges[i]);
        refused(text, 15, "or two like '4-5'");
    }
    refused(WHOLE "[tier c]\nname=C\nforce=f\nouter_km=30\nbrigades_text = many\n", 18, "'brigades = 4-5'");
    refused(WHOLE "[tier c]\nname=C\nforce=f\nouter_km=30\nbrigades_said_by = him\n", 18, "brigades_said_by needs");
    refused(WHOLE "[tour 1]\ntiers_shown = 5\n", 15, "from 0 to 4");
    refused(WHOLE "[tour 1]\ntiers_shown = -1\n", 15, "from 0 to 4");
    refused(WHOLE "[tour 1]\nline_shown = 2\n", 15, "from 0 to 1");
    refused(WHOLE "[tour 1]\ntitle = t\ncaption = c\nhighlight = c\n", 17, "there is no");
    refused(WHOLE "[tour 1]\nextent = 1, 2, 3\n", 15, "west, south, east, north");
    refused(WHOLE "[tour 1]\nextent = 3, 2, 1, 4\n", 15, "west, south, east, north");
    refused(WHOLE "[tour 1]\nextent = 1, 2, 181, 4\n", 15, "west, south, east, north");
    refused(WHOLE "[reference]\nline = 30 50\n", 15, "two places or more");
    refused(WHOLE "[reference]\nline = 30 50, 31 91\n", 15, "place 2 is wrong");
    refused(WHOLE "[reference]\nline = 30 50, 31 51,\n", 15, "place 3 is wrong");
    refused(WHOLE "[reference]\nname = whole\nline = 30 50, 31 51\n", 16, "keep one of them");
}

static void questions_have_a_right_answer(void **state)
{
    (void)state;
#define QUESTION WHOLE "[question q]\ntext = Q\nanswer_1 = a\n"
    refused(QUESTION "right = 1\n", 14, "has no 'answer_2'");
    refused(QUESTION "answer_2 = b\n", 14, "has no 'right'");
    refused(QUESTION "answer_2 = b\nright = 3\n", 18, "right is 3, but there are 2 answers");
    refused(QUESTION "answer_2 = b\nright = 0\n", 18, "from 1 to 4");
    refused(QUESTION "answer_2 = b\nright = 1\nanswer_4 = d\n", 19, "an answer_4 but no answer_3");
}

/* What inih would cut off or drop without a word. */
static void no_text_is_lost(void **state)
{
    (void)state;
    struct plan plan;
    char text[1024];
    char line[256];
    memset(line, 'x', sizeof line);
    line[190 - 7] = '\0'; /* "text = " before it: 190 bytes, the longest there may be */
    snprintf(text, sizeof text, WHOLE "text = %s\n", line);
    opens(&plan, text);
    assert_string_equal(plan_text_in(&plan.rest.text, NULL), line);
    plan_fini(&plan);
    line[190 - 7] = 'x';
    line[191 - 7] = '\0';
    snprintf(text, sizeof text, WHOLE "text = %s\n", line);
    refused(text, 14, "191 bytes, of which inih reads 190");
    snprintf(text, sizeof text, WHOLE "text = a\n       %s\n", line);
    refused(text, 15, "191 bytes");
    snprintf(text, sizeof text, WHOLE "#%s%s\n", line, line);
    refused(text, 14, "bytes");
    refused(WHOLE "text = one ; two\n", 14, "what follows \" ;\" would be dropped");
    refused(WHOLE "text = one\n two ; three\n", 15, "what follows \" ;\" would be dropped");
    refused(WHOLE "text = one\n # two\n", 15, "an indented '#'");
    refused(WHOLE "text = one\n ;two\n", 15, "an indented ';'");
    refused(WHOLE "text = one\n  label = two\n", 15, "'label' is indented, so it would go on with 'text'");
    refused(WHOLE "text = one\n  label[uk] = two\n", 15, "'label' is indented");
    refused(WHOLE "text = one\ntwo\n", 15, "a text that goes on is indented");
    refused(WHOLE "= one\n", 14, "no key before");
    refused(WHOLE "12345678901234567890123456789012345678901234567890 = x\n", 14, "longer than 49 bytes");
}

/* What would be misread is written with a backslash. */
static void backslashes_are_read(void **state)
{
    (void)state;
    struct plan plan;
    opens(&plan, WHOLE "text = one \\; two\\\\\n \\#3\\s\n[caveat x]\ntext = un\\\n# note\n\n  broken \\\n  \\sword\n"
                       "[source s]\ntitle = \\s\nurl = https://example.org/\\\n  a;b#c\n");
    assert_string_equal(plan_text_in(&plan.rest.text, NULL), "one ; two\\ #3 ");
    assert_string_equal(plan_text_in(&plan.notes[PLAN_CAVEATS].items[0].text, NULL), "unbroken  word");
    assert_string_equal(plan.sources.items[0].url, "https://example.org/a;b#c");
    assert_string_equal(plan_text_in(&plan.sources.items[0].title, NULL), " ");
    plan_fini(&plan);
    refused(WHOLE "text = C:\\dir\n", 14, "the sign itself is written '\\\\'");
    refused(WHOLE "text = one\n two\\n\n", 15, "the sign itself is written '\\\\'");
    refused(WHOLE "text = one\\\n", 14, "joins a line that is not there");
    refused(WHOLE "text = one\\\nlabel = two\n", 14, "joins a line that is not there");
    refused(WHOLE "text = one \\\n[caveat x]\n", 14, "joins a line that is not there");
    refused(WHOLE "text = one\n ; two\n", 15, "write it '\\;'");
}

static void texts_can_be_seen(void **state)
{
    (void)state;
    struct plan plan;
    refused(WHOLE "text = \xE2\x80\x8B\xE2\x80\x8F\n", 14, "'text' in [rest] is empty");
    refused(WHOLE "name[uk] = \xE2\x80\x8B\n", 14, "'name[uk]' in [rest] is empty");
    opens(&plan, WHOLE "text = \xEF\xBF\xBD is a sign too\n"); /* and no damage */
    assert_string_equal(plan_text_in(&plan.rest.text, NULL), "\xEF\xBF\xBD is a sign too");
    plan_fini(&plan);
    refused(WHOLE "text = \xEF\xBF\xBD and \xD0\n", 14, "not UTF-8");
}

static void only_text_files_are_read(void **state)
{
    (void)state;
    struct plan plan;
    struct error error;
    const char nul[] = WHOLE "text = a\0b\n";
    refused_bytes(nul, sizeof nul - 1, 14, "NUL");
    refused(WHOLE "text = \xD0\xCF\xEE\n", 14, "not UTF-8");
    assert_false(plan_open(&plan, ".", &error));
    assert_non_null(strstr(error.text, "not a regular file"));
    assert_false(plan_open(&plan, "/nowhere/plan.ini", &error));
    assert_non_null(strstr(error.text, "/nowhere/plan.ini: cannot open it"));
    size_t size = (1 << 20) + 1;
    char *large = malloc(size);
    memset(large, '\n', size);
    refused_bytes(large, size, 0, "cannot read it");
    free(large);
}

/* Whatever a file holds, it opens or is refused; the sanitizers look on. */
static void damage_is_refused_or_harmless(void **state)
{
    (void)state;
    struct bytes file;
    const char *path = plan_file_path();
    assert_true(bytes_read_file(&file, ASSETS "/plan.ini", 1 << 20, NULL));
    srand(3);
    int opened = 0, rounds = 400;
    for (int round = 0; round < rounds; round++) {
        struct plan plan;
        struct error error = {0};
        char *copy = malloc(file.count);
        memcpy(copy, file.items, file.count);
        for (int i = rand() % 6; i > 0; i--)
            copy[(size_t)rand() % file.count] = "\n[]=;# \t\r\x80\xD0x-\\"[rand() % 14];
        plan_file_write(copy, file.count - (round % 2 == 0 ? 0 : (size_t)rand() % file.count));
        if (plan_open(&plan, path, &error))
            opened++;
        else
            assert_true(strncmp(error.text, path, strlen(path)) == 0);
        plan_fini(&plan);
        free(copy);
    }
    assert_true(opened > 0 && opened < rounds);
    bytes_fini(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_plan_opens),
        cmocka_unit_test(every_section_and_key_is_read),
        cmocka_unit_test(brigades_are_one_number_or_two),
        cmocka_unit_test(lines_of_a_text_are_joined),
        cmocka_unit_test(text_is_made_safe),
        cmocka_unit_test(translations_fall_back_to_english),
        cmocka_unit_test(unknown_words_are_errors_with_a_suggestion),
        cmocka_unit_test(sections_have_their_names),
        cmocka_unit_test(what_is_needed_must_be_there),
        cmocka_unit_test(numbers_are_checked),
        cmocka_unit_test(questions_have_a_right_answer),
        cmocka_unit_test(no_text_is_lost),
        cmocka_unit_test(backslashes_are_read),
        cmocka_unit_test(texts_can_be_seen),
        cmocka_unit_test(only_text_files_are_read),
        cmocka_unit_test(damage_is_refused_or_harmless),
    };
    return cmocka_run_group_tests(tests, plan_file_setup, plan_file_teardown);
}
