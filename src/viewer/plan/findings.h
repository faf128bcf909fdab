#pragma once
/* What was left out, mended or assumed of the map files, in sentences. */
#include "base/bytes.h"
#include "model/reply.h"

/* Appends a sentence for a warning, without the file's name: "12 of 340 records skipped: ...". */
void findings_add_sentence(struct bytes *out, const struct reply *reply, const struct warning *warning);

/* What a file was read for: "rivers"; "" for one that was only looked at. */
const char *findings_role(const struct source_file *file);
