#include "work_folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "fuzz.h"

enum { names_max = 4 };

static char *home, *folder;
static char *written[names_max]; /* names */

static char *path_of(const char *name)
{
    return memory_format("%s/%s", work_folder(), name);
}

static void remove_all(void)
{
    for (size_t i = 0; i < names_max && written[i] != NULL; i++) {
        char *path = path_of(written[i]);
        unlink(path);
        free(path);
        free(written[i]);
    }
    rmdir(folder);
    rmdir(home);
    free(folder);
    free(home);
}

const char *work_folder(void)
{
    if (folder != NULL)
        return folder;
    home = memory_format("%s/tiermap-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : P_tmpdir);
    hold(mkdtemp(home) != NULL);
    folder = memory_format("%s/tiermap", home);
    hold(mkdir(folder, 0700) == 0);
    atexit(remove_all);
    return folder;
}

static void remember(const char *name)
{
    size_t i = 0;
    while (i < names_max && written[i] != NULL && strcmp(written[i], name) != 0)
        i++;
    hold(i < names_max);
    if (written[i] == NULL)
        written[i] = memory_copy_text(name);
}

void work_folder_write(const char *name, const struct bytes *bytes)
{
    char *path = path_of(name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    hold(fd >= 0 && bytes_write_fd(bytes, fd, NULL) && close(fd) == 0);
    remember(name);
    free(path);
}
