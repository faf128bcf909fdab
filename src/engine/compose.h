#pragma once
/* Puts what the engine found into a reply. */
#include "engine/data/layers.h"
#include "engine/tiers/zones.h"
#include "model/reply_builder.h"
#include "model/request.h"

struct findings { /* all borrowed */
    const struct request *request;
    const struct layers *layers;
    const struct projection *projection;
    const struct reference *reference;
    const struct zones *zones;
};

/* Fills an empty builder but for its projection and the summary's centre. */
void compose(struct reply_builder *builder, const struct findings *findings);

/* Appends one record of a layer, in projected metres. */
void compose_record(struct shape *shape, const struct records *records, size_t record,
                    const struct projection *projection);
