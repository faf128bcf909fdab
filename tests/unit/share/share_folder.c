#include "share_folder.h"

#include "../cmocka_all.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[64];

void share_folder_begin(void)
{
    strcpy(folder, "share-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    char *whole = realpath(folder, NULL);
    assert_non_null(whole);
    setenv("TIERMAP_SHARES", whole, 1);
    free(whole);
}

const char *share_folder_path(const char *name)
{
    static char path[500];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

void share_folder_end(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
}

int open_descriptors(void)
{
    int count = 0;
    DIR *dir = opendir("/proc/self/fd");
    assert_non_null(dir);
    while (readdir(dir) != NULL)
        count++;
    closedir(dir);
    return count;
}
