#include "viewer/standard.h"

#include <stdio.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/text.h"
#include "viewer/term/codeset.h"

/* As JSON says a code point: in units of UTF-16 (RFC 8259, 7). */
static void add_escaped(struct bytes *out, const struct text_character *character)
{
    for (size_t i = 0; i < sizeof character->codepoint / sizeof *character->codepoint; i++) {
        uint32_t code = character->codepoint[i];
        if (i > 0 && code == 0)
            break;
        if (code < 0x80)
            bytes_add(out, &(char){(char)code}, 1);
        else if (code < 0x10000)
            bytes_add_format(out, "\\u%04x", code);
        else
            bytes_add_format(out, "\\u%04x\\u%04x", 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF));
    }
}

static void escape(struct bytes *bytes)
{
    struct bytes out = {0};
    struct text_character character;
    const char *at = bytes_text(bytes);
    while (text_next(&at, &character))
        add_escaped(&out, &character);
    bytes_fini(bytes);
    *bytes = out;
}

bool standard_put(struct bytes *bytes, enum standard_kind kind, struct error *error)
{
    bool is_fine = codeset_shows_all() || (kind == STANDARD_CSV && isatty(STDOUT_FILENO) != 1);
    if (!is_fine && kind == STANDARD_JSON)
        escape(bytes);
    else if (!is_fine)
        ascii_text(bytes, kind == STANDARD_CSV);
    return bytes_write_fd(bytes, STDOUT_FILENO, error);
}

void standard_complain(const char *sentence)
{
    struct bytes line = {0};
    bytes_add_format(&line, "tiermap: %s\n", sentence);
    if (!codeset_shows_all())
        ascii_text(&line, false);
    bytes_write_fd(&line, STDERR_FILENO, NULL);
    bytes_fini(&line);
}
