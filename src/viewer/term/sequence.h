#pragma once
/* What bytes from a terminal mean: one key, one mouse report, one sequence that says nothing to us. Pure;
 * input.h knows about time. */
#include <stddef.h>

#include "viewer/ui/event.h"

enum sequence_kind {
    SEQUENCE_EVENT,       /* a key or the mouse */
    SEQUENCE_NOTHING,     /* whole, but nothing that we know: to be skipped */
    SEQUENCE_PASTE_BEGIN, /* what comes until SEQUENCE_PASTE_END was not typed */
    SEQUENCE_PASTE_END,
    SEQUENCE_PARTIAL      /* the bytes end in the middle of one */
};

struct sequence {
    enum sequence_kind kind;
    size_t length; /* bytes that it takes, >= 1; SEQUENCE_PARTIAL: all */
    struct event event; /* SEQUENCE_EVENT */
};

/* Reads what stands at the beginning of count (>= 1) bytes. is_utf8: bytes above 127 are UTF-8; else they are skipped. */
struct sequence sequence_read(const unsigned char *bytes, size_t count, bool is_utf8);
