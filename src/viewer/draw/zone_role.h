#pragma once
/* Which paper a zone of the country has. */
#include "model/feature.h"
#include "model/zone.h"
#include "viewer/draw/role.h"

/* Its own. tier: which one it is, if it is one. */
enum role zone_role(enum zone_kind kind, uint32_t tier);

/* The paper of a zone whose own is given while one is selected: that one may be lit, the others step back. selected: no_zone
 * for none. */
enum role zone_role_while(enum role role, uint32_t zone, uint32_t selected);

/* A zone's own paper, for any that it has. */
enum role zone_role_own(enum role role);
