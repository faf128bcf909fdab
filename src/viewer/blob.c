#include "viewer/blob.h"

#include <sys/mman.h>

struct blob blob_of(struct bytes *bytes)
{
    struct blob blob = {.data = bytes->items, .size = bytes->count, .bytes = *bytes};
    *bytes = (struct bytes){0};
    return blob;
}

bool blob_map(struct blob *blob, int fd, size_t size, size_t skipped)
{
    *blob = (struct blob){0};
    void *mapping = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (mapping == MAP_FAILED)
        return false;
    blob->mapping = mapping;
    blob->mapping_size = size;
    blob->data = (const char *)mapping + skipped;
    blob->size = size - skipped;
    return true;
}

void blob_fini(struct blob *blob)
{
    if (blob == NULL)
        return;
    if (blob->mapping != NULL)
        munmap(blob->mapping, blob->mapping_size);
    bytes_fini(&blob->bytes);
    *blob = (struct blob){0};
}

void blob_relax(const struct blob *blob)
{
    if (blob->mapping != NULL)
        madvise(blob->mapping, blob->mapping_size, MADV_DONTNEED);
}
