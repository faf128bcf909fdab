#pragma once
/* Time that only goes forward. */
#include <stdint.h>

/* Milliseconds since some fixed moment in the past (CLOCK_MONOTONIC). */
int64_t clock_now_ms(void);
