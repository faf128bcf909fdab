#pragma once
/* The plan file's sections and keys, once: what reads, checks, writes or frees a plan goes by these tables. */
#include "viewer/plan/plan.h"

enum plan_kind {    /* what a key's value is, and what its field's type is */
    PLAN_TEXT,      /* struct plan_text; the only kind that has translations */
    PLAN_WORD,      /* char * */
    PLAN_PLACE,     /* char *, name of a place on the map, and int, its line in the file */
    PLAN_SOURCE_ID, /* char *, id of a [source] */
    PLAN_TIER_ID,   /* char *, id of a [tier], or "rest" */
    PLAN_REFERENCE, /* char *, name of a reference line */
    PLAN_KM,        /* double, above 0 and up to depth_max_km */
    PLAN_NUMBER,    /* int */
    PLAN_RANGE,     /* two ints, "4-5" or "4" */
    PLAN_CHOICE,    /* size_t, counted from 1 in the file and from 0 here */
    PLAN_EXTENT,    /* double[4], "west, south, east, north" in degrees */
    PLAN_LINE,      /* struct plan_line, "lon lat, lon lat, ..." in degrees */
    PLAN_KINDS
};

struct plan_key {
    const char *name;
    enum plan_kind kind;
    size_t offset; /* of the field in its record */
    size_t second; /* PLAN_RANGE: offset of the other end; PLAN_PLACE: of the line */
    int min, max;  /* PLAN_NUMBER, PLAN_RANGE, PLAN_CHOICE */
    bool required;
    const char *otherwise; /* PLAN_TEXT: the key of the section whose text it has when it is not given; NULL: none */
};

enum plan_naming { PLAN_ONCE, PLAN_WITH_ID, PLAN_NUMBERED };

enum plan_section_id {
    PLAN_SECTION_PLAN,
    PLAN_SECTION_REFERENCE,
    PLAN_SECTION_TIER,
    PLAN_SECTION_REST,
    PLAN_SECTION_CONTRIBUTION,
    PLAN_SECTION_CAVEAT,
    PLAN_SECTION_BACKGROUND,
    PLAN_SECTION_SOURCE,
    PLAN_SECTION_QUESTION,
    PLAN_SECTION_TOUR,
    PLAN_SECTIONS
};

struct plan_section {
    const char *name;
    enum plan_naming naming;
    bool required;
    const struct plan_key *keys;
    size_t key_count;
    size_t max; /* how many there may be, 0 for any number */
};

enum { plan_keys_max = 16 }; /* no section has more keys */

/* Borrowed, for ever. */
const struct plan_section *plan_section_at(enum plan_section_id id);

/* The key of that name, NULL if the section has none. */
const struct plan_key *plan_key_find(const struct plan_section *section, const char *name);

/* The records of a section: a PLAN_ONCE section has one, always there. Pointers are good until the next one
 * is added. */
size_t plan_record_count(const struct plan *plan, enum plan_section_id id);
void *plan_record_at(struct plan *plan, enum plan_section_id id, size_t index);
const void *plan_record_of(const struct plan *plan, enum plan_section_id id, size_t index);
/* A new record at the end, as it is before any key was read; a PLAN_ONCE section gives the one it has. */
void *plan_record_add(struct plan *plan, enum plan_section_id id);
/* Where a record with an id keeps it (char **), NULL for other sections. */
char **plan_record_id(enum plan_section_id id, void *record);

/* A section's header without the brackets, as the file has it: "plan", "tier dmz", "tour 2". Returns name. */
enum { plan_section_name_size = 50 };
const char *plan_record_name(const struct plan *plan, enum plan_section_id id, size_t index,
                             char name[plan_section_name_size]);

/* The text of a PLAN_TEXT key. Borrowed from the record. */
const struct plan_text *plan_key_text(const void *record, const struct plan_key *key);
