#include "label_view.h"

#include <string.h>

void label_view_init(struct label_view *view, const struct made_up_map *map, struct camera camera,
                     const struct label_options *options)
{
    static const struct label_options plain = {.selected = no_zone};
    *view = (struct label_view){.camera = camera};
    ground_init(&view->ground, map->scene, &camera);
    labels_place(&view->labels, map->scene, &view->camera, &view->ground, options != NULL ? options : &plain);
}

void label_view_fini(struct label_view *view)
{
    ground_fini(&view->ground);
    labels_fini(&view->labels);
}

const struct label *label_view_find(const struct label_view *view, const char *text)
{
    for (size_t i = 0; i < view->labels.count; i++)
        if (strcmp(view->labels.items[i].text, text) == 0)
            return &view->labels.items[i];
    return NULL;
}

int label_view_dots(const struct label_view *view, struct pos pos, int kind)
{
    const struct ground *ground = &view->ground;
    int dots = 0;
    for (int y = 0; y < dots_per_row; y++)
        for (int x = 0; x < dots_per_column; x++)
            dots +=
                ground->at[(pos.row * dots_per_row + y) * ground->width + pos.column * dots_per_column + x] ==
                kind;
    return dots;
}

struct camera whole_country(const struct made_up_map *map, int columns, int rows)
{
    return camera_fit(scene_extent(map->scene), columns, rows);
}
