#pragma once
/* What the locale's letters can show. */
#include <stdbool.h>

/* Whether a codeset, as nl_langinfo names it, has every letter; NULL is one that has not. Of all others only ASCII is used. */
bool codeset_is_utf8(const char *codeset);

/* That of this process. */
bool codeset_shows_all(void);
