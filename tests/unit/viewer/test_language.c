#include "../cmocka_all.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "viewer/language.h"

static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"};

/* Begins anew with these variables and words of the command line. */
static void begin(const char *language, const char *lc_all, const char *lang, const char *first, const char *second)
{
    const char *const values[] = {language, lc_all, NULL, NULL, lang};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        if (values[i] != NULL)
            setenv(variables[i], values[i], 1);
        else
            unsetenv(variables[i]);
    char program[] = "tiermap", words[2][16] = {"", ""};
    char *arguments[] = {program, NULL, NULL, NULL};
    int count = 1;
    const char *const given[] = {first, second};
    for (int i = 0; i < 2 && given[i] != NULL; i++)
        arguments[count++] = strncpy(words[i], given[i], sizeof words[i] - 1);
    setlocale(LC_ALL, "C");
    translate_to(NULL);
    language_begin(count, arguments);
}

static void assert_begins(const char *language)
{
    if (language == NULL)
        assert_null(translate_language());
    else
        assert_string_equal(translate_language(), language);
}

static void the_environment_names_it(void **state)
{
    (void)state;
    begin(NULL, NULL, "C.UTF-8", NULL, NULL);
    assert_begins(NULL);
    begin("uk", NULL, "C.UTF-8", NULL, NULL);
    assert_begins("uk");
    begin("en:uk", "uk_UA.UTF-8", NULL, NULL, NULL);
    assert_begins(NULL);
    begin("", NULL, "uk_UA.UTF-8", NULL, NULL);
    assert_begins("uk");
    begin(NULL, "C.UTF-8", "uk_UA.UTF-8", NULL, NULL);
    assert_begins(NULL);
    begin("ukx", NULL, "C.UTF-8", NULL, NULL);
    assert_begins(NULL);
}

static void the_command_line_comes_first(void **state)
{
    (void)state;
    begin(NULL, NULL, "C.UTF-8", "--lang=uk", NULL);
    assert_begins("uk");
    begin(NULL, NULL, "C.UTF-8", "--lang", "uk");
    assert_begins("uk");
    begin(NULL, NULL, "C.UTF-8", "--la", "uk");
    assert_begins("uk");
    begin("uk", NULL, "C.UTF-8", "--lang", "en");
    assert_begins(NULL);
    begin("uk", NULL, "C.UTF-8", "--lang", NULL); /* a fault, which is told in what is known of somebody */
    assert_begins("uk");
    begin("uk", NULL, "C.UTF-8", "--lang=xx", NULL);
    assert_begins(NULL);
}

/* Who comes over SSH brings a name that may not be known here. */
static void letters_do_not_need_an_installed_locale(void **state)
{
    (void)state;
    begin(NULL, NULL, "xx_XX.UTF-8", NULL, NULL);
    assert_string_equal(nl_langinfo(CODESET), "UTF-8");
    begin(NULL, NULL, "xx_XX.KOI8-U", NULL, NULL);
    assert_string_not_equal(nl_langinfo(CODESET), "UTF-8");
    assert_string_equal(localeconv()->decimal_point, ".");
}

static void options_and_environment_agree(void **state)
{
    (void)state;
    struct options options = {0};
    begin("uk", NULL, "C.UTF-8", NULL, NULL);
    assert_true(language_take(&options));
    assert_string_equal(options.language, "uk");
    options.language = "en"; /* the config file's */
    assert_true(language_take(&options));
    assert_begins(NULL);
    assert_string_equal(options.language, "en");
}

static void a_locale_without_its_letters_has_english(void **state)
{
    (void)state;
    struct options options = {.language = "uk"};
    begin(NULL, "C", NULL, "--lang=uk", NULL);
    assert_begins(NULL);
    assert_false(language_take(&options));
    assert_string_equal(options.language, "uk"); /* which files for programs are in */
    options.task = TASK_EXPORT;
    assert_true(language_take(&options));
    assert_begins("uk");
    options = (struct options){0};
    begin("uk", "C", NULL, NULL, NULL);
    assert_true(language_take(&options)); /* nobody asked for it */
    assert_begins(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_environment_names_it),
        cmocka_unit_test(the_command_line_comes_first),
        cmocka_unit_test(letters_do_not_need_an_installed_locale),
        cmocka_unit_test(options_and_environment_agree),
        cmocka_unit_test(a_locale_without_its_letters_has_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
