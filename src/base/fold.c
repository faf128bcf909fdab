#include "base/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "base/ascii.h"

enum { pieces_max = 24 }; /* no code point comes apart into more than 18 */

struct folding {
    char *out;
    size_t size, written;
    bool has_gap; /* a space is due before the next letter */
    bool is_full;
};

/* Apostrophes, and what is typed in their place: accents that stand alone, primes for soft and hard signs,
 * quotation marks. */
static bool is_apostrophe(utf8proc_int32_t codepoint)
{
    static const uint16_t rows[] = {'\'', '`', '"', 0x00B4, 0x02C8, 0x0374, 0x055A, 0x05F3, 0xA78C, 0xFF07};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i] == codepoint)
            return true;
    return (codepoint >= 0x02B9 && codepoint <= 0x02BF) || (codepoint >= 0x2018 && codepoint <= 0x201F) ||
           (codepoint >= 0x2032 && codepoint <= 0x2037);
}

static bool is_letter_or_digit(utf8proc_int32_t codepoint)
{
    utf8proc_category_t category = utf8proc_category(codepoint);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* The plain letter for one that is not made of it and a mark. */
static utf8proc_int32_t plain(utf8proc_int32_t codepoint)
{
    if (codepoint == 0x0491) /* ґ, for which many keyboards have no key */
        return 0x0433;
    char letter = codepoint >= 0x80 && codepoint < 0x0250 ? ascii_of((uint32_t)codepoint) : '?';
    return letter != '?' ? letter : codepoint;
}

static void add(struct folding *folding, utf8proc_int32_t codepoint)
{
    utf8proc_uint8_t encoded[5] = {' '};
    size_t gap = folding->has_gap && folding->written > 0;
    size_t bytes = gap + (size_t)utf8proc_encode_char(codepoint, encoded + gap);
    folding->is_full = folding->is_full || folding->written + bytes + 1 > folding->size;
    if (folding->is_full)
        return;
    memcpy(folding->out + folding->written, encoded, bytes);
    folding->written += bytes;
    folding->has_gap = false;
}

static void fold(struct folding *folding, utf8proc_int32_t codepoint)
{
    utf8proc_int32_t pieces[pieces_max];
    int boundary = 0;
    if (is_apostrophe(codepoint)) /* before it comes apart: an accent would leave a space */
        return;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        codepoint, pieces, pieces_max,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK,
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count && count <= pieces_max; i++) {
        if (is_letter_or_digit(pieces[i]))
            add(folding, plain(pieces[i]));
        else
            folding->has_gap = true;
    }
}

size_t fold_text(const char *text, char *out, size_t size)
{
    struct folding folding = {.out = out, .size = size};
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
    while (*at != '\0' && !folding.is_full) {
        utf8proc_int32_t codepoint;
        utf8proc_ssize_t bytes = utf8proc_iterate(at, -1, &codepoint);
        if (bytes < 1)
            folding.has_gap = true;
        else
            fold(&folding, codepoint);
        at += bytes < 1 ? 1 : bytes;
    }
    out[folding.written] = '\0';
    return folding.written;
}
