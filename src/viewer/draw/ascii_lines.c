#include "viewer/draw/ascii_lines.h"

#include <math.h>

struct spread { /* sums over the dots of a line near a cell */
    double count, x, y, xx, xy, yy;
};

/* Dots around the cell count too, or a line that just touches a corner would have no direction. */
enum { around = 2 };

static struct spread spread_of(const struct canvas *canvas, int column, int row, enum line_class class)
{
    struct spread spread = {0};
    for (int dy = -around; dy < dots_per_row + around; dy++)
        for (int dx = -around; dx < dots_per_column + around; dx++) {
            enum line_class other = canvas_get(canvas, column * dots_per_column + dx, row * dots_per_row + dy);
            if (other == LINE_NONE || line_style_at(other)->family != line_style_at(class)->family)
                continue;
            spread.count++;
            spread.x += dx;
            spread.y += dy;
            spread.xx += dx * dx;
            spread.xy += dx * dy;
            spread.yy += dy * dy;
        }
    return spread;
}

char ascii_line_sign(const struct canvas *canvas, int column, int row, const struct canvas_cell *cell)
{
    if (__builtin_popcount(cell->dots) == 1)
        return '.';
    struct spread s = spread_of(canvas, column, row, cell->owner);
    double xx = s.xx - s.x * s.x / s.count, yy = s.yy - s.y * s.y / s.count, xy = s.xy - s.x * s.y / s.count;
    /* The main axis of the dots: half the angle of the doubled one. How far they are from lying in a row: the share of the smaller
     * axis in both. */
    double difference = sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
    if (difference < 0.25 * (xx + yy))
        return '+';
    double degrees = atan2(2 * xy, xx - yy) * 90 / 3.14159265358979323846; /* -90 to 90; y grows downwards */
    if (fabs(degrees) < 27)
        return (cell->dots & 0x3F) == 0 ? '_' : '-'; /* all in the lowest row */
    if (fabs(degrees) > 76) /* a slash rises by 63 degrees in a cell twice as high as wide */
        return '|';
    return degrees < 0 ? '/' : '\\';
}
