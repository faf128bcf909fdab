#include "own_folder.h"

#include "../cmocka_all.h"

#include <stdlib.h>

#include "base/memory.h"

char *own_folder_new(void)
{
    char *folder = memory_copy_text("/tmp/tiermap-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

int own_folder_free(char *folder)
{
    char *command = memory_format("chmod -R u+rwx %s && rm -r %s", folder, folder);
    int status = system(command);
    free(command);
    free(folder);
    return status;
}
