#include "engine/tiers/reference_choice.h"

#include "engine/geo/vertices.h"

enum { edge_theirs = 1, edge_ours = 2 };

static uint32_t number_of(struct vertices *vertices, struct lonlat place)
{
    return vertices_number(vertices, (struct point){place.lon, place.lat});
}

/* Whether a record has an edge that the others' value says is theirs; marks its edges with value. */
static bool meets(const struct records *records, size_t record, struct vertices *vertices, struct edges *edges, uint32_t value)
{
    const struct record *from = &records->records.items[record];
    for (size_t i = 0; i < from->part_count; i++) {
        const struct record_part *part = &records->parts.items[from->first_part + i];
        const struct lonlat *places = records->points.items + part->first_point;
        for (size_t k = 1; k < part->point_count; k++) {
            uint32_t a = number_of(vertices, places[k - 1]), b = number_of(vertices, places[k]);
            if (a != b && edges_at(edges, a, b, value)->value != value)
                return true;
        }
    }
    return false;
}

static bool shares(const struct layers *layers, const char *code)
{
    const struct layer_feature *other = layers_find(layers, LAYER_NEIGHBOURS, code);
    if (other == NULL)
        return false;
    struct vertices vertices = {0};
    struct edges edges = {0};
    meets(&layers->of[LAYER_NEIGHBOURS].records, other->record, &vertices, &edges, edge_theirs);
    bool found = meets(&layers->of[LAYER_COUNTRY].records, 0, &vertices, &edges, edge_ours);
    edges_fini(&edges);
    vertices_fini(&vertices);
    return found;
}

enum reference_kind reference_choose(const struct layers *layers)
{
    bool is_russia = layers_find(layers, LAYER_NEIGHBOURS, "RUS") == NULL;
    return is_russia                ? REFERENCE_WHOLE
           : shares(layers, "RUS") ? REFERENCE_RUSSIA
           : shares(layers, "BLR") ? REFERENCE_RUSSIA_BELARUS
                                   : REFERENCE_WHOLE;
}
