#pragma once
/* References of the user's own on a made-up country in degrees: a square from 30 to 32 E and 48 to 50 N, with
 * an island in the south-east; its capital lies in the west. */
#include "engine/tiers/own_reference.h"

struct land {
    struct projection projection;
    struct shape outline;
    struct point capital;
    struct geos *geos;
    struct reference reference;
    char *folder;
};

enum { land_mainland_points = 5 };
extern const struct lonlat land_mainland[land_mainland_points]; /* the square, as a ring */

/* Of a test, whose state it is. */
int land_setup(void **state);
int land_teardown(void **state);

/* What a reference is read with there. It borrows from the country. */
struct own_reference_query land_query(const struct land *country);

/* Reads GeoJSON in place of the country's reference. false: error says why, and names the file first. */
bool land_read(struct land *country, const struct own_reference_query *query, const char *text, struct error *error);

/* References as GeoJSON: lists of places, of lines, of polygons; a polygon of four sides in degrees, as texts. */
#define LINE(places) "{\"type\":\"LineString\",\"coordinates\":" places "}"
#define LINES(lines) "{\"type\":\"MultiLineString\",\"coordinates\":[" lines "]}"
#define POLYGONS(polygons) "{\"type\":\"MultiPolygon\",\"coordinates\":[" polygons "]}"
#define BOX(w, s, e, n) "[[[" w "," s "],[" e "," s "],[" e "," n "],[" w "," n "],[" w "," s "]]]"
