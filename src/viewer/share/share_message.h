#pragma once
/* What a shared map says to those who follow it. One message tells the whole view, so that the latest is all that anybody
 * needs; what is large lies in sealed memory files, whose descriptors come with the first message that speaks of them.
 * Nothing in a message is believed unchecked. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/point.h"
#include "model/zone.h"

enum share_file { /* what lies in files of its own */
    SHARE_PLAN,   /* the plan's texts: a plan file */
    SHARE_GROUND, /* the engine's replies */
    SHARE_EXACT,
    SHARE_DRAFT,
    SHARE_LINE,   /* the drawn reference line: struct lonlat */
    SHARE_FILES
};

enum { share_mark_size = 160 }; /* bytes */

enum share_hold { /* what the map holds on to, so that everyone sees it as well as their own screen allows */
    SHARE_PLACE,  /* the place and scale that it has */
    SHARE_WHOLE,  /* the whole country */
    SHARE_ZONE,   /* the selected zone */
    SHARE_STEP,   /* what the tour's step shows */
    SHARE_HOLDS
};

struct share_view {
    uint32_t serials[SHARE_FILES]; /* of the file of each kind that is in force; another number, another file; 0: none */
    uint32_t hold;                 /* enum share_hold */
    uint32_t columns, rows;        /* of the map, cells */
    struct point centre;           /* projected metres */
    double metres_per_column;
    uint32_t selected;  /* zone, or no_zone */
    uint32_t reference; /* enum reference_kind */
    uint32_t tier_count;
    double outer_km[tiers_max]; /* growing */
    bool has_mark;              /* on what was looked for */
    struct point mark;          /* projected metres */
    char mark_name[share_mark_size]; /* beside it; clean */
    int32_t tour_step;          /* the tour's step whose caption is shown, from 0 on; -1: none */
    bool is_waiting;            /* the exact picture is being worked out */
    bool own_border;            /* the outline is from a file of the user's */
    bool owns_outline;          /* and nobody else is to be named for it */
};

enum share_kind {
    SHARE_VIEW,
    SHARE_FULL, /* too many follow; nothing else is in it, and nothing follows */
    SHARE_KINDS
};

struct share_message {
    uint32_t kind;      /* enum share_kind */
    uint32_t file_bits; /* SHARE_VIEW: bit 1 << enum share_file for each descriptor that comes with it, in that order */
    struct share_view view;
};

enum { share_message_size = 320, share_plan_max = 1 << 20 /* bytes */ };

/* The most bytes that a file of a kind may have: no larger one is shared, or believed. */
size_t share_file_max(enum share_file kind);

void share_message_write(const struct share_message *message, unsigned char bytes[share_message_size]);

/* Reads and checks what came. false: it is from another version of the program, or damaged; error says so. */
bool share_message_read(struct share_message *message, const void *data, size_t size, struct error *error);
