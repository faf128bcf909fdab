#include "engine/tiers/reference_choice.h"

#include "engine/data/degrees.h"
#include "engine/geo/vertices.h"

const char *const reference_neighbours[] = {"RUS", "BLR"};

/* The edges of a neighbour's outline, by their ends. */
struct outline {
    struct vertices vertices;
    struct edges edges;
};

static void add_part(struct outline *outline, const struct lonlat *places, size_t count)
{
    uint32_t from = vertices_number(&outline->vertices, degrees_point(places[0]));
    for (size_t i = 1; i < count; i++) {
        uint32_t to = vertices_number(&outline->vertices, degrees_point(places[i]));
        if (to != from)
            edges_at(&outline->edges, from, to, 0);
        from = to;
    }
}

static bool meets_part(const struct outline *outline, const struct lonlat *places, size_t count)
{
    uint32_t from = vertices_find(&outline->vertices, degrees_point(places[0]));
    for (size_t i = 1; i < count; i++) {
        uint32_t to = vertices_find(&outline->vertices, degrees_point(places[i]));
        if (from != UINT32_MAX && to != UINT32_MAX && edges_find(&outline->edges, from, to) != NULL)
            return true;
        from = to;
    }
    return false;
}

static bool shares(const struct layers *layers, const struct layer_feature *neighbour)
{
    const struct records *theirs = &layers->of[LAYER_NEIGHBOURS].records, *ours = &layers->of[LAYER_COUNTRY].records;
    const struct record *record = &theirs->records.items[neighbour->record];
    struct outline outline = {0};
    bool found = false;
    for (size_t i = 0; i < record->part_count; i++) {
        const struct record_part *part = &theirs->parts.items[record->first_part + i];
        add_part(&outline, theirs->points.items + part->first_point, part->point_count);
    }
    for (size_t i = 0; i < ours->parts.count && !found; i++)
        found = meets_part(&outline, ours->points.items + ours->parts.items[i].first_point, ours->parts.items[i].point_count);
    edges_fini(&outline.edges);
    vertices_fini(&outline.vertices);
    return found;
}

enum reference_kind reference_choose(const struct layers *layers)
{
    const struct layer_feature *russia = layers_find(layers, LAYER_NEIGHBOURS, reference_neighbours[0]),
                               *belarus = layers_find(layers, LAYER_NEIGHBOURS, reference_neighbours[1]);
    if (russia == NULL) /* it is the country itself */
        return REFERENCE_WHOLE;
    return shares(layers, russia)                       ? REFERENCE_RUSSIA
           : belarus != NULL && shares(layers, belarus) ? REFERENCE_RUSSIA_BELARUS
                                                        : REFERENCE_WHOLE;
}
