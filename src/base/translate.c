#include "base/translate.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/program_folder.h"

enum { levels_up_max = 4 };

static const char domain[] = "tiermap";
static char in_use[8]; /* "": English */

static bool holds_translation(const char *folder, const char *language)
{
    char *file = memory_format("%s/%s/LC_MESSAGES/%s.mo", folder, language, domain);
    bool holds = access(file, R_OK) == 0;
    free(file);
    return holds;
}

/* The folder of the translations: below share/locale when installed, below po where it was built, as often up from this
 * program as it takes. The caller frees it; NULL if there is none. */
static char *folder_find(const char *language)
{
    static const char *const below[] = {"share/locale", "po"};
    char *from = program_folder(), *found = NULL;
    bool is_left = from != NULL;
    for (int up = 0; is_left && found == NULL && up <= levels_up_max; up++, is_left = path_up(from))
        for (size_t i = 0; i < sizeof below / sizeof *below && found == NULL; i++) {
            char *folder = memory_format("%s/%s", from, below[i]);
            if (holds_translation(folder, language))
                found = folder;
            else
                free(folder);
        }
    free(from);
    return found != NULL ? found : holds_translation(TIERMAP_LOCALE_DIR, language) ? memory_copy_text(TIERMAP_LOCALE_DIR) : NULL;
}

void translate_to(const char *language)
{
    if (language == NULL || strcmp(language, "en") == 0) {
        in_use[0] = '\0';
        return;
    }
    char *folder = strcmp(language, in_use) != 0 && strlen(language) < sizeof in_use ? folder_find(language) : NULL;
    if (folder == NULL)
        return;
    strcpy(in_use, language);
    /* In the locale C gettext does not ask which language is wanted. */
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", language, 1);
    bindtextdomain(domain, folder);
    bind_textdomain_codeset(domain, "UTF-8");
    dgettext(domain, "?");
    free(folder);
}

const char *translate_language(void)
{
    return in_use[0] != '\0' ? in_use : NULL;
}

const char *translate(const char *text)
{
    return in_use[0] != '\0' ? dgettext(domain, text) : text;
}
