#include "viewer/draw/zone_role.h"

enum role zone_role(enum zone_kind kind, uint32_t tier)
{
    switch (kind) {
    case ZONE_TIER:
        return ROLE_TIER_1 + (tier < tiers_max ? tier : tiers_max - 1);
    case ZONE_BEYOND:
        return ROLE_BEYOND;
    default:
        return ROLE_REST;
    }
}

enum role zone_role_while(enum role role, uint32_t zone, uint32_t selected)
{
    if (selected == no_zone || role == ROLE_BEYOND)
        return role;
    if (selected == zone)
        return role == ROLE_REST ? ROLE_REST_LIT : role;
    return role - ROLE_TIER_1 + ROLE_TIER_1_DIM;
}

enum role zone_role_own(enum role role)
{
    if (role >= ROLE_TIER_1_DIM && role <= ROLE_REST_DIM)
        return role - ROLE_TIER_1_DIM + ROLE_TIER_1;
    return role == ROLE_REST_LIT ? ROLE_REST : role;
}
