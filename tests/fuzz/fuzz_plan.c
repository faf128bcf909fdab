/* A plan file that somebody has edited: it is refused in a sentence, or it is a plan that is written and read again as it is. */
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "fuzz.h"
#include "memory_path.h"
#include "viewer/plan/plan_difference.h"
#include "viewer/plan/plan_writer.h"

static bool open_bytes(struct plan *plan, const struct bytes *bytes, struct error *error)
{
    struct memory_path file = memory_path_new(bytes);
    bool opens = plan_open(plan, file.path, error);
    memory_path_free(&file);
    return opens;
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct plan plan, again;
    struct error error = {0};
    struct bytes copy = {0}, written = {0};
    bytes_add(&copy, data, size);
    if (open_bytes(&plan, &copy, &error)) {
        struct plan_differences differences = {0};
        plan_write(&plan, NULL, &written);
        if (!open_bytes(&again, &written, &error)) {
            fprintf(stderr, "%s\n%s", error.text, bytes_text(&written));
            abort();
        }
        plan_differences_find(&differences, &plan, &again);
        hold(differences.count == 0);
        ARRAY_FINI(&differences);
        plan_fini(&plan);
        plan_fini(&again);
    } else {
        hold(error.text[0] != '\0');
    }
    bytes_fini(&copy);
    bytes_fini(&written);
    return 0;
}
