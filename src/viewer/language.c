#include "viewer/language.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "viewer/option_words.h"
#include "viewer/term/codeset.h"

static const char ukrainian[] = "uk";

/* "uk_UA.UTF-8", or "uk:en" of LANGUAGE. A locale need not be installed to say which language somebody reads. */
static bool begins_with_ukrainian(const char *value)
{
    return value != NULL && strncmp(value, ukrainian, 2) == 0 && strchr("_.:@", value[2]) != NULL;
}

/* As gettext(3) looks for it. NULL: English. */
static const char *language_of_environment(void)
{
    static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && *value != '\0')
            return begins_with_ukrainian(value) ? ukrainian : NULL;
    }
    return NULL;
}

static const char *language_asked(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (option_is_named(argv[i], "--lang", sizeof "--la" - 1)) {
            const char *value = strchr(argv[i], '=');
            return value != NULL ? value + 1 : argv[i + 1];
        }
    return NULL;
}

/* The name of the locale for letters, as setlocale(3) looks for it. */
static const char *locale_of_letters(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && *value != '\0')
            return value;
    }
    return "C";
}

/* Somebody who comes over SSH brings the name of a locale that this computer may not have; its letters are still UTF-8. */
static void take_locale(void)
{
    if (setlocale(LC_ALL, "") == NULL && setlocale(LC_CTYPE, "") == NULL &&
        (strcasestr(locale_of_letters(), ".UTF-8") != NULL || strcasestr(locale_of_letters(), ".utf8") != NULL))
        setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_NUMERIC, "C"); /* files and options have a point in their numbers */
}

const char *language_told(const struct options *options)
{
    return codeset_shows_all() ? options->language : NULL;
}

void language_begin(int argc, char **argv)
{
    take_locale();
    const char *asked = language_asked(argc, argv);
    const char *language = asked == NULL ? language_of_environment() : strcmp(asked, ukrainian) == 0 ? ukrainian : NULL;
    translate_to(codeset_shows_all() ? language : NULL);
}

/* Files and numbers for programs are UTF-8, or escaped, in any locale. */
static bool is_for_programs(const struct options *options)
{
    return options->task == TASK_EXPORT || (options->task == TASK_STATS && options->format != STATS_TABLE);
}

bool language_take(struct options *options)
{
    bool is_asked = options->language != NULL && strcmp(options->language, ukrainian) == 0;
    if (options->language == NULL)
        options->language = language_of_environment();
    bool can_show = codeset_shows_all() || is_for_programs(options);
    translate_to(can_show ? options->language : NULL);
    return can_show || !is_asked;
}
