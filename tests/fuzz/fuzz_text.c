/* A text as it may come from outside: what is made of it is clean, and stays so however it is cut, measured, broken into lines,
 * folded or put into a sentence. */
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"
#include "base/memory.h"
#include "base/text.h"
#include "clean_check.h"
#include "fuzz.h"

enum { small_max = 40 };

/* Cut off anywhere it is what the whole one begins with. */
static void check_cut(const char *whole, const char *in, size_t length)
{
    for (size_t size = 1; size <= small_max; size++) {
        char *cut = memory_new(size); /* with an end that the sanitizer watches */
        size_t written = text_clean(cut, size, in, length);
        hold(written < size && strlen(cut) == written && strncmp(cut, whole, written) == 0);
        clean_check(cut);
        free(cut);
    }
}

static void check_measures(const char *text)
{
    int width = text_width(text), sum = 0;
    struct text_character character;
    for (const char *at = text; text_next(&at, &character);) {
        hold(character.codepoint[0] != 0 && (character.width == 1 || character.width == 2));
        sum += character.width;
    }
    hold(sum == width && text_fit(text, width) == strlen(text));
    for (int cells = 0; cells < small_max; cells++)
        hold(text_fit(text, cells) <= strlen(text));
}

static void check_lines(const char *text, int cells)
{
    size_t lines = 0;
    for (const char *next = text; *next != '\0'; lines++) {
        const char *line = next;
        size_t length = text_break(line, cells, &next);
        char *copy = memory_format("%.*s", (int)length, line);
        hold(next > line && lines <= strlen(text) && text_width(copy) <= cells);
        clean_check(copy);
        free(copy);
    }
}

static void check_uses(const char *text, const char *in)
{
    char capitals[small_max], folded[small_max];
    struct error error = {0};
    text_spaced_capitals(capitals, sizeof capitals, text);
    clean_check(capitals);
    hold(fold_text(text, folded, sizeof folded) < sizeof folded);
    clean_check(folded);
    error_set(&error, "%s: it cannot be read", in); /* as it came */
    clean_check(error.text);
    error_prefix(&error, in);
    clean_check(error.text);
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes copy = {0}, in = {0};
    bytes_add(&copy, data, size);
    bytes_add(&in, data, size);
    char *clean = text_clean_new((const char *)copy.items, copy.count);
    clean_check(clean);
    char *again = text_clean_new(clean, strlen(clean));
    hold(strcmp(again, clean) == 0);
    check_cut(clean, (const char *)copy.items, copy.count);
    check_measures(clean);
    for (int cells = 2; cells < small_max; cells += 7)
        check_lines(clean, cells);
    check_uses(clean, bytes_text(&in));
    free(again);
    free(clean);
    bytes_fini(&copy);
    bytes_fini(&in);
    return 0;
}
