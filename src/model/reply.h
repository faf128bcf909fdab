#pragma once
/* What the engine answers: one position-independent block of bytes, used as it lies (it can be mapped from a
 * file).
 *
 *   struct reply_header | struct reply_section x section_count | the sections, each 8-byte aligned
 *
 * A reply is a failure (one sentence in the strings), or it holds the ground (what stays as it is while the plan
 * changes: every layer but two), or the tiers (the reference line, the zones and their numbers), or both; or only what
 * was found in one file. Nothing in it is believed before reply_open has checked it. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/projection.h"
#include "model/feature.h"
#include "model/zone.h"

enum { reply_version = 4 };

enum reply_flags {
    REPLY_EXACT = 1,  /* neither a draft of the tiers nor a sketch of the ground */
    REPLY_FAILED = 2, /* only the strings section counts: string 1 says why */
    REPLY_GROUND = 4, /* it holds the ground */
    REPLY_TIERS = 8,  /* it holds the tiers */
    REPLY_CHECK = 16, /* it holds only files and warnings */
};

enum reply_section_kind {
    REPLY_COUNTRY, /* of the ground: one struct country */
    REPLY_SUMMARY, /* of the tiers: one struct summary */
    REPLY_LAYERS,
    REPLY_FEATURES,
    REPLY_PARTS,
    REPLY_POINTS,
    REPLY_ZONES,      /* of the tiers, as the next two */
    REPLY_REGIONS,    /* uint32_t: indexes of features of the ground */
    REPLY_TOWN_ZONES, /* uint32_t for each feature of the ground's LAYER_PLACES: its zone, or no_zone */
    REPLY_FILES, /* that were read for it */
    REPLY_WARNINGS,
    REPLY_STRINGS, /* char: NUL-ended UTF-8; a string is named by its offset, offset 0 is "" */
    REPLY_SECTIONS
};

struct reply_header {
    char magic[8]; /* "TMREPLY\n" */
    uint32_t version, request_number;
    uint32_t flags, section_count;
    uint64_t length; /* of the whole reply in bytes */
    struct projection_parameters projection;
};

struct reply_section {
    uint32_t kind, item_size;
    uint64_t offset, count; /* from the reply's beginning; items */
};

enum reference_reading { /* how the reference was understood */
    READING_BORDER,     /* edges of the outline: the tiers lie inside */
    READING_LINE_SPLIT, /* lines that cut the country in two: the tiers lie on the capital's side */
    READING_LINE_BOTH,  /* lines that do not: the tiers lie on both sides */
    READING_AREA,       /* polygons, not held: the tiers lie around them */
    REFERENCE_READINGS
};

/* The country as a whole. */
struct country {
    uint32_t name, name_local; /* strings */
    double area_km2;           /* geodesic */
    double centre_lon, centre_lat; /* of its extent, degrees */
};

/* What the tiers are measured from, and how finely they are drawn. */
struct summary {
    uint32_t reference;      /* enum reference_kind */
    uint32_t reading;        /* enum reference_reading */
    uint32_t reference_path; /* string, REFERENCE_FILE only */
    uint32_t reserved;
    double reference_km;     /* geodesic length */
    struct extent view;      /* drafts: the tiers are drawn only here; empty: everywhere. Projected metres */
};

/* A map file that was read; a shapefile's parts are one. */
struct source_file {
    uint32_t path; /* string; of the map's own layers only the name */
    uint32_t role; /* enum layer_role: what it was read for; LAYER_ROLES: only to be looked at */
    uint32_t records, points; /* that it holds */
};

enum warning_code { /* number: how many, where nothing else is said */
    /* Records that are left out: */
    WARNING_RECORDS_DAMAGED, /* their numbers contradict each other or the file */
    WARNING_RECORDS_EMPTY,   /* they have no shape, or nothing of it is left */
    WARNING_RECORDS_OTHER,   /* lines among polygons and the like */
    WARNING_RECORDS_DELETED, /* the table marks them as deleted */
    /* Shapes: */
    WARNING_PARTS_SHORT,     /* rings of less than four points, lines of less than two: left out */
    WARNING_POINTS_NOWHERE,  /* coordinates that are no numbers or lie nowhere on the Earth: left out */
    WARNING_RINGS_OPEN,      /* closed */
    WARNING_RINGS_ASTRAY,    /* run as holes do, but lie in no outline: taken as outlines */
    WARNING_GEOMETRY_MENDED, /* polygons whose edges crossed */
    WARNING_SLIVERS,         /* pieces and holes below 1 km2: left out */
    /* Files: */
    WARNING_FILE_CUT,      /* number: bytes that are missing at its end */
    WARNING_FILE_REFUSED,  /* detail: why nothing of it can be used; only when it is just looked at */
    WARNING_HEADER_WRONG,  /* what a .shp says of itself at its beginning */
    WARNING_INDEX_MISSING, /* no .shx */
    WARNING_INDEX_WRONG,   /* a .shx that does not fit the .shp */
    WARNING_TABLE_MISSING, /* no .dbf */
    WARNING_TABLE_DAMAGED, /* a .dbf that cannot be used */
    WARNING_TABLE_CUT,     /* number: rows that are missing at its end */
    WARNING_TABLE_ROWS,    /* number: rows of the .dbf, which are not as many as the shapes */
    WARNING_JSON_CUT,      /* number: the line up to which it could be read */
    /* What it says of itself: */
    WARNING_TEXTS_DAMAGED,      /* texts in which bytes mean nothing */
    WARNING_ENCODING_GUESSED,   /* nothing names it; detail: what was taken */
    WARNING_ENCODING_UNKNOWN,   /* the .cpg names none that is known; detail: what was taken */
    WARNING_PROJECTION_ASSUMED, /* no .prj: degrees on WGS84 were taken */
    WARNING_PROJECTION_UNKNOWN, /* a .prj that is not understood: the same */
    WARNING_PROJECTION_WRONG,   /* a .prj in metres, but numbers in degrees: the same */
    WARNING_LAND_OF_UKRAINE,    /* number: which part of Ukraine the border lost */
    WARNING_CODES
};

struct warning {
    uint32_t code, file; /* enum warning_code; index of the file */
    uint32_t detail;     /* string */
    uint32_t first;      /* the record where it was found first, from 1; 0: it is of no record */
    double number;
};

/* A checked reply; every pointer is borrowed from the bytes it was opened on. */
struct reply {
    const struct reply_header *header;
    struct projection projection;
    const struct country *country; /* NULL without the ground */
    const struct summary *summary; /* NULL without the tiers */
    const struct layer *layers;
    const struct feature *features;
    const struct part *parts;
    const struct point *points;
    const struct zone *zones; /* the tiers from the line outwards, then ZONE_REST, then ZONE_BEYOND */
    const uint32_t *regions, *town_zones;
    const struct source_file *files;
    const struct warning *warnings;
    const char *strings;
    uint32_t layer_count, feature_count, part_count, point_count, zone_count, region_count, town_zone_count,
        file_count, warning_count;
    uint32_t tier_count;
};

/* Bytes of the reply that begins with these, 0 if more bytes (at most sizeof(struct reply_header)) are needed
 * to tell, SIZE_MAX if it is none. */
size_t reply_length(const void *data, size_t size);

/* The number of the request that a reply answers; the reply is whole, and not checked yet. */
uint32_t reply_number(const void *data, size_t size);

/* Checks everything: lengths, offsets, alignment, indexes, ranges, finite coordinates, UTF-8 that is clean.
 * data is 8-byte aligned. false: error holds the engine's sentence if the reply is a failure, else what is
 * wrong with it. */
bool reply_open(struct reply *reply, const void *data, size_t size, struct error *error);

/* Whether tiers were made for this ground: the same projection, and every index into the ground is in range. Both
 * checked; they may be one reply that holds both. */
bool reply_fits(const struct reply *ground, const struct reply *tiers);

/* The string at an offset that the reply gave. */
const char *reply_string(const struct reply *reply, uint32_t offset);

/* The layer with that role whose lines are the coarsest within tolerance_m (the most detailed one if none
 * is), NULL if there is no such layer. */
const struct layer *reply_layer_find(const struct reply *reply, enum layer_role role, double tolerance_m);
