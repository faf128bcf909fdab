#include "viewer/ui/tour_place.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/find.h"
#include "viewer/ui/tour.h"

enum { looked_at = 16, name_size = 256, edge_points = 8 };
/* So much is shown around a town, to each side. */
static const double around_town_m = 90e3;

static bool is_called(const struct state *state, const struct gazetteer_entry *entry, const char *folded)
{
    static const char *const languages[] = {NULL, "uk"};
    char name[name_size];
    for (size_t i = 0; entry->feature != NULL && i < sizeof languages / sizeof *languages; i++) {
        fold_text(gazetteer_name(state->gazetteer, entry, languages[i]), name, sizeof name);
        if (strcmp(name, folded) == 0)
            return true;
    }
    return false;
}

bool tour_place_find(struct state *state, const char *name, struct tour_place *place)
{
    const struct gazetteer_entry *found[looked_at];
    char folded[name_size];
    find_begin(state);
    fold_text(name, folded, sizeof folded);
    size_t count = gazetteer_find(state->gazetteer, name, found, looked_at);
    for (size_t i = 0; i < count; i++) {
        if (!is_called(state, found[i], folded))
            continue;
        struct gazetteer_target target = gazetteer_target(state->gazetteer, found[i]);
        const char *shown = gazetteer_name(state->gazetteer, found[i], state->language);
        bool is_town = target.extent.max_x <= target.extent.min_x;
        *place = (struct tour_place){.point = target.point, .around = target.extent};
        if (is_town)
            place->around = extent_widen(extent_add_point(extent_empty(), target.point), around_town_m);
        snprintf(place->name, sizeof place->name, "%.*s", (int)text_fit(shown, found_name_cells), shown);
        return true;
    }
    return false;
}

/* The name of something on the map that may be meant by one that is not there; NULL if nothing is like it. */
static const char *find_like(struct state *state, const char *name)
{
    const struct gazetteer_entry *found[looked_at];
    find_begin(state);
    size_t count = gazetteer_find(state->gazetteer, name, found, looked_at);
    for (size_t i = 0; i < count; i++)
        if (found[i]->feature != NULL)
            return gazetteer_name(state->gazetteer, found[i], NULL);
    return NULL;
}

struct extent tour_place_extent(const struct scene *scene, const double box[4])
{
    const struct projection *projection = &scene_ground(scene)->projection;
    struct extent extent = extent_empty();
    for (int i = 0; i <= edge_points; i++) { /* parallels are bent: the corners alone do not hold them */
        double lon = box[0] + (box[2] - box[0]) * i / edge_points, lat = box[1] + (box[3] - box[1]) * i / edge_points;
        const struct lonlat edge[] = {{lon, box[1]}, {lon, box[3]}, {box[0], lat}, {box[2], lat}};
        for (size_t k = 0; k < sizeof edge / sizeof *edge; k++)
            extent = extent_add_point(extent, projection_forward(projection, edge[k]));
    }
    return extent;
}

bool tour_check(struct state *state, struct error *error)
{
    const struct plan_steps *steps = &state->plan->tour;
    for (size_t i = 0; i < steps->count; i++) {
        struct tour_place place;
        const struct plan_step *step = &steps->items[i];
        if (step->place == NULL || tour_place_find(state, step->place, &place))
            continue;
        const char *path = state->plan->path, *like = find_like(state, step->place);
        if (like != NULL)
            error_set(error, _("%s:%d: there is no place '%s' on this map; did you mean %s?"), path, step->place_line,
                      step->place, like);
        else
            error_set(error, _("%s:%d: there is no place '%s' on this map"), path, step->place_line, step->place);
        return false;
    }
    return true;
}
