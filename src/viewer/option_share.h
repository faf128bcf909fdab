#pragma once
/* What --share, --share-with and --follow need and what they exclude. */
#include <stdbool.h>

#include "viewer/options.h"

/* false: error says what does not fit. */
bool option_share_fits(const struct options *options, struct error *error);
