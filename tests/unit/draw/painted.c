#include "painted.h"

#include "base/text.h"

void painted_init(struct painted *painted, const struct map_style *style, int pan_columns, int pan_rows)
{
    made_up_map_init(&painted->map);
    painted->camera =
        camera_pan(camera_fit(scene_extent(painted->map.scene), columns, rows), pan_columns, pan_rows);
    frame_init(&painted->frame, columns + 2 * margin, rows + 2 * margin);
    for (int i = 0; i < painted->frame.columns * painted->frame.rows; i++)
        painted->frame.cells[i].codepoint[0] = '$'; /* to see what was painted */
    map_paint(&painted->frame, area, painted->map.scene, &painted->camera, style);
}

void painted_fini(struct painted *painted)
{
    frame_fini(&painted->frame);
    made_up_map_fini(&painted->map);
}

const struct cell *painted_cell(const struct painted *painted, int column, int row)
{
    return frame_at(&painted->frame, area.column + column, area.row + row);
}

const struct cell *painted_over(const struct painted *painted, double x_km, double y_km)
{
    struct pos pos = camera_pos(&painted->camera, (struct point){x_km * 1e3, y_km * 1e3});
    return painted_cell(painted, pos.column, pos.row);
}

bool painted_shows(const struct painted *painted, const char *text)
{
    for (int row = 0; row < painted->frame.rows; row++)
        for (int column = 0; column < painted->frame.columns; column++) {
            const char *rest = text;
            struct text_character character;
            int at = column;
            bool same = true;
            while (same && text_next(&rest, &character)) {
                same = at < painted->frame.columns &&
                       frame_at(&painted->frame, at, row)->codepoint[0] == character.codepoint[0];
                at += character.width;
            }
            if (same)
                return true;
        }
    return false;
}
