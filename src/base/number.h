#pragma once
/* Numbers as people read them, with the decimal mark of their language. */
#include <stddef.h>

enum { number_size = 40 }; /* bytes that number_grouped needs for any number up to 1e15 */

/* Rounds half away from zero to so many decimals (0 to 6) and puts a no-break space (U+00A0) between groups
 * of three digits: "27 900", "1 978.2". value is finite. Returns out. */
const char *number_grouped(char out[number_size], double value, int decimals);

/* The same number, rounded to so many decimals. */
double number_rounded(double value, int decimals);

/* As short as can be, with at most six digits that count: "75", "7.5". Returns out. */
const char *number_short(char out[number_size], double value);

/* From one number to another, both short: "25-75". Returns out. */
const char *number_range(char out[number_size], double from, double to);

/* A difference: the same with a "+" before what is more than nothing, as it is rounded: "+3 200", "-41", "0". */
const char *number_signed(char out[number_size], double value, int decimals);
