#pragma once
/* What the engine answers: one position-independent block of bytes, used as it lies (it can be mapped from a
 * file).
 *
 *   struct reply_header | struct reply_section x section_count | the sections, each 8-byte aligned
 *
 * A reply is a failure (one sentence in the strings), or it holds the ground (what stays as it is while the plan
 * changes: every layer but two), or the tiers (the reference line, the zones and their numbers), or both. Nothing in
 * it is believed before reply_open has checked it. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/projection.h"
#include "model/feature.h"
#include "model/zone.h"

enum { reply_version = 3 };

enum reply_flags {
    REPLY_EXACT = 1,  /* not a draft */
    REPLY_FAILED = 2, /* only the strings section counts: string 1 says why */
    REPLY_GROUND = 4, /* it holds the ground */
    REPLY_TIERS = 8,  /* it holds the tiers */
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

enum warning_code {
    WARNING_RECORDS_SKIPPED, /* number: how many; text: the file and why */
    WARNING_ENCODING_GUESSED, /* text: the file and what was taken */
    WARNING_PROJECTION_ASSUMED, /* text: the file that has no .prj */
    WARNING_GEOMETRY_MENDED, /* number: how many; text: the file */
    WARNING_LAND_OF_UKRAINE, /* number: which part of Ukraine the border lost; text: the file */
    WARNING_CODES
};

struct warning {
    uint32_t code, text; /* enum warning_code; string */
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
    const struct warning *warnings;
    const char *strings;
    uint32_t layer_count, feature_count, part_count, point_count, zone_count, region_count, town_zone_count,
        warning_count;
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
