#include "viewer/draw/painting.h"

/* The whole country is looked at in so coarse a map that it costs next to nothing: which corner is the emptiest shows
 * well enough. */
enum { coarseness = 4 };

static int coarse(int cells)
{
    return cells > coarseness ? cells / coarseness : 1;
}

struct label_room painting_corner(const struct painting *painting, int columns, int rows,
                                  const struct label_room *taken, size_t count)
{
    struct ground ground;
    int map_columns = painting->area.columns, map_rows = painting->area.rows;
    struct camera whole = scene_fit(painting->scene, coarse(map_columns), coarse(map_rows));
    ground_init(&ground, painting->scene, &whole);
    struct label_room room = labels_free_corner(&ground, map_columns, map_rows, columns, rows, taken, count);
    ground_fini(&ground);
    return room;
}
