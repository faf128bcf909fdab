#include "plan_file.h"

#include "../cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "plan-test-XXXXXX";
static char path[64];

int plan_file_setup(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/plan.ini", folder);
    return 0;
}

int plan_file_teardown(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

const char *plan_file_path(void)
{
    return path;
}

void plan_file_write(const void *bytes, size_t size)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

void plan_file_open(struct plan *plan, const char *text)
{
    struct error error = {0};
    plan_file_write(text, strlen(text));
    if (!plan_open(plan, path, &error))
        fail_msg("%s", error.text);
}
