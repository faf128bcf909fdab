#pragma once
/* --compare: two plans, each with its map from an engine of its own. */
#include "viewer/options.h"

/* Appends what differs between the plans that the command line names. false: error says why not, *status is the exit
 * status. */
bool compare_plans(const struct options *options, int width, struct bytes *out, struct error *error, int *status);
