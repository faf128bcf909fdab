#include "engine/tiers/draft.h"

#include "engine/geo/refine.h"
#include "engine/geo/thin.h"

/* The scale of the map is within this of true: what may reach into the view is looked for a little further away. */
static const double reach_factor = 1.03;

struct draft {
    const struct draft_query *query;
    struct geos *geos;
    struct extent view;        /* not empty */
    struct nearness *nearness; /* to the coarse line */
    struct shape line, country, cut; /* coarse */
    struct shape edges[tiers_max];
};

static void draft_fini(struct draft *draft)
{
    nearness_free(draft->nearness);
    shape_fini(&draft->line);
    shape_fini(&draft->country);
    shape_fini(&draft->cut);
    for (size_t i = 0; i < tiers_max; i++)
        shape_fini(&draft->edges[i]);
}

/* The edge of one tier, as far as it can be seen. */
static bool make_edge(struct draft *draft, uint32_t tier, struct error *error)
{
    const struct draft_query *query = draft->query;
    double depth_m = query->outer_km[tier] * 1000;
    const struct shape *exact = bands_find(query->bands, query->outer_km[tier]);
    if (exact != NULL) {
        thin_to_extent(&draft->edges[tier], exact, draft->view, query->tolerance_m);
        return true;
    }
    struct shape near = {0}, rough = {0}, edge = {0};
    bool done = true;
    thin_to_extent(&near, &draft->line, extent_widen(draft->view, depth_m * reach_factor + 2 * query->tolerance_m), 0);
    if (near.parts.count > 0) { /* else the whole view is further away */
        const struct refine_query refinement = {
            .nearness = draft->nearness,
            .depth_m = depth_m,
            .tolerance_m = query->tolerance_m,
            .within = draft->view,
        };
        done = buffer_rough(&rough, draft->geos, &near, draft->nearness, depth_m, error) &&
               refine(&edge, draft->geos, &rough, &refinement);
        if (done)
            thin_to_extent(&draft->edges[tier], &edge, draft->view, 0);
    }
    shape_fini(&edge);
    shape_fini(&rough);
    shape_fini(&near);
    return done;
}

static bool make_country(struct draft *draft, struct error *error)
{
    const struct draft_query *query = draft->query;
    struct extent extent = shape_extent(query->country);
    struct shape whole = {0};
    bool done = true;
    thin(&whole, query->country, query->country_weights_m, query->tolerance_m, true);
    if (extent_holds(draft->view, extent)) {
        draft->country = whole;
    } else {
        done = thin_clip(&draft->country, draft->geos, &whole, draft->view, error);
        shape_fini(&whole);
    }
    return done;
}

/* What parts the land beyond, as far as it can be seen: the coarse line itself, or the edge of the area. */
static void make_cut(struct draft *draft)
{
    const struct reference *reference = draft->query->reference;
    const struct shape *cut = reference_cut(reference);
    if (cut == NULL)
        return;
    bool is_line = cut == &reference->line;
    thin_to_extent(&draft->cut, is_line ? &draft->line : cut, draft->view, is_line ? 0 : draft->query->tolerance_m);
}

bool draft_divide(struct zones *zones, struct shape *line, struct geos *geos, const struct draft_query *query,
                  struct error *error)
{
    struct draft draft = {.query = query, .geos = geos};
    struct extent view = extent_is_empty(query->view) ? shape_extent(query->country) : query->view;
    *zones = (struct zones){0};
    *line = (struct shape){0};
    draft.view = extent_widen(view, 4 * query->tolerance_m);
    thin(&draft.line, &query->reference->line, query->line_weights_m, query->tolerance_m, false);
    draft.nearness = nearness_new(&draft.line, query->scale);
    bool done = make_country(&draft, error);
    make_cut(&draft);
    for (uint32_t i = 0; done && i < query->tier_count; i++)
        done = make_edge(&draft, i, error) && !geos_is_cancelled(geos);
    if (done) {
        struct zones_query division = {
            .country = &draft.country,
            .nearness = draft.nearness,
            .cut = draft.cut.parts.count > 0 ? &draft.cut : NULL,
            .beyond = query->reference->beyond.parts.count > 0 ? &query->reference->beyond : NULL,
            .outer_km = query->outer_km,
            .tier_count = query->tier_count,
        };
        for (uint32_t i = 0; i < query->tier_count; i++)
            division.edges[i] = &draft.edges[i];
        done = zones_divide(zones, geos, &division, error);
    }
    if (done) {
        *line = draft.line;
        draft.line = (struct shape){0};
    }
    draft_fini(&draft);
    return done;
}
