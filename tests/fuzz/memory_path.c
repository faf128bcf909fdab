#include "memory_path.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"

struct memory_path memory_path_new(const struct bytes *bytes)
{
    struct memory_path file = {.fd = memfd_create("fuzz", MFD_CLOEXEC)};
    hold(file.fd >= 0 && bytes_write_fd(bytes, file.fd, NULL));
    snprintf(file.path, sizeof file.path, "/proc/self/fd/%d", file.fd);
    return file;
}

void memory_path_free(const struct memory_path *file)
{
    close(file->fd);
}
