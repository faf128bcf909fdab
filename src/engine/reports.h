#pragma once
/* What came out about the files that were read, for the reply. */
#include "engine/data/layers.h"
#include "model/reply_builder.h"

/* Adds a file (by its whole path, or only its name) and a warning for each kind of thing that was found in it. */
void reports_add(struct reply_builder *builder, const char *path, uint32_t role, const struct report *report);

/* The same for every layer, in the order of their roles. */
void reports_add_layers(struct reply_builder *builder, const struct layers *layers);
