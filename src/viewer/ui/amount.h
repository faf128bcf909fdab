#pragma once
/* Amounts as a panel says them: rounded, with their unit, never broken between lines (U+00A0). */
#include "base/number.h"

/* "27 900 km²": rounded to three digits that count, since nothing here is more exact. */
void amount_area(double area_km2, char text[number_size]);
/* "12 %", "4.6 %" of a share from 0 to 1. */
void amount_share(double share, char text[number_size]);
/* "0.4 M people", "40 000 people". */
void amount_people(double people, char text[number_size]);
/* "21 towns". */
void amount_towns(unsigned towns, char text[number_size]);
/* "11 km", "1.6 km", "450 m". */
void amount_distance(double distance_m, char text[number_size]);
/* What was measured: "450 m", "12.34 km", "1 978.2 km". */
void amount_length(double length_m, char text[number_size]);
/* From where to where a tier goes: "25-75 km". */
void amount_depths(double inner_km, double outer_km, char text[number_size]);
/* "50.45 N 30.52 E": with a point in every language, as it can be typed. */
void amount_place(double lat, double lon, char text[number_size]);

/* How much more or less it is than before: "+3 200", "-41", "" when nobody would see it. Rounded as an area is. */
void amount_change(double change, char text[number_size]);
