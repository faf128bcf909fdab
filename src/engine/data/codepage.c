#include "engine/data/codepage.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"

struct codepage {
    iconv_t handle;
};

/* Names in .cpg files without what differs between writers: only their letters and digits, in capitals. */
static const struct {
    const char *key, *name;
} cpg_names[] = {
    {"UTF8", "UTF-8"},         {"65001", "UTF-8"},        {"1250", "CP1250"},      {"1251", "CP1251"},
    {"1252", "CP1252"},        {"1253", "CP1253"},        {"1254", "CP1254"},      {"1255", "CP1255"},
    {"1256", "CP1256"},        {"1257", "CP1257"},        {"1258", "CP1258"},      {"437", "CP437"},
    {"737", "CP737"},          {"775", "CP775"},          {"850", "CP850"},        {"852", "CP852"},
    {"855", "CP855"},          {"857", "CP857"},          {"860", "CP860"},        {"861", "CP861"},
    {"863", "CP863"},          {"865", "CP865"},          {"866", "CP866"},        {"874", "CP874"},
    {"932", "CP932"},          {"936", "CP936"},          {"949", "CP949"},        {"950", "CP950"},
    {"KOI8R", "KOI8-R"},       {"KOI8U", "KOI8-U"},       {"SHIFTJIS", "CP932"},   {"BIG5", "CP950"},
    {"GBK", "CP936"},          {"GB18030", "GB18030"},    {"88591", "ISO-8859-1"}, {"88592", "ISO-8859-2"},
    {"88593", "ISO-8859-3"},   {"88594", "ISO-8859-4"},   {"88595", "ISO-8859-5"}, {"88596", "ISO-8859-6"},
    {"88597", "ISO-8859-7"},   {"88598", "ISO-8859-8"},   {"88599", "ISO-8859-9"}, {"885910", "ISO-8859-10"},
    {"885913", "ISO-8859-13"}, {"885915", "ISO-8859-15"}, {"ASCII", "CP1252"},
    {"1125", "CP1125"},        {"RUSCII", "CP1125"},      {"20866", "KOI8-R"},     {"21866", "KOI8-U"},
    {"28595", "ISO-8859-5"},   {"10007", "MAC-CYRILLIC"}, {"MACCYRILLIC", "MAC-CYRILLIC"},
};

static const char *const cpg_prefixes[] = {"ANSI", "OEM", "CP",  "WINDOWS", "MSWIN",
                                           "WIN",  "ISO", "IBM", "MS"};

/* The language byte of dBASE. 87 (0x57) means "the ANSI page of the writer's machine" and tells nothing. */
static const struct {
    unsigned char byte;
    const char *name;
} language_bytes[] = {
    {0x01, "CP437"},  {0x02, "CP850"},  {0x03, "CP1252"}, {0x08, "CP865"},  {0x09, "CP437"}, {0x0A, "CP850"},
    {0x0B, "CP437"},  {0x0D, "CP437"},  {0x0E, "CP850"},  {0x0F, "CP437"},  {0x10, "CP850"}, {0x11, "CP437"},
    {0x12, "CP850"},  {0x13, "CP932"},  {0x14, "CP850"},  {0x15, "CP437"},  {0x16, "CP850"}, {0x17, "CP865"},
    {0x18, "CP437"},  {0x19, "CP437"},  {0x1A, "CP850"},  {0x1B, "CP437"},  {0x1C, "CP863"}, {0x1D, "CP850"},
    {0x1F, "CP852"},  {0x22, "CP852"},  {0x23, "CP852"},  {0x24, "CP860"},  {0x25, "CP850"}, {0x26, "CP866"},
    {0x37, "CP850"},  {0x40, "CP852"},  {0x4D, "CP936"},  {0x4E, "CP949"},  {0x4F, "CP950"}, {0x50, "CP874"},
    {0x58, "CP1252"}, {0x59, "CP1252"}, {0x64, "CP852"},  {0x65, "CP866"},  {0x66, "CP865"}, {0x67, "CP861"},
    {0x6A, "CP737"},  {0x6B, "CP857"},  {0x6C, "CP863"},  {0x78, "CP950"},  {0x79, "CP949"}, {0x7A, "CP936"},
    {0x7B, "CP932"},  {0x7C, "CP874"},  {0x86, "CP737"},  {0x87, "CP852"},  {0x88, "CP857"}, {0xC8, "CP1250"},
    {0xC9, "CP1251"}, {0xCA, "CP1254"}, {0xCB, "CP1253"}, {0xCC, "CP1257"},
};

static const char *language_find(unsigned char byte)
{
    for (size_t i = 0; i < sizeof language_bytes / sizeof *language_bytes; i++)
        if (language_bytes[i].byte == byte)
            return language_bytes[i].name;
    return NULL;
}

/* The first line of a .cpg. */
static const char *cpg_find(const char *cpg)
{
    char key[32];
    size_t length = 0;
    if ((unsigned char)cpg[0] == 0xEF && (unsigned char)cpg[1] == 0xBB && (unsigned char)cpg[2] == 0xBF)
        cpg += 3; /* the mark that some editors put before UTF-8 */
    for (; *cpg != '\0' && *cpg != '\n' && *cpg != '\r' && length + 1 < sizeof key; cpg++)
        if (isalnum((unsigned char)*cpg))
            key[length++] = (char)toupper((unsigned char)*cpg);
    key[length] = '\0';
    if (strncmp(key, "LDID", 4) == 0) { /* the language byte in figures */
        unsigned long byte = strtoul(key + 4, NULL, 10);
        return byte <= UINT8_MAX ? language_find((unsigned char)byte) : NULL;
    }
    for (const char *at = key;;) {
        for (size_t i = 0; i < sizeof cpg_names / sizeof *cpg_names; i++)
            if (strcmp(at, cpg_names[i].key) == 0)
                return cpg_names[i].name;
        size_t cut = 0;
        for (size_t i = 0; cut == 0 && i < sizeof cpg_prefixes / sizeof *cpg_prefixes; i++)
            if (strncmp(at, cpg_prefixes[i], strlen(cpg_prefixes[i])) == 0)
                cut = strlen(cpg_prefixes[i]);
        if (cut == 0)
            return NULL;
        at += cut;
    }
}

const char *codepage_named(const char *cpg, unsigned char language_byte)
{
    const char *name = cpg != NULL ? cpg_find(cpg) : NULL;
    return name != NULL ? name : language_find(language_byte);
}

/* What a byte begins in UTF-8: the length of a character, 0 for none. */
static size_t utf8_length(unsigned char byte)
{
    return byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0;
}

/* Fields are cut at a number of bytes, so that a few characters may lack their end; in another code page most
 * would. */
static bool looks_utf8(const unsigned char *text, size_t size)
{
    size_t whole = 0, cut = 0;
    for (size_t at = 0; at < size;) {
        size_t length = utf8_length(text[at]), there = 1;
        if (length == 0)
            return false;
        while (there < length && at + there < size && (text[at + there] & 0xC0) == 0x80)
            there++;
        whole += length > 1 && there == length;
        cut += there < length;
        at += there;
    }
    return cut == 0 || whole > 4 * cut;
}

/* A letter of Cyrillic in CP1251: the block, and the Ukrainian and Russian ones outside it. */
static bool is_cyrillic(unsigned char byte)
{
    return byte >= 0xC0 || (byte != 0 && strchr("\xA5\xA8\xAA\xAF\xB2\xB3\xB4\xB8\xBA\xBF", byte) != NULL);
}

const char *codepage_guess(const unsigned char *text, size_t size)
{
    size_t high = 0, cyrillic = 0, pairs = 0;
    if (looks_utf8(text, size))
        return "UTF-8";
    for (size_t i = 0; i < size; i++) {
        high += text[i] >= 0x80;
        cyrillic += is_cyrillic(text[i]);
        pairs += i + 1 < size && is_cyrillic(text[i]) && is_cyrillic(text[i + 1]);
    }
    /* In Latin-1 an accented letter stands alone among ASCII letters; in Cyrillic nearly every letter is a
     * high byte. */
    return cyrillic * 10 >= high * 9 && pairs * 2 >= high ? "CP1251" : "ISO-8859-1";
}

struct codepage *codepage_open(const char *name, struct error *error)
{
    iconv_t handle = iconv_open("UTF-8", name);
    if (handle == (iconv_t)-1) {
        error_set(error, _("the code page %s is not known here"), name);
        return NULL;
    }
    struct codepage *codepage = memory_new(sizeof *codepage);
    codepage->handle = handle;
    return codepage;
}

void codepage_close(struct codepage *codepage)
{
    if (codepage == NULL)
        return;
    iconv_close(codepage->handle);
    free(codepage);
}

size_t codepage_decode(const struct codepage *codepage, const char *text, size_t size, struct bytes *out)
{
    char *in = (char *)(uintptr_t)text; /* iconv does not write to it */
    size_t bad = 0;
    out->count = 0;
    iconv(codepage->handle, NULL, NULL, NULL, NULL);
    while (size > 0) {
        char piece[256];
        char *to = piece;
        size_t room = sizeof piece;
        size_t result = iconv(codepage->handle, &in, &size, &to, &room);
        int reason = result == (size_t)-1 ? errno : 0;
        bytes_add(out, piece, sizeof piece - room);
        if (reason == EINVAL) /* half a character at the end */
            break;
        if (reason == EILSEQ) {
            bytes_add_codepoint(out, 0xFFFD);
            in++;
            size--;
            bad++;
        }
    }
    return bad;
}
