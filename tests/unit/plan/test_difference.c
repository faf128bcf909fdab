/* Whatever is changed in a plan is found, and nothing else. */
#include "../cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "plan_file.h"
#include "viewer/plan/plan_difference.h"

/* The differences as words: "[tier a] name ~, [tour 2] -". */
static const char *told(const char *before_text, const char *after_text)
{
    static char words[512];
    struct plan before, after;
    struct plan_differences differences = {0};
    size_t length = 0;
    plan_file_open(&before, before_text);
    plan_file_open(&after, after_text);
    plan_differences_find(&differences, &before, &after);
    words[0] = '\0';
    for (size_t i = 0; i < differences.count; i++) {
        const struct plan_difference *one = &differences.items[i];
        length += (size_t)snprintf(words + length, sizeof words - length, "%s[%s]%s%s%s%s %c", i > 0 ? ", " : "", one->name,
                                   one->key != NULL ? " " : "", one->key != NULL ? one->key->name : "",
                                   one->language[0] != '\0' ? "/" : "", one->language, "~-+"[one->kind]);
        assert_true(length < sizeof words);
    }
    ARRAY_FINI(&differences);
    plan_fini(&before);
    plan_fini(&after);
    return words;
}

static const char whole[] = PLAN_WHOLE PLAN_MORE;

/* The plan with one piece of it replaced. */
static const char *with(const char *old, const char *new)
{
    static char changed[4096];
    const char *at = strstr(whole, old);
    assert_non_null(at);
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - whole), whole, new, at + strlen(old));
    return changed;
}

static void every_kind_of_key_is_compared(void **state)
{
    (void)state;
    static const struct { const char *old, *new, *found; } changes[] = {
        {"title = T", "title = T", ""},
        {"title = T", "title = U", "[plan] title ~"},
        {"[rest]\n", "[rest]\ntext = x\n", "[rest] text +"},
        {"text[uk] = дає\n", "", "[contribution c] text/uk -"},
        {"text[uk] = дає\n", "text[uk] = дав\ntext[de] = gibt\n", "[contribution c] text/uk ~, [contribution c] text/de +"},
        {"outer_km = 10", "outer_km = 10.25", "[tier a] outer_km ~"},
        {"outer_km = 10", "outer_km = 10\nbrigades = 4-5", "[tier a] brigades +"},
        {"line = 30 50", "line = 30 50.000001", "[reference] line ~"},
        {"line = 30 50, 31.5 -50.25,\n 32 51", "name = russia", "[reference] name +, [reference] line -"},
        {"right = 3", "right = 1", "[question q] right ~"},
        {"tiers_shown = 0\n", "", "[tour 1] tiers_shown -"},
        {"place = Kyiv", "place = Lviv", "[tour 1] place ~"},
        {"line_shown = 0\n", "", "[tour 1] line_shown -"},
        {"[tour 1]", "[tour 1]\n\n", ""},
        {"22, 44", "22, 44.5", "[tour 2] extent ~"},
        {"url = https", "url = http", "[source s] url ~"},
        {"tier = rest", "tier = a", "[contribution c] tier ~"},
        {"[caveat c]", "[caveat d]", "[caveat c] -, [caveat d] +"},
        {"[background c]\ntext = long ago\n", "", "[background c] -"},
        {"[tour 2]", "[tour 2]\ntitle = two\ncaption = second\ntry = look\nsaid_by = him\ntier = a\nhighlight = rest\n"
                     "extent = 22, 44, 40.5, 52\n[tour 3]", "[tour 3] +"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        assert_string_equal(told(whole, with(changes[i].old, changes[i].new)), changes[i].found);
    assert_string_equal(told(with("title = T", "title = U"), whole), "[plan] title ~");
}

/* What is not said is what the longer form says: there is no difference in saying it. */
static void what_goes_without_saying_is_no_difference(void **state)
{
    (void)state;
    assert_string_equal(told(PLAN_WHOLE, PLAN_WHOLE "short_name = R\n"), "");
    assert_string_equal(told(PLAN_WHOLE, PLAN_WHOLE "short_name = Q\n"), "[rest] short_name ~");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_key_is_compared),
        cmocka_unit_test(what_goes_without_saying_is_no_difference),
    };
    return cmocka_run_group_tests(tests, plan_file_setup, plan_file_teardown);
}
