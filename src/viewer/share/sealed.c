#include "viewer/share/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/translate.h"

enum { seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE };

int sealed_make(const void *data, size_t size, struct error *error)
{
    const struct bytes bytes = {.items = (unsigned char *)(uintptr_t)data, .count = size};
    int fd = memfd_create("tiermap", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd >= 0 && bytes_write_fd(&bytes, fd, NULL) && fcntl(fd, F_ADD_SEALS, seals | F_SEAL_SEAL) == 0)
        return fd;
    error_set(error, _("no memory to share the map: %s"), strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}

size_t sealed_size(int fd, size_t size_max)
{
    struct stat status;
    int has = fcntl(fd, F_GET_SEALS); /* -1 for what cannot be sealed */
    if (has < 0 || (has & seals) != seals || fstat(fd, &status) != 0 || status.st_size <= 0 ||
        (uintmax_t)status.st_size > size_max)
        return 0;
    return (size_t)status.st_size;
}
