#include "clean_check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
    uint32_t first, last;
} forbidden[] = {
    {0x00, 0x1F},       /* C0: ESC among them */
    {0x7F, 0x9F},       /* DEL and C1 */
    {0xAD, 0xAD},       /* soft hyphen */
    {0x061C, 0x061C},   /* Arabic letter mark */
    {0x180E, 0x180E},   /* Mongolian vowel separator */
    {0x200B, 0x200F},   /* no width; marks of direction */
    {0x2028, 0x202E},   /* ends of lines and paragraphs; embeddings and overrides of direction */
    {0x2060, 0x206F},   /* word joiner, isolates of direction, and what is deprecated */
    {0xD800, 0xDFFF},   /* surrogates */
    {0xE000, 0xF8FF},   /* private */
    {0xFEFF, 0xFEFF},   /* byte order mark */
    {0xFFF9, 0xFFFB},   /* interlinear annotation */
    {0xFFFE, 0xFFFF},
    {0xE0000, 0xE00FF}, /* tags */
    {0xF0000, 0x10FFFF},
};

/* The code point at a place, which is moved behind it; -1: that is no UTF-8. */
static int32_t next(const unsigned char **at)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    unsigned char first = *(*at)++;
    int more = first < 0x80 ? 0 : first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first >= 0x80 && (first < 0xC0 || first > 0xF7))
        return -1;
    uint32_t code = more == 0 ? first : first & (0x3Fu >> more);
    for (int i = 0; i < more; i++) {
        if ((**at & 0xC0) != 0x80)
            return -1;
        code = code << 6 | (*(*at)++ & 0x3Fu);
    }
    return code >= least[more] && code <= 0x10FFFF ? (int32_t)code : -1;
}

void clean_check(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    while (*at != '\0') {
        size_t place = (size_t)(at - (const unsigned char *)text);
        int32_t code = next(&at);
        bool is_bad = code < 0;
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            is_bad = is_bad || ((uint32_t)code >= forbidden[i].first && (uint32_t)code <= forbidden[i].last);
        if (is_bad) {
            fprintf(stderr, "U+%04X at byte %zu\n", (unsigned)code, place);
            abort();
        }
    }
}
