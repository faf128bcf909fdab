#pragma once
/* What changes in the tiers and their numbers from one plan, depth or reference line to another. */
#include "base/lonlat.h"
#include "model/reply.h"
#include "viewer/plan/plan_difference.h"

/* One of the two: its exact tiers and what they were measured from. All borrowed. */
struct comparison_side {
    const struct zone *zones; /* as a reply has them */
    uint32_t zone_count;
    struct summary summary;
    const char *reference_path; /* REFERENCE_FILE, else "" */
    const struct lonlat *line;  /* REFERENCE_DRAWN, else NULL */
    size_t line_count;
};

/* A zone before and after; differences are after less before, and what one side lacks counts as nothing. */
struct comparison_row {
    const struct zone *before, *after; /* NULL: that side has no such tier; never both. Borrowed from the sides */
    bool is_changed;                   /* in anything below */
    double inner_km, outer_km, area_km2, edge_km;
    double share; /* 0.01 is one percentage point */
    double population;
    int town_count;
};

struct comparison {
    struct comparison_row rows[zones_max]; /* tiers by their place from the line outwards, the rest, what is beyond the line */
    size_t row_count;                      /* without what is beyond where neither side has any land there */
    bool reference_differs;                /* the line, or how it was read */
    double reference_km;                   /* difference of its length */
    bool tier_count_differs;
    bool is_changed; /* in any of this */
};

struct comparison comparison_of(const struct comparison_side *before, const struct comparison_side *after);

/* The side that a reply shows. plan: whose drawn line it is, if it is one. */
struct comparison_side comparison_side_of(const struct reply *tiers, const struct plan *plan);

/* Whether a difference of two plans is one of depths or reference, which the comparison of the tiers shows. */
bool comparison_shows(const struct plan_difference *difference);
