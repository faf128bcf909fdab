#pragma once
/* What the viewer asks for when its user has chosen nothing. */
#include "model/request.h"

/* The three tiers of the bundled country, from the border with Russia, with the layers of a folder; nothing is wanted yet. */
struct request plain_request(const char *layers_dir);
