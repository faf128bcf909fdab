/* A .cpg as anybody might send it: what it names is known here, or nothing is; and the letters of a table, in the named code page
 * and in the guessed one, come out as UTF-8. A language byte, the .cpg up to its first zero byte, then letters. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "clean_check.h"
#include "engine/data/codepage.h"
#include "fuzz.h"

static void decode(const char *name, const struct bytes *letters)
{
    struct error error = {0};
    struct bytes out = {0};
    struct codepage *codepage = codepage_open(name, &error);
    hold(codepage != NULL); /* the table names only what there is */
    hold(codepage_decode(codepage, (const char *)letters->items, letters->count, &out) <= letters->count);
    char *clean = text_clean_new(bytes_text(&out), out.count);
    clean_check(clean);
    free(clean);
    bytes_fini(&out);
    codepage_close(codepage);
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes cpg = {0}, letters = {0};
    if (size < 2)
        return 0;
    const unsigned char *end = memchr(data + 1, '\0', size - 1);
    size_t length = end != NULL ? (size_t)(end - data) - 1 : size - 1;
    bytes_add(&cpg, data + 1, length);
    if (end != NULL)
        bytes_add(&letters, end + 1, size - length - 2);
    const char *name = codepage_named(bytes_text(&cpg), data[0]);
    if (name != NULL)
        decode(name, &letters);
    decode(codepage_guess(letters.items, letters.count), &letters);
    hold(codepage_named(NULL, data[0]) == codepage_named("", data[0]));
    bytes_fini(&cpg);
    bytes_fini(&letters);
    return 0;
}
