#pragma once
/* What the values of a plan file mean: text to a record's field, by the kind of the key. */
#include "viewer/plan/plan_keys.h"

/* Reads a value (raw bytes, not empty) into the key's field of the record, which has none yet. false: error
 * says what is wrong with it; the field stays as it was. */
bool plan_value_read(void *record, const struct plan_key *key, const char *value, struct error *error);

/* Adds a translation. false: the text has one in that language already. */
bool plan_value_translate(struct plan_text *text, const char *language, const char *value);

/* Frees what a field owns and empties it. */
void plan_value_fini(void *record, const struct plan_key *key);

/* A copy with its translations. */
struct plan_text plan_text_copy(const struct plan_text *text);

/* Whether both say the same in every language. */
bool plan_text_equal(const struct plan_text *a, const struct plan_text *b);
