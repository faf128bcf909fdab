#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

void error_set(struct error *error, const char *format, ...)
{
    if (error == NULL)
        return;
    char raw[sizeof error->text * 2];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(raw, sizeof raw, format, arguments);
    va_end(arguments);
    if (length < 0)
        raw[0] = '\0';
    text_clean(error->text, sizeof error->text, raw, strlen(raw));
}

void error_prefix(struct error *error, const char *prefix)
{
    if (error == NULL)
        return;
    struct error old = *error;
    error_set(error, "%s: %s", prefix, old.text);
}
