#pragma once
/* The values of a plan as its file says them: a record's field to text, by the kind of the key. */
#include "base/bytes.h"
#include "viewer/plan/plan_keys.h"

/* Appends what stands behind the "=", in one piece; of a text, without its translations. false: the field is as it is when
 * the key is not given; nothing is appended. Places of a line are told to 0.000001 degrees (11 cm). */
bool plan_value_text(const void *record, const struct plan_key *key, struct bytes *text);
