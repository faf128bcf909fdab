#pragma once
/* xterm's palette of 256 colours, and which of them stands for a colour where a terminal has no more. */
#include <stdbool.h>
#include <stdint.h>

struct rgb { /* sRGB */
    uint8_t red, green, blue;
};

/* A colour of the part that every terminal of 256 colours shows alike, 16 to 255: a cube of six steps, then greys. */
struct rgb palette_rgb(int index);

/* A colour by lightness and two axes of hue, where distances are as eyes see them (B. Ottosson, A perceptual color space
 * for image processing, 2020). */
struct oklab {
    double lightness, a, b;
};

struct palette { /* where the colours from 16 on lie */
    struct oklab colours[256];
};

void palette_init(struct palette *palette);

/* The one of 16 to 255 that looks nearest. */
uint8_t palette_nearest_256(const struct palette *palette, struct rgb colour);

/* The basic colour, 0 to 15, that stands for it by lightness if it is nearly grey, else by hue. What they look like
 * differs from terminal to terminal. As paper one of the first eight, since many terminals have no others. */
uint8_t palette_nearest_16(struct rgb colour, bool is_paper);

/* The basic colour of a name, "red" or "bright-red"; -1 if there is none. */
int palette_find_16(const char *name);
/* The names, by number; NULL after the last. */
const char *palette_name_16(int index);
