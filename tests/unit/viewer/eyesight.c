#include "eyesight.h"

#include <math.h>

/* IEC 61966-2-1 (sRGB). */
static double linear(uint8_t component)
{
    double value = component / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

struct light light_of(struct rgb colour)
{
    return (struct light){linear(colour.red), linear(colour.green), linear(colour.blue)};
}

static double luminance(struct light c)
{
    return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

/* WCAG 2.1, "contrast ratio". */
double light_contrast(struct light a, struct light b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static double lab_curve(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 L*a*b* for white D65. */
struct lab lab_of(struct light c)
{
    double x = lab_curve((0.4124564 * c.red + 0.3575761 * c.green + 0.1804375 * c.blue) / 0.95047);
    double y = lab_curve(0.2126729 * c.red + 0.7151522 * c.green + 0.0721750 * c.blue);
    double z = lab_curve((0.0193339 * c.red + 0.1191920 * c.green + 0.9503041 * c.blue) / 1.08883);
    return (struct lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/* G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color
 * Vision Deficiency, IEEE TVCG 15(6), 2009: the matrices for full severity, which work on linear RGB. */
static const double eyes[EYES][3][3] = {
    [EYE_NORMAL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    [EYE_PROTAN] = {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    [EYE_DEUTAN] = {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    [EYE_TRITAN] = {{1.255528, -0.076749, -0.178779},
     {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
};

static double seen(const double row[3], struct light c)
{
    return fmin(1, fmax(0, row[0] * c.red + row[1] * c.green + row[2] * c.blue));
}

double light_distance(struct light a, struct light b, enum eye eye)
{
    const double(*rows)[3] = eyes[eye];
    struct lab x = lab_of((struct light){seen(rows[0], a), seen(rows[1], a), seen(rows[2], a)});
    struct lab y = lab_of((struct light){seen(rows[0], b), seen(rows[1], b), seen(rows[2], b)});
    return sqrt(pow(x.lightness - y.lightness, 2) + pow(x.a - y.a, 2) + pow(x.b - y.b, 2));
}

double eye_row_sum(enum eye eye, int row)
{
    return eyes[eye][row][0] + eyes[eye][row][1] + eyes[eye][row][2];
}
