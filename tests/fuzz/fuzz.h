#pragma once
/* One target of the fuzzer: whatever the bytes, it must come back; the sanitizers and its own checks look on. */
#include <stddef.h>

int fuzz_one(const unsigned char *data, size_t size);
