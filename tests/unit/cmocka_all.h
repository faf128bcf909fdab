#pragma once
/* cmocka wants these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* cmocka's own comparison is of float. */
#define assert_near(a, b, within) assert_true((a) - (b) <= (within) && (b) - (a) <= (within))
