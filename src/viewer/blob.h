#pragma once
/* The bytes of one reply, wherever they lie: in memory, or in a file that is mapped. */
#include "base/bytes.h"

struct blob { /* zeroed is empty */
    const void *data; /* 8-byte aligned */
    size_t size;
    struct bytes bytes; /* if they lie in memory */
    void *mapping;      /* the whole file, if it is mapped */
    size_t mapping_size;
};

/* Takes bytes over, and leaves them empty. */
struct blob blob_of(struct bytes *bytes);

/* Maps a file that is open, whose size is known, and whose first bytes are no part of the blob. false: the system
 * refuses; blob is empty. The descriptor may be closed then. */
bool blob_map(struct blob *blob, int fd, size_t size, size_t skipped);
void blob_fini(struct blob *blob);

/* What has been read of a mapped file needs not stay in memory. */
void blob_relax(const struct blob *blob);
