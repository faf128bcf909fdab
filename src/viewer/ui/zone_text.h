#pragma once
/* What there is to say about a zone, with or without a scene: texts from the plan, numbers from the reply. */
#include "viewer/ui/amount.h"
#include "viewer/ui/state.h"

enum { zone_items_max = 4 };

struct zone_text { /* strings are borrowed from the plan, the state's language taken */
    const struct plan_tier *tier; /* NULL for the rest and what is beyond */
    const struct zone *zone;      /* NULL without a scene */
    const char *id, *name, *short_name, *force, *label, *text, *said_by, *brigades_text;
    int brigades_min, brigades_max;
    char number[4];             /* "1"; "" for the rest */
    char distance[number_size]; /* "0-25 km"; "" for the rest */
    char items[zone_items_max][number_size]; /* "27 900 km2", "4.6 %", "21 towns", "0.4 M people"; "" without a scene */
    enum role paper;
};

/* index: of a tier, their number for the rest, one more for what is beyond the line. */
struct zone_text zone_text_of(const struct state *state, uint32_t index);

/* "▮▮▮▮▯"; "" where no brigades are reported. */
void zone_text_badge(const struct zone_text *zone, enum glyph_set glyphs, char *text, size_t size);
/* "248-310 km of outer edge for each brigade"; "" where there is nothing to divide. */
void zone_text_brigade_km(const struct zone_text *zone, char *text, size_t size);

/* Three cells that show a zone's colour or pattern, and its number. */
struct zone_swatch {
    char text[32];
    int paper; /* enum role */
    enum role ink;
};
struct zone_swatch zone_swatch(const struct state *state, const struct zone_text *zone);
