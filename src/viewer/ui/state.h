#pragma once
/* Everything that determines a frame. Nothing else does: the same state, with what it remembers of the picture before,
 * always gives the same picture. */
#include <stdbool.h>
#include <stdint.h>

#include "base/lonlat.h"
#include "model/request.h"
#include "viewer/draw/glyphs.h"
#include "viewer/draw/map_shows.h"
#include "viewer/draw/theme.h"
#include "viewer/map/label_memory.h"
#include "viewer/ui/layout.h"

enum page { /* what lies over the map */
    PAGE_NONE,
    PAGE_HELP,
    PAGE_SOURCES,
    PAGE_PANEL, /* the panel's content, where there is no room for it beside the map */
    PAGES
};

enum view { /* what the camera holds on to when the map's room changes */
    VIEW_FREE,    /* the place and scale that it has */
    VIEW_WHOLE,   /* the whole country */
    VIEW_SELECTED /* the selected zone */
};

struct choice { /* what the user has chosen to be shown */
    enum reference_kind reference;
    double outer_km[tiers_max];
};
bool choice_equal(const struct choice *a, const struct choice *b, size_t tier_count);

struct state { /* pointers are borrowed and must stay good as long as the state is used */
    const struct plan *plan;
    bool own_border;           /* the country's outline is from a file of the user's */
    bool owns_outline;         /* and nobody else is to be named for it */
    const struct scene *scene; /* NULL: none yet; message says why */
    char message[512];         /* shown in the map's place, clean UTF-8 */

    struct choice choice;         /* what is wanted; the scene may still show what was before */
    enum reference_kind own_line; /* a line that `r` comes to besides those with a name; REFERENCE_KINDS: none */
    bool is_waiting;              /* the exact picture of the choice is being worked out */
    bool needs_engine;            /* a change is likely to follow; for the caller, who takes it back */
    bool wants_back;              /* the choice is not wanted any more; for the caller, who takes it back */

    int columns, rows; /* of the screen, >= 1 */
    struct layout layout; /* follows from the size and `panel` */
    struct camera camera; /* its room is the layout's map */
    enum view view;
    uint32_t selected; /* zone, or no_zone */

    bool panel; /* wanted beside the map, where it fits */
    enum page page;
    int scroll; /* the page's first line that is shown */

    enum glyph_set glyphs;
    bool ascii_only;      /* the locale can show nothing else */
    bool patterns;        /* there are no colours: tiers differ by pattern */
    struct map_shows shows; /* what of the map is wanted */
    struct label_memory *memory; /* where the labels of the last picture stood, so that they stay; NULL: none */
    enum colour_depth depth;     /* that the screen has */
    const struct themes *themes; /* to choose from; NULL: there are none, everything is in the terminal's own colours */
    size_t theme;                /* the one chosen, or tried last */
    size_t theme_in_use;         /* differs from it when that one cannot be used */
    const char *language; /* NULL for English */
    bool mouse;           /* the mouse is ours, not the terminal's for marking text */
    char flash[160];      /* said in the hint bar until the next key; "" is nothing */

    struct drag {
        bool is_pressed, has_moved;
        int column, row; /* where the pointer was last, cells of the screen */
    } drag;
};

/* A state of that size that waits for its scene: whole country, nothing selected, panel on, braille, no themes. */
void state_init(struct state *state, const struct plan *plan, int columns, int rows);

/* Another picture of the ground. The first one is shown as `view` says. NULL takes it away. */
void state_set_scene(struct state *state, const struct scene *scene);

/* A sentence for the map's place while there is no scene; it is cleaned. */
void state_set_message(struct state *state, const char *message);

void state_resize(struct state *state, int columns, int rows);

/* What --center and --width say: a place for the middle of the map, and what the map's width shows. Needs a
 * scene. width_km 0 keeps the scale. */
void state_look_at(struct state *state, struct lonlat place, double width_km);

/* Highlights a zone (no_zone: none) and, if goes, shows it as large as it fits. */
void state_select(struct state *state, uint32_t zone, bool goes);

/* Zones that can be selected: the tiers, then the rest. 0 without a scene. */
uint32_t state_zone_count(const struct state *state);

/* Shows or hides the panel; the ground stays where it is on the screen. */
void state_show_panel(struct state *state, bool panel);

/* The zone under a cell of the map, no_zone if there is none. pos is in the map, not on the screen. */
uint32_t state_zone_at(const struct state *state, struct pos pos);

/* The place under the middle of the map. Needs a scene. */
struct lonlat state_centre(const struct state *state);

/* Whether the scene is a draft: its numbers are not known yet. */
bool state_is_draft(const struct state *state);
/* Whether some land lies beyond the reference line; its zone's index is state_zone_count. */
bool state_has_beyond(const struct state *state);

/* What the tiers are measured from in a few words: "border with Russia", or the file's name (cut if it is long) and
 * how it was read. Needs a scene. */
void state_reference_name(const struct state *state, char *text, size_t size);

/* What must be said of the reference line: that a border is no front line, or how one of the user's own was read.
 * Needs a scene. */
const char *state_reference_note(const struct state *state);
/* What the map is drawn with: the theme in use, or, where the screen has too few colours for its tiers, none. */
const struct theme *state_theme(const struct state *state);
/* Whether tiers differ by pattern. */
bool state_has_patterns(const struct state *state);

/* Says something in the hint bar until the next key. */
void state_flash(struct state *state, const char *text);
