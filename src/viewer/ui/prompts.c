#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/coordinates.h"
#include "base/translate.h"
#include "viewer/ui/command_line.h"
#include "viewer/ui/commands.h"
#include "viewer/ui/files.h"
#include "viewer/ui/find.h"
#include "viewer/ui/prompt.h"
#include "viewer/ui/view_menu.h"

static bool accept_place(struct state *state, const char *text, int chosen, struct error *error)
{
    struct lonlat place;
    (void)chosen;
    if (!coordinates_read(&place, text, error))
        return false;
    if (state->scene != NULL) /* the map may have gone while the line was typed */
        find_go(state, place, text);
    return true;
}

static bool accept_depth(struct state *state, const char *text, int chosen, struct error *error)
{
    double outer_km;
    char number[line_edit_size], rest;
    (void)chosen;
    if (!command_has_tier(state, 0)) { /* the map may have gone while the line was typed */
        error_set(error, "%s", commands_no_tier(state));
        return false;
    }
    snprintf(number, sizeof number, "%s", text);
    char *comma = strchr(number, ',');
    if (comma != NULL) /* as it is written in Ukrainian */
        *comma = '.';
    if (sscanf(number, "%lf %c", &outer_km, &rest) != 1) {
        error_set(error, _("give a number of kilometres"));
        return false;
    }
    return commands_set_depth(state, state->selected, outer_km, error);
}

const struct prompt_row *prompt_row_at(enum prompt_id id)
{
    static const struct prompt_row rows[PROMPTS] = {
        [PROMPT_FIND] = {N_("Find:"), N_("a town, an oblast, a river, a tier, a force"), find_suggest,
                         find_accept, NULL},
        [PROMPT_GO] = {N_("Go to:"), N_("50.45 30.52, or 50 27 N 30 31 E"), NULL, accept_place, NULL},
        [PROMPT_DEPTH] = {N_("Outer edge in km:"), N_("illustrative, as every depth"), NULL, accept_depth,
                          NULL},
        [PROMPT_COMMAND] = {":", N_("any action by its name; Tab completes"), command_line_suggest,
                            command_line_accept, NULL},
        [PROMPT_SAVE] = {N_("Save the plan as:"), N_("NAME.ini"), NULL, files_accept_save, NULL},
        [PROMPT_OPEN] = {N_("Open the plan:"), N_("NAME.ini"), NULL, files_accept_open, NULL},
        [PROMPT_EXPORT] = {N_("Export to:"), N_("NAME.geojson .shp .csv .json .txt .ans .svg .pdf .png"), NULL,
                           files_accept_export, NULL},
        [PROMPT_VIEW] = {N_("Layers and labels: arrows pick, Space switches, Esc closes"), "", view_menu_rows,
                         NULL, view_menu_answer},
        [PROMPT_REPLACE] = {"", "", NULL, NULL, files_answer_replace},
        [PROMPT_LEAVE] = {"", "", NULL, NULL, files_answer_leave},
        [PROMPT_DISCARD] = {"", "", NULL, NULL, files_answer_open},
        [PROMPT_RECOVER] = {"", "", NULL, NULL, files_answer_recover},
    };
    return &rows[id];
}
