#include "viewer/map/label_memory.h"

#include <string.h>

#include "base/array.h"

static void copy(struct labels *to, const struct labels *from)
{
    to->count = 0;
    if (from->count == 0)
        return;
    ARRAY_RESERVE(to, from->count);
    memcpy(to->items, from->items, from->count * sizeof *from->items);
    to->count = from->count;
}

void label_memory_keep(struct label_memory *memory, const struct labels *labels, const struct camera *camera)
{
    copy(&memory->labels, labels);
    memory->scale = camera->metres_per_column;
    memory->corner = camera_corner(camera);
}

static void move(struct pos *pos, int columns, int rows)
{
    pos->column += columns;
    pos->row += rows;
}

void label_memory_recall(const struct label_memory *memory, const struct camera *camera, struct labels *labels)
{
    labels->count = 0;
    if (memory == NULL || memory->scale < camera->metres_per_column || memory->scale > camera->metres_per_column)
        return;
    struct pos corner = camera_corner(camera);
    int columns = memory->corner.column - corner.column, rows = memory->corner.row - corner.row;
    copy(labels, &memory->labels);
    for (size_t i = 0; i < labels->count; i++) {
        struct label *label = &labels->items[i];
        move(&label->pos, columns, rows);
        move(&label->marker, columns, rows);
        move(&label->leader_from, columns, rows);
        move(&label->leader_to, columns, rows);
    }
}

void label_memory_forget(struct label_memory *memory)
{
    if (memory != NULL)
        memory->labels.count = 0;
}

void label_memory_fini(struct label_memory *memory)
{
    ARRAY_FINI(&memory->labels);
}
