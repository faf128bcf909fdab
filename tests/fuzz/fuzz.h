#pragma once
/* One target of the fuzzer: whatever the bytes, it must come back; the sanitizers and its own checks look on. */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

int fuzz_one(const unsigned char *data, size_t size);

/* Ends the program when something does not hold. */
static inline void hold(bool holds)
{
    if (!holds)
        abort();
}
