#include "viewer/out/picture/tier_search.h"

#include <math.h>
#include <string.h>

#include "viewer/map/label_places.h"

static const double seat_cost = 2.5, seat_name_cost = 1.2, seat_name_points = 34;

void tier_search_measure(struct tier_search *search)
{
    for (size_t i = 0; i < search->form_count; i++) {
        struct tier_form *form = &search->forms[i];
        *form = (struct tier_form){.form = &search->texts[i]};
        for (int k = 0; k < form->form->line_count; k++) {
            const struct label_line *line = &form->form->lines[k];
            form->lefts[k] =
                line->offset > 0 ? letters_width(search->board->letters, search->first, "0 ") : 0;
            form->fonts[k] =
                k == 0 || strstr(search->name, line->text) != NULL ? search->first : search->more;
            form->widths[k] = letters_width(search->board->letters, form->fonts[k], line->text);
            form->width = fmax(form->width, form->lefts[k] + form->widths[k]);
        }
    }
}

double tier_line_step(const struct tier_search *search)
{
    return letters_line(search->board->letters, search->first);
}

struct box tier_line_box(const struct tier_search *search, const struct tier_form *form, int line,
                         struct spot at)
{
    return box_move(board_box_of(search->board, form->fonts[line], form->widths[line]), at);
}

double tier_hiding_cost(const struct board *board, struct box box)
{
    const struct plot *plot = board->plot;
    size_t count;
    const struct feature *const *places = scene_places(plot->scene, &count);
    double cost = 0;
    for (size_t i = 0; i < count && label_places_is_seat(places[i]); i++) {
        struct spot spot = plot_spot(plot, *scene_points(plot->scene, scene_part(plot->scene, places[i], 0)));
        struct box sign = {spot.x - 3, spot.y - 3, spot.x + 3, spot.y + 3};
        struct box name = {spot.x - 3, spot.y - 5, spot.x + seat_name_points, spot.y + 5};
        if (box_overlaps(box, sign))
            cost += seat_cost;
        else if (box_overlaps(box, name))
            cost += seat_name_cost;
    }
    return cost;
}
