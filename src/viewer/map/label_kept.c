#include "viewer/map/label_kept.h"

#include <string.h>

static bool is_form(const struct label_board *board, const struct label_form *form, size_t first)
{
    const struct label *lines = &board->kept.items[first];
    size_t left = board->kept.count - first, count = (size_t)form->line_count;
    for (size_t i = 0; i < count; i++)
        if (i >= left || lines[i].zone != lines[0].zone || lines[i].line != (int)i ||
            strcmp(lines[i].text, form->lines[i].text) != 0)
            return false;
    return count >= left || lines[count].line == 0;
}

/* Whether words in the zone, or outside the country, may stand on a cell. */
static bool may_stand(const struct label_board *board, const struct label *kept, bool has_leader, struct pos pos)
{
    size_t index = label_board_index(board, pos);
    if ((board->flags[index] & CELL_REFERENCE) != 0)
        return false;
    return has_leader ? (board->flags[index] & CELL_OPEN) != 0
                      : board->kinds[index] == GROUND_ZONE + (int)kept->zone;
}

static bool leader_stands(const struct label_board *board, const struct label *kept)
{
    struct label_path path = label_path(kept->leader_from, kept->leader_to);
    for (struct pos pos; label_path_next(&path, &pos);)
        if (!label_board_shows(board, (struct label_room){pos, 1, 1}) ||
            (board->flags[label_board_index(board, pos)] & (CELL_TAKEN | CELL_LEADER)) != 0)
            return false;
    return (board->zones[label_board_index(board, kept->leader_to)] >> kept->zone & 1) != 0;
}

void label_kept_place(const struct label_board *board, const struct label_form *form, size_t first,
                      struct label_placing *placing)
{
    const struct label *lines = &board->kept.items[first];
    if (!is_form(board, form, first) || (lines->has_leader && !leader_stands(board, lines)))
        return;
    for (int i = 0; i < form->line_count; i++) {
        if (!label_board_frees(board, &lines[i]))
            return;
        for (int column = 0; column < lines[i].width; column++)
            if (!may_stand(board, lines, lines->has_leader, (struct pos){lines[i].pos.column + column, lines[i].pos.row}))
                return;
    }
    *placing = (struct label_placing){.form = form,
                                      .has_leader = lines->has_leader,
                                      .leader_from = lines->leader_from,
                                      .leader_to = lines->leader_to};
    for (int i = 0; i < form->line_count; i++)
        placing->lines[i] = lines[i].pos;
}
