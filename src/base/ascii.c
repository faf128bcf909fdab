#include "base/ascii.h"

#include <stddef.h>
#include <utf8proc.h>

#include "base/text.h"

/* Signs that we draw with, and letters that do not come apart into a plain one and a mark. */
static const struct row {
    uint32_t codepoint;
    char sign;
} rows[] = {
    {0x00A0, ' '}, {0x00A9, 'c'}, {0x00AB, '"'},  {0x00BB, '"'},  {0x00B0, 'o'}, {0x00B7, '-'}, {0x00D0, 'D'}, {0x00D7, 'x'},
    {0x00D8, 'O'}, {0x00DF, 's'},  {0x00F0, 'd'},  {0x00F8, 'o'}, {0x0110, 'D'}, {0x0111, 'd'}, {0x0131, 'i'},
    {0x0141, 'L'}, {0x0142, 'l'},  {0x02BC, '\''}, {0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'},
    {0x2014, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x201A, ','}, {0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'},
    {0x2022, 'o'}, {0x2026, '~'}, {0x2032, '\''},  {0x2190, '<'},  {0x2191, '^'}, {0x2192, '>'}, {0x2193, 'v'}, {0x2502, '|'},
    {0x2500, '-'}, {0x25AE, '#'},  {0x25AF, '.'},  {0x25CB, '.'}, {0x25CF, 'o'}, {0x2605, '*'},
};

/* U+0410 to U+044F, one letter for each; only so much that a word can be guessed. */
static const char cyrillic[] = "ABVHDEZZYIKLMNOPRSTUFKCCSS'Y'EUAabvhdezzyiklmnoprstufkccss'y'eua";

static const struct row cyrillic_rows[] = {{0x0404, 'E'}, {0x0454, 'e'}, {0x0406, 'I'}, {0x0456, 'i'}, {0x0407, 'I'},
                                           {0x0457, 'i'}, {0x0490, 'G'}, {0x0491, 'g'}, {0x0401, 'E'}, {0x0451, 'e'}};

static char find(const struct row *table, size_t count, uint32_t codepoint)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].codepoint == codepoint)
            return table[i].sign;
    return 0;
}

char ascii_of(uint32_t codepoint)
{
    if (codepoint < 0x80)
        return (char)codepoint;
    char sign = find(rows, sizeof rows / sizeof *rows, codepoint);
    if (sign == 0)
        sign = find(cyrillic_rows, sizeof cyrillic_rows / sizeof *cyrillic_rows, codepoint);
    if (sign == 0 && codepoint >= 0x0410 && codepoint <= 0x044F)
        sign = cyrillic[codepoint - 0x0410];
    if (sign != 0)
        return sign;
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)codepoint, parts, 8,
                                                     UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    return count >= 1 && count <= 8 && parts[0] >= ' ' && parts[0] < 0x7F ? (char)parts[0] : '?';
}

void ascii_text(struct bytes *text, bool keeps_quotes)
{
    struct bytes out = {0};
    struct text_character character;
    const char *at = bytes_text(text);
    while (text_next(&at, &character)) {
        char sign = ascii_of(character.codepoint[0]);
        bool ends_field = keeps_quotes && sign == '"' && character.codepoint[0] != '"';
        bytes_add(&out, ends_field ? "'" : &sign, 1);
        if (character.width == 2)
            bytes_add_text(&out, " ");
    }
    bytes_fini(text);
    *text = out;
}
