#include "base/number.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"

double number_rounded(double value, int decimals)
{
    double scale = pow(10, decimals);
    return round(value * scale) / scale;
}

/* What a number written with a point has from there on. */
static void write_fraction(char *out, size_t out_size, const char *from)
{
    snprintf(out, out_size, "%s%s", *from == '.' ? _(".") : "", *from == '.' ? from + 1 : from);
}

const char *number_short(char out[number_size], double value)
{
    char plain[32];
    snprintf(plain, sizeof plain, "%g", value);
    size_t digits = strcspn(plain, ".");
    memcpy(out, plain, digits);
    write_fraction(out + digits, number_size - digits, plain + digits);
    return out;
}

const char *number_range(char out[number_size], double from, double to)
{
    char begin[number_size], end[number_size];
    snprintf(out, number_size, "%.18s-%.18s", number_short(begin, from), number_short(end, to));
    return out;
}

const char *number_grouped(char out[number_size], double value, int decimals)
{
    static const char gap[] = "\xC2\xA0";
    char plain[32];
    assert(isfinite(value) && fabs(value) <= 1e15 && decimals >= 0 && decimals <= 6);
    value = number_rounded(value, decimals);
    snprintf(plain, sizeof plain, "%.*f", decimals, value == 0 ? 0 : value); /* no "-0" */
    size_t begin = plain[0] == '-', digits = strcspn(plain + begin, "."), written = begin;
    memcpy(out, plain, begin);
    for (size_t i = 0; i < digits; i++) {
        if (i > 0 && (digits - i) % 3 == 0) {
            memcpy(out + written, gap, sizeof gap - 1);
            written += sizeof gap - 1;
        }
        out[written++] = plain[begin + i];
    }
    write_fraction(out + written, number_size - written, plain + begin + digits);
    return out;
}

const char *number_signed(char out[number_size], double value, int decimals)
{
    char number[number_size];
    number_grouped(number, value, decimals);
    snprintf(out, number_size, "%s%.*s", number_rounded(value, decimals) > 0 ? "+" : "", number_size - 2, number);
    return out;
}
