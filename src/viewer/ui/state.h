#pragma once
/* Everything that determines a frame. Nothing else does: the same state, with what it remembers of the picture before,
 * always gives the same picture. */
#include <stdbool.h>
#include <stdint.h>

#include "base/lonlat.h"
#include "model/reply.h"
#include "viewer/draw/glyphs.h"
#include "viewer/draw/map_shows.h"
#include "viewer/draw/theme.h"
#include "viewer/map/label_memory.h"
#include "viewer/ui/changes.h"
#include "viewer/ui/errand.h"
#include "viewer/ui/found.h"
#include "viewer/ui/layout.h"
#include "viewer/ui/prompt_state.h"
#include "viewer/ui/shared.h"
#include "viewer/ui/projector_state.h"
#include "viewer/ui/quiz_state.h"
#include "viewer/ui/tool.h"
#include "viewer/ui/tour_state.h"

enum page { /* what lies over the map */
    PAGE_NONE,
    PAGE_HELP,
    PAGE_SOURCES,
    PAGE_COMPARE, /* with the plan as it was */
    PAGE_QUIZ,
    PAGE_REPORT, /* what came out about the map files */
    PAGE_PANEL, /* the panel's content, where there is no room for it beside the map */
    PAGES
};

struct state { /* pointers are borrowed and must stay good as long as the state is used */
    const struct plan *plan;
    const struct bindings *bindings; /* NULL: the table's own keys */
    bool own_border;           /* the country's outline is from a file of the user's */
    bool owns_outline;         /* and nobody else is to be named for it */
    const struct scene *scene; /* NULL: none yet; message says why */
    char message[512];         /* shown in the map's place, clean UTF-8 */

    struct choice choice;    /* what is wanted; the scene may still show what was before. Changed by state_choose */
    struct changes changes;  /* that led to it */
    struct choice saved;     /* that is in a file */
    bool turns[REFERENCE_KINDS]; /* the lines that `r` comes to, one after the other */
    const struct plan_line *drawn; /* the line that it comes to as REFERENCE_DRAWN */
    struct drawn_lines { struct plan_line **items; size_t count, capacity; } lines; /* that were drawn on the map; ours */
    struct zone first_zones[zones_max]; /* the numbers of the plan as it was, for comparing; has_first: they are known */
    struct summary first_summary;
    bool has_first;
    struct errand errand, asked; /* for the caller, who takes it back; one that a question is about */
    bool leaves_after_saving;    /* the line that is asked for is to save the plan before the program ends */
    bool wants_to_leave;         /* for the caller */
    char plan_name[line_edit_size]; /* the plan's file, or a name for a new one */
    char other_plan[line_edit_size]; /* that is to be opened, while a question is about it */

    bool is_waiting;              /* the exact picture of the choice is being worked out */
    bool needs_engine;            /* a change is likely to follow; for the caller, who takes it back */
    bool wants_back;              /* the choice is not wanted any more; for the caller, who takes it back */

    int columns, rows; /* of the screen, >= 1 */
    struct layout layout; /* follows from the size, `panel`, and whether there is a caption; see state_lay_out */
    struct camera camera; /* its room is the layout's map */
    enum view view;
    uint32_t selected; /* zone, or no_zone */

    bool panel; /* wanted beside the map, where it fits */
    enum page page;
    int scroll; /* the page's first line that is shown */

    enum glyph_set glyphs;
    enum glyph_set first_glyphs; /* and theme: those that it began with */
    size_t first_theme;
    bool ascii_only;      /* the locale can show nothing else */
    bool patterns;        /* there are no colours: tiers differ by pattern */
    struct map_shows shows; /* what of the map is wanted */
    struct label_memory *memory; /* where the labels of the last picture stood, so that they stay; NULL: none */
    enum colour_depth depth;     /* that the screen has */
    const struct themes *themes; /* to choose from; NULL: there are none, everything is in the terminal's own colours */
    size_t theme;                /* the one chosen, or tried last */
    size_t theme_in_use;         /* differs from it when that one cannot be used */
    const char *language; /* NULL for English */
    bool kiosk;           /* for strangers: whatever would write or read a file is refused with a sentence */
    bool mouse;           /* the mouse is ours, not the terminal's for marking text */
    struct gazetteer *gazetteer; /* of the scene; ours; NULL until something is looked for */
    struct found found;
    struct tool tool;
    struct tour tour;
    struct quiz quiz;
    struct projector projector;
    struct prompt prompt;
    struct prompt_past pasts[PROMPTS];
    char flash[320];      /* said in the hint bar until the next key; "" is nothing */

    struct shared shared; /* with other viewers */

    struct drag {
        bool is_pressed, has_moved;
        int column, row; /* where the pointer was last, cells of the screen */
    } drag;
};

/* A state of that size that waits for its scene: whole country, nothing selected, panel on, braille, no themes. */
void state_init(struct state *state, const struct plan *plan, int columns, int rows);
void state_fini(struct state *state);

/* What is chosen to begin with, and what it is compared with from then on. */
void state_begin(struct state *state, const struct choice *first);
/* Another choice, which can be undone. run: see changes_add. */
void state_choose(struct state *state, const struct choice *choice, int run);
/* Keeps a copy of a drawn line as long as the state. Gives it, borrowed, for choices; r comes to it from now on. */
const struct plan_line *state_own_line(struct state *state, const struct lonlat *places, size_t count);
/* The choice could not be had: an earlier one, or what the engine made of it, is in force. */
void state_return(struct state *state, const struct choice *choice);
/* The engine has found the line that nobody chose, and that was called `open` until now: it is no change. */
void state_find_reference(struct state *state, enum reference_kind open, enum reference_kind found);
/* Whether the plan is not as it was. */
bool state_is_changed(const struct state *state);
/* Whether that is in no file. */
bool state_is_unsaved(const struct state *state);
/* The scene's numbers are exact, and the choice's. */
void state_settle(struct state *state);

/* Another picture of the ground. The first one is shown as `view` says. NULL takes it away. */
void state_set_scene(struct state *state, const struct scene *scene);

/* A sentence for the map's place while there is no scene; it is cleaned. */
void state_set_message(struct state *state, const char *message);

void state_resize(struct state *state, int columns, int rows);

/* What --center and --width say: a place for the middle of the map, and what the map's width shows. Needs a
 * scene. width_km 0 keeps the scale. */
void state_look_at(struct state *state, struct lonlat place, double width_km);

/* Shows what another map shows, as well as this screen can: the view that it holds on to, or else all that its camera does,
 * with that zone selected. */
void state_look_like(struct state *state, enum view view, const struct camera *camera, uint32_t selected);

/* Highlights a zone (no_zone: none) and, if goes, shows it as large as it fits. */
void state_select(struct state *state, uint32_t zone, bool goes);

/* Zones that can be selected: the tiers, then the rest. 0 without a scene. */
uint32_t state_zone_count(const struct state *state);

/* Shows or hides the panel; the ground stays where it is on the screen. */
void state_show_panel(struct state *state, bool panel);

/* Gives everything its place on the screen, and the camera the map's room. */
void state_lay_out(struct state *state);

/* The same where the map gets another room under somebody's eyes: a free view's ground stays where it is on the screen. */
void state_lay_out_in_place(struct state *state);

/* Takes the page off the map. */
void state_close_page(struct state *state);

/* Takes off all that a person does for the moment: page, prompt, tool, what is said. Frees nothing: for a copy. */
void state_uncover(struct state *state);

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
/* Whether the tiers shown are measured from another line than the border with Russia. */
bool state_has_other_reference(const struct state *state);

/* What must be said of the reference line: that a border is no front line, or how one of the user's own was read.
 * Needs a scene. */
const char *state_reference_note(const struct state *state);
/* What the map is drawn with: the theme in use, or, where the screen has too few colours for its tiers, none. */
const struct theme *state_theme(const struct state *state);
/* Whether tiers differ by pattern. */
bool state_has_patterns(const struct state *state);

/* Says something in the hint bar until the next key. */
void state_flash(struct state *state, const char *text);
