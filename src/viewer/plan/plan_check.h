#pragma once
/* What must hold beyond a single value: a section's keys together, and what one section says of another. */
#include "viewer/plan/plan_keys.h"

/* Checks a record whose keys have all been read. false: error says what is wrong; *key is the name of the key
 * to blame, NULL for the section as a whole. */
bool plan_check_record(const struct plan *plan, enum plan_section_id id, const void *record, const char **key,
                       struct error *error);

/* Checks that an id names something that the plan has. kind: PLAN_SOURCE_ID or PLAN_TIER_ID. */
bool plan_check_id(const struct plan *plan, enum plan_kind kind, const char *id, struct error *error);

/* Checks that the plan has what it needs, once all is read. */
bool plan_check_whole(const struct plan *plan, struct error *error);
