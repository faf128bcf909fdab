#include "viewer/term/codeset.h"

#include <langinfo.h>
#include <stddef.h>
#include <string.h>

bool codeset_is_utf8(const char *codeset)
{
    return codeset != NULL && (strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0);
}

bool codeset_shows_all(void)
{
    return codeset_is_utf8(nl_langinfo(CODESET));
}
