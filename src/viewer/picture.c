#include "viewer/picture.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"
#include "viewer/begin.h"
#include "viewer/locate.h"
#include "viewer/ui/tour.h"

/* Cells of a screen that the view is worked out on: so many that rounding to whole ones does not show, and so few that the
 * smallest width is not cut by the smallest cell. */
enum { view_columns = 200, view_rows = 66 };

static const char theme_for_paper[] = "print";

struct picture_view picture_view_of(const struct state *state)
{
    struct extent extent = camera_extent(&state->camera);
    return (struct picture_view){
        .is_whole = state->view == VIEW_WHOLE,
        .fits_selected = state->view == VIEW_SELECTED,
        .selected = state->selected,
        .centre = extent_centre(extent),
        .width_m = extent.max_x - extent.min_x,
        .height_m = extent.max_y - extent.min_y,
        .shows = state->shows,
        .tiers_hidden = tour_tiers_hidden(state),
        .line_hidden = tour_hides_line(state),
    };
}

struct picture_view picture_view_asked(const struct session *session, const struct options *options)
{
    const struct capabilities capabilities = {.glyphs = GLYPHS_BRAILLE, .theme = theme_for_paper};
    struct state state;
    begin_state(&state, session, options, &capabilities, view_columns, view_rows);
    begin_scene(&state, session, options);
    struct picture_view view = picture_view_of(&state);
    view.height_m = options->width_km > 0 ? 0 : view.height_m; /* the width is what was asked for */
    state_fini(&state);
    return view;
}

/* The module's function. The module stays: GLib cannot be taken out of a program again. */
static picture_entry *load(struct error *error)
{
    char *path = locate_picture(error);
    void *module = path != NULL ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
    void *symbol = module != NULL ? dlsym(module, PICTURE_ENTRY) : NULL;
    picture_entry *entry;
    memcpy(&entry, &symbol, sizeof entry); /* ISO C knows no way from an object's address to a function's */
    if (path != NULL && symbol == NULL)
        error_set(error, _("%s: the module that draws pictures cannot be loaded: %s"), path, dlerror());
    free(path);
    return entry;
}

/* The one that the command line names; what the config file names is for screens. */
static const struct theme *theme_of(const struct session *session, const struct options *options)
{
    bool is_asked = options->theme != NULL && options->theme_place == NULL;
    int print = is_asked ? -1 : themes_find(&session->themes, theme_for_paper);
    return &session->themes.items[print >= 0 ? (size_t)print : session_theme(session, theme_for_paper)].theme;
}

bool picture_make(const struct session *session, const struct options *options, const struct out_subject *subject,
                  const struct picture_view *view, enum picture_format format, struct bytes *out, struct error *error)
{
    picture_entry *entry = load(error);
    const struct picture_order order = {
        .version = picture_order_version,
        .size = sizeof order,
        .program = TIERMAP_VERSION,
        .restore = memory_restore(),
        .format = format,
        .paper = options->paper,
        .is_black = options->is_black,
        .theme = theme_of(session, options),
        .subject = subject,
        .scene = session->answers.scene,
        .view = *view,
    };
    return entry != NULL && entry(&order, out, error);
}
