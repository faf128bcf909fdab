#pragma once
/* What a colour is for. Everything drawn names a role for its ink and one for its paper; a theme maps roles to
 * colours; only a backend knows what colours the terminal has. */

#define ROLE_TABLE(ROLE)                                                                                     \
    /* the terminal's own foreground or background */                                                       \
    ROLE(TERMINAL, "terminal")                                                                               \
    /* paper: what the ground is. TIER_1 is the tier at the line */                                          \
    ROLE(TIER_1, "tier-1")                                                                                   \
    ROLE(TIER_2, "tier-2")                                                                                   \
    ROLE(TIER_3, "tier-3")                                                                                   \
    ROLE(TIER_4, "tier-4")                                                                                   \
    ROLE(REST, "rest")                                                                                       \
    ROLE(BEYOND, "beyond")                                                                                   \
    ROLE(ABROAD, "abroad")                                                                                   \
    ROLE(SEA, "sea")                                                                                         \
    ROLE(LAKE, "lake")                                                                                       \
    /* paper: the same zones while another one is selected */                                                \
    ROLE(TIER_1_DIM, "tier-1-dim")                                                                           \
    ROLE(TIER_2_DIM, "tier-2-dim")                                                                           \
    ROLE(TIER_3_DIM, "tier-3-dim")                                                                           \
    ROLE(TIER_4_DIM, "tier-4-dim")                                                                           \
    ROLE(REST_DIM, "rest-dim")                                                                               \
    /* paper: the rest while it is selected; tiers are strong enough as they are */                          \
    ROLE(REST_LIT, "rest-lit")                                                                               \
    /* ink: lines */                                                                                         \
    ROLE(COUNTRY_LINE, "country-line")                                                                       \
    ROLE(NEIGHBOUR_LINE, "neighbour-line")                                                                   \
    ROLE(REGION_LINE, "region-line")                                                                         \
    ROLE(RIVER_LINE, "river-line")                                                                           \
    ROLE(REFERENCE_LINE, "reference-line")                                                                   \
    ROLE(TIER_EDGE, "tier-edge")                                                                             \
    ROLE(SELECTED_LINE, "selected-line")                                                                     \
    ROLE(DRAINED, "drained") /* the hatching of a reservoir that was there */                                \
    /* ink: words on the map */                                                                              \
    ROLE(TIER_LABEL, "tier-label")                                                                           \
    ROLE(REST_LABEL, "rest-label")                                                                           \
    ROLE(CAPITAL_LABEL, "capital-label")                                                                     \
    ROLE(TOWN_LABEL, "town-label")                                                                           \
    ROLE(ABROAD_LABEL, "abroad-label")                                                                       \
    ROLE(WATER_LABEL, "water-label")                                                                         \
    ROLE(REGION_LABEL, "region-label")                                                                       \
    ROLE(PATTERN, "pattern") /* fills without colours */                                                     \
    ROLE(MAP_NOTE, "map-note") /* scale bar, legend, leader lines */                                         \
    /* ink: words around the map */                                                                          \
    ROLE(TITLE, "title")                                                                                     \
    ROLE(TEXT, "text")                                                                                       \
    ROLE(FAINT, "faint")                                                                                     \
    ROLE(HEADING, "heading")                                                                                 \
    ROLE(KEY, "key")                                                                                         \
    ROLE(WARNING, "warning")                                                                                 \
    ROLE(FOCUS, "focus")

#define ROLE_ENUM(id, name) ROLE_##id,
enum role { ROLE_TABLE(ROLE_ENUM) ROLES };
#undef ROLE_ENUM
