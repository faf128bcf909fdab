#pragma once
/* Places as people write them: in degrees with decimals, or in degrees, minutes and seconds. */
#include <stdbool.h>

#include "base/error.h"
#include "base/lonlat.h"

/* Reads a latitude and then a longitude, or, with letters of the compass before or behind them (N S E W, or
 * Ukrainian пн пд сх зх, also "пн. ш."), both in any order:
 *
 *   50.45 30.52 | 50,45; 30,52 | -33.9, 18.4 | 50.45N 30.52E | N50 27 E30 31 | 50°27'00"N 30°31'E | 50 27 30
 * 31
 *
 * A comma between two digits is a decimal one if there are no decimal points and something else stands
 * between latitude and longitude. false: error says what is wrong, or that it can be read in two ways; place
 * is not touched. */
bool coordinates_read(struct lonlat *place, const char *text, struct error *error);
