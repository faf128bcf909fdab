#include "viewer/draw/palette.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

enum { cube_begin = 16, grey_begin = 232, palette_end = 256 };

struct rgb palette_rgb(int index)
{
    static const uint8_t steps[6] = {0, 95, 135, 175, 215, 255};
    assert(index >= cube_begin && index < palette_end);
    if (index >= grey_begin) {
        uint8_t grey = (uint8_t)(8 + 10 * (index - grey_begin));
        return (struct rgb){grey, grey, grey};
    }
    int at = index - cube_begin;
    return (struct rgb){steps[at / 36], steps[at / 6 % 6], steps[at % 6]};
}

/* IEC 61966-2-1 (sRGB). */
static double linear(uint8_t component)
{
    double value = component / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static struct oklab oklab_of(struct rgb colour)
{
    double red = linear(colour.red), green = linear(colour.green), blue = linear(colour.blue);
    double l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return (struct oklab){
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    };
}

/* Squared. */
static double distance(struct oklab x, struct oklab y)
{
    double lightness = x.lightness - y.lightness, a = x.a - y.a, b = x.b - y.b;
    return lightness * lightness + a * a + b * b;
}

void palette_init(struct palette *palette)
{
    *palette = (struct palette){0};
    for (int i = cube_begin; i < palette_end; i++)
        palette->colours[i] = oklab_of(palette_rgb(i));
}

uint8_t palette_nearest_256(const struct palette *palette, struct rgb colour)
{
    struct oklab wanted = oklab_of(colour);
    int nearest = cube_begin;
    double least = INFINITY;
    for (int i = cube_begin; i < palette_end; i++) {
        double away = distance(wanted, palette->colours[i]);
        if (away >= least)
            continue;
        nearest = i;
        least = away;
    }
    return (uint8_t)nearest;
}

static double hue_between(double a, double b)
{
    double turn = fabs(a - b);
    return turn > 180 ? 360 - turn : turn;
}

/* Thresholds are of Oklab's lightness (0 to 1) and chroma (grey is 0). */
uint8_t palette_nearest_16(struct rgb colour, bool is_paper)
{
    enum { black = 0, white = 7, bright = 8 };
    /* Oklab's hues of xterm's red, green, yellow, blue, magenta and cyan, in degrees. */
    static const double hues[] = {29, 142, 110, 264, 328, 195};
    struct oklab is = oklab_of(colour);
    if (hypot(is.a, is.b) < 0.04 || (is_paper && is.lightness < 0.3)) {
        if (is_paper)
            return is.lightness < 0.6 ? black : white;
        return is.lightness < 0.35 ? black : is.lightness < 0.65 ? bright + black : is.lightness < 0.85 ? white : bright + white;
    }
    const double degrees = 57.29577951308232;
    double hue = atan2(is.b, is.a) * degrees;
    uint8_t best = 0;
    for (uint8_t i = 1; i < sizeof hues / sizeof *hues; i++)
        if (hue_between(hues[i], hue < 0 ? hue + 360 : hue) < hue_between(hues[best], hue < 0 ? hue + 360 : hue))
            best = i;
    return (uint8_t)(best + 1 + (is_paper || is.lightness < 0.75 ? 0 : bright));
}

static const char *const names_16[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
                                       "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue",
                                       "bright-magenta", "bright-cyan", "bright-white"};

const char *palette_name_16(int index)
{
    return index >= 0 && (size_t)index < sizeof names_16 / sizeof *names_16 ? names_16[index] : NULL;
}

int palette_find_16(const char *name)
{
    for (int i = 0; palette_name_16(i) != NULL; i++)
        if (strcmp(names_16[i], name) == 0)
            return i;
    return -1;
}
