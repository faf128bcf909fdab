#include "viewer/out/wrap.h"

#include <string.h>

#include "base/text.h"

enum { narrowest = 10 }; /* cells that a line gets however narrow the width is */

static void add_plain(struct bytes *out, const char *text, size_t length)
{
    static const char no_break_space[] = "\xC2\xA0";
    for (size_t i = 0; i < length; i++) {
        if (strncmp(text + i, no_break_space, 2) == 0) {
            bytes_add(out, " ", 1);
            i++;
        } else {
            bytes_add(out, text + i, 1);
        }
    }
}

void wrap_add(struct bytes *out, int width, const char *first, const char *rest, const char *text)
{
    const char *before = first;
    do {
        const char *next;
        int room = width - text_width(before);
        size_t length = text_break(text, room > narrowest ? room : narrowest, &next);
        bytes_add_text(out, before);
        add_plain(out, text, length);
        bytes_add_text(out, "\n");
        text = next;
        before = rest;
    } while (*text != '\0');
}
