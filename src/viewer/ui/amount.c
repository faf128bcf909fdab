#include "viewer/ui/amount.h"

#include <math.h>
#include <stdio.h>

#include "base/translate.h"

/* Rounded to three digits that count, and to whole numbers. */
static double rounded(double number)
{
    double step = number >= 1000 ? pow(10, floor(log10(number)) - 2) : 1;
    return rint(number / step) * step;
}

void amount_area(double area_km2, char text[number_size])
{
    char number[number_size];
    snprintf(text, number_size, _("%.24s\u00a0km²"), number_grouped(number, rounded(area_km2), 0));
}

void amount_change(double change, char text[number_size])
{
    char number[number_size];
    double size = rounded(fabs(change));
    text[0] = '\0';
    if (size >= 1)
        snprintf(text, number_size, "%c%.24s", change < 0 ? '-' : '+', number_grouped(number, size, 0));
}

void amount_share(double share, char text[number_size])
{
    char number[number_size];
    double percent = share * 100;
    snprintf(text, number_size, "%.20s\u00a0%%", number_grouped(number, percent, percent >= 9.95 ? 0 : 1));
}

void amount_people(double people, char text[number_size])
{
    char number[number_size];
    if (people >= 99500)
        snprintf(text, number_size, _("%.20s\u00a0M\u00a0people"),
                 number_grouped(number, people / 1e6, people >= 9.95e6 ? 0 : 1));
    else
        snprintf(text, number_size, _("%.20s\u00a0people"), number_grouped(number, rint(people / 1000) * 1000, 0));
}

void amount_towns(unsigned towns, char text[number_size])
{
    snprintf(text, number_size, towns == 1 ? _("%u\u00a0town") : _("%u\u00a0towns"), towns);
}

void amount_distance(double distance_m, char text[number_size])
{
    char number[number_size];
    if (distance_m >= 9950)
        snprintf(text, number_size, _("%.0f\u00a0km"), distance_m / 1000);
    else if (distance_m >= 995)
        snprintf(text, number_size, _("%.24s\u00a0km"), number_grouped(number, distance_m / 1000, 1));
    else
        snprintf(text, number_size, _("%.0f\u00a0m"), distance_m);
}

void amount_length(double length_m, char text[number_size])
{
    char number[number_size];
    double km = length_m / 1000;
    if (km < 0.9995)
        snprintf(text, number_size, _("%.0f\u00a0m"), length_m);
    else
        snprintf(text, number_size, _("%.24s\u00a0km"), number_grouped(number, km, km < 99.995 ? 2 : 1));
}

void amount_depths(double inner_km, double outer_km, char text[number_size])
{
    char range[number_size];
    snprintf(text, number_size, _("%.24s\u00a0km"), number_range(range, inner_km, outer_km));
}

void amount_place(double lat, double lon, char text[number_size])
{
    snprintf(text, number_size, "%.2f\u00a0%s %.2f\u00a0%s", fabs(lat), lat < 0 ? _("S") : _("N"), fabs(lon),
             lon < 0 ? _("W") : _("E"));
}
