#pragma once
/* The plan: what a source says about each tier, who said it, what it does not say; and the depths that we chose to show it with.
 * One plan is one INI file (see tiermap-plan(5)); all texts are clean UTF-8. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/lonlat.h"
#include "model/zone.h"

/* A text with its translations. */
struct plan_text {
    char *text; /* English; NULL if the plan has none */
    struct plan_translation { char language[8]; char *text; } *translations;
    size_t translation_count;
};

/* The text in a language ("uk"; NULL or one that it lacks gives English), "" if there is none. Borrowed. */
const char *plan_text_in(const struct plan_text *text, const char *language);

struct plan_tier {
    char *id; /* of [tier ID]: "dmz" */
    struct plan_text name;        /* "Demilitarised zone" */
    struct plan_text short_name;  /* "DMZ", where room is tight; the name if the plan gives none */
    struct plan_text force;       /* who holds it, one short line: "neutral peacekeepers of a third country" */
    struct plan_text label;       /* the force in a few words for the map; the force if the plan gives none */
    struct plan_text text;        /* what the source says, in our words with its hedges */
    struct plan_text said_by;
    char *source;                 /* id of a source */
    double outer_km;              /* illustrative */
    int brigades_min, brigades_max; /* 0 when no number is reported */
    struct plan_text brigades_text; /* "4-5 brigades under discussion" */
    struct plan_text brigades_said_by; /* if another one than said_by told of them */
};

/* A contribution, a caveat or a piece of background. */
struct plan_note {
    char *id;
    struct plan_text title, text, said_by;
    char *tier;   /* id of the tier or "rest" that it belongs to, NULL for the plan as a whole */
    char *source; /* NULL for what is our own */
};

struct plan_source {
    char *id;
    struct plan_text title, publisher, date;
    char *url;
};

struct plan_question {
    char *id;
    struct plan_text text, why;
    struct plan_text answers[4];
    size_t answer_count, right; /* right: index of the right answer */
    char *source;
};

/* A step of the tour; numbered from 1 in the file. */
struct plan_step {
    struct plan_text title, caption;
    struct plan_text try;     /* what to try at this step, for who has the keyboard */
    struct plan_text said_by; /* who said what the caption says */
    char *place;      /* name of a place on the map to go to and mark, or NULL */
    int place_line;   /* where the file names it */
    char *tier;       /* id of a tier, or "rest", to go to and highlight, or NULL */
    char *highlight;  /* the same to highlight only, wherever the step goes, or NULL */
    double extent[4]; /* west, south, east, north in degrees, all 0 for none; no extent, place or tier: the whole country */
    int tiers_shown;  /* how many tiers are drawn at this step; -1: all */
    int line_shown;   /* 0: the reference line is not drawn at this step; -1: it is */
    char *source;
};

enum plan_note_list { PLAN_CONTRIBUTIONS, PLAN_CAVEATS, PLAN_BACKGROUND, PLAN_NOTE_LISTS };

struct plan {
    char *path; /* of the file, for messages about what shows only with a map */
    struct plan_text title, /* "Reported draft plan" */
        source_line,        /* "FT, Aug 2025", for the title bar */
        summary,            /* the plan in one or two sentences */
        said_by,            /* who said what the summary says */
        illustrative,       /* "depths illustrative" */
        attribution;        /* where the text's facts are from */
    char *source;           /* of the summary */
    struct plan_reference {
        char *name; /* "russia", "russia+belarus" or "whole"; NULL for the default or a drawn line */
        struct plan_line { struct lonlat *items; size_t count, capacity; } line; /* drawn; empty or two places and more */
    } reference;
    struct plan_tier tiers[tiers_max];
    size_t tier_count;
    struct plan_rest {
        struct plan_text name, /* "Rest of Ukraine" */
            short_name,        /* "Rest"; the name if the plan gives none */
            label,             /* "US support from the rear" */
            force,             /* "US support from the rear: air, intelligence" */
            text, said_by;
        char *source;
    } rest;
    struct plan_notes { struct plan_note *items; size_t count, capacity; } notes[PLAN_NOTE_LISTS];
    struct plan_sources { struct plan_source *items; size_t count, capacity; } sources;
    struct plan_questions { struct plan_question *items; size_t count, capacity; } questions;
    struct plan_steps { struct plan_step *items; size_t count, capacity; } tour;
};

/* Reads and checks a plan file. false: error says file, line and what is wrong (unknown keys with the nearest known one); plan is
 * empty. true: there are tiers_min to tiers_max tiers, their depths grow, and every id that is named exists. */
bool plan_open(struct plan *plan, const char *path, struct error *error);
/* The same from what such a file held; errors call it by that name. */
bool plan_read(struct plan *plan, const char *name, const void *data, size_t size, struct error *error);
void plan_fini(struct plan *plan);

/* The source with that id, NULL if there is none. */
const struct plan_source *plan_source_find(const struct plan *plan, const char *id);
