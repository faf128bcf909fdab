#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/bytes.h"
#include "base/memory.h"

enum { marks_max = 2, replacement = 0xFFFD };

static bool is_mark(utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME || category == UTF8PROC_CATEGORY_MC;
}

static bool is_dropped(utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CS ||
           category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN;
}

/* What a code point from outside becomes: itself, a space, or 0 for nothing. */
static utf8proc_int32_t cleaned(utf8proc_int32_t codepoint, utf8proc_category_t category, unsigned width)
{
    if (codepoint == '\t' || codepoint == '\n' || codepoint == '\r' || codepoint == 0x85)
        return ' ';
    if (category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
        return ' ';
    if (category == UTF8PROC_CATEGORY_CC || is_dropped(category))
        return 0;
    if (!is_mark(category) && width < 1)
        return 0;
    return codepoint;
}

static bool is_plain(utf8proc_uint8_t byte)
{
    return byte >= ' ' && byte <= '~';
}

bool text_is_utf8(const char *in, size_t length)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)in;
    utf8proc_ssize_t left = (utf8proc_ssize_t)length;
    while (left > 0) {
        utf8proc_int32_t codepoint;
        utf8proc_ssize_t size = is_plain(*at) ? 1 : utf8proc_iterate(at, left, &codepoint);
        if (size < 1)
            return false;
        at += size;
        left -= size;
    }
    return true;
}

size_t text_clean(char *out, size_t out_size, const char *in, size_t length)
{
    size_t written = 0;
    int marks = marks_max; /* no base yet */
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)in;
    utf8proc_ssize_t left = (utf8proc_ssize_t)length;
    while (left > 0 && *at != '\0') {
        if (is_plain(*at)) { /* as most are, and there is nothing to clean */
            if (written + 2 > out_size)
                break;
            out[written++] = (char)*at++;
            left--;
            marks = 0;
            continue;
        }
        utf8proc_int32_t codepoint;
        utf8proc_ssize_t size = utf8proc_iterate(at, left, &codepoint);
        if (size < 1) {
            codepoint = replacement;
            size = 1;
        }
        at += size;
        left -= size;
        const utf8proc_property_t *property = utf8proc_get_property(codepoint); /* once: a text has many letters */
        utf8proc_category_t category = (utf8proc_category_t)property->category;
        codepoint = cleaned(codepoint, category, property->charwidth);
        if (codepoint == 0)
            continue;
        if (is_mark(category)) {
            if (marks >= marks_max || property->charwidth != 0)
                continue;
            marks++;
        } else {
            marks = 0;
        }
        utf8proc_uint8_t encoded[4];
        size_t encoded_size = (size_t)utf8proc_encode_char(codepoint, encoded);
        if (written + encoded_size + 1 > out_size)
            break;
        memcpy(out + written, encoded, encoded_size);
        written += encoded_size;
    }
    out[written] = '\0';
    return written;
}

char *text_clean_new(const char *in, size_t length)
{
    size_t size = length * 3 + 1; /* an invalid byte becomes a replacement of three */
    char *out = memory_new(size);
    size_t written = text_clean(out, size, in, length);
    return memory_resize(out, written + 1, 1);
}

bool text_next(const char **text, struct text_character *character)
{
    *character = (struct text_character){.width = 1};
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)*text;
    if (*at == '\0')
        return false;
    if (at[0] < 0x80 && at[1] < 0x80) { /* as most are; a mark would not be ASCII */
        character->codepoint[0] = *at;
        (*text)++;
        return true;
    }
    for (int i = 0; i < 1 + marks_max; i++) {
        utf8proc_int32_t codepoint;
        utf8proc_ssize_t size = utf8proc_iterate(at, -1, &codepoint);
        if (size < 1) {
            codepoint = replacement;
            size = 1;
        }
        if (i > 0 && (*at == '\0' || !is_mark(utf8proc_category(codepoint))))
            break;
        if (i == 0)
            character->width = utf8proc_charwidth(codepoint) == 2 ? 2 : 1;
        character->codepoint[i] = (uint32_t)codepoint;
        at += size;
    }
    *text = (const char *)at;
    return true;
}

static void add_capitals(char *out, size_t out_size, const char *text, bool is_spaced)
{
    size_t written = 0;
    struct text_character character;
    while (text_next(&text, &character)) {
        utf8proc_uint8_t encoded[1 + 4 * (1 + marks_max)] = {' '};
        size_t size = is_spaced && written > 0 ? 1 : 0;
        for (int i = 0; i <= marks_max && character.codepoint[i] != 0; i++)
            size += (size_t)utf8proc_encode_char(utf8proc_toupper((utf8proc_int32_t)character.codepoint[i]), encoded + size);
        if (written + size + 1 > out_size)
            break;
        memcpy(out + written, encoded, size);
        written += size;
    }
    out[written] = '\0';
}

void text_capitals(char *out, size_t out_size, const char *text)
{
    add_capitals(out, out_size, text, false);
}

void text_spaced_capitals(char *out, size_t out_size, const char *text)
{
    add_capitals(out, out_size, text, true);
}

int text_width(const char *text)
{
    int width = 0;
    struct text_character character;
    while (text_next(&text, &character))
        width += character.width;
    return width;
}

size_t text_fit(const char *text, int cells)
{
    const char *at = text;
    struct text_character character;
    for (const char *next = text; text_next(&next, &character); at = next) {
        cells -= character.width;
        if (cells < 0)
            break;
    }
    return (size_t)(at - text);
}

size_t text_break(const char *text, int cells, const char **next)
{
    size_t fit = text_fit(text, cells);
    if (text[fit] == '\0') {
        *next = text + fit;
        return fit;
    }
    size_t end = fit;
    while (end > 0 && text[end] != ' ')
        end--;
    if (end == 0) { /* one long word, or a line too narrow for one wide character */
        struct text_character character;
        const char *forced = text;
        if (fit == 0 && text_next(&forced, &character))
            fit = (size_t)(forced - text);
        *next = text + fit;
        return fit;
    }
    *next = text + end + 1;
    while (**next == ' ')
        (*next)++;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return end;
}

bool text_ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), size = strlen(ending);
    return length > size && strcmp(text + length - size, ending) == 0;
}
