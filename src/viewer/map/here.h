#pragma once
/* What is at a place. */
#include "viewer/map/reference_way.h"

enum here_land {
    HERE_COUNTRY, /* also its waters: limans, lakes */
    HERE_ABROAD,
    HERE_SEA,
    HERE_UNKNOWN /* no polygon holds it: off the sheet, or between a coast and a sea that are not drawn alike */
};

enum wind { WIND_N, WIND_NE, WIND_E, WIND_SE, WIND_S, WIND_SW, WIND_W, WIND_NW, WINDS };

struct here { /* features are of the scene's ground, borrowed; NULL where there is none */
    struct point point;
    struct lonlat place;
    enum here_land land;
    const struct feature *country; /* the country, or the one abroad */
    const struct feature *region;  /* oblast */
    const struct feature *water;   /* the sea, or a liman, lake or reservoir (also one that was drained) in the land */
    uint32_t zone;                 /* of the tiers, no_zone outside the country; on a draft also outside its view */
    struct reference_way reference; /* metres INFINITY: there is no line */
    const struct feature *town;     /* the nearest, at home or abroad */
    double town_m;                  /* how far it is, geodesic */
    enum wind town_wind;            /* where it lies as seen from here */
};

/* By the most detailed polygons, whatever the camera shows. */
struct here here_find(const struct scene *scene, struct point point);

/* The same without what takes a search of what is near by: the line is INFINITY away and there is no town. */
struct here here_find_land(const struct scene *scene, struct point point);

/* Adds to what here_find_land gave the way to the line and the nearest town. */
void here_add_near(struct here *here, const struct scene *scene);

/* The wind of a direction in degrees clockwise from north (geodesic_azimuth); the opposite one. */
enum wind wind_of(double azimuth);
enum wind wind_opposite(enum wind wind);

/* "NE". */
const char *wind_name(enum wind wind);
