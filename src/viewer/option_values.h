#pragma once
/* The values of options that are more than a word: numbers, places, files. */
#include "viewer/options.h"

/* Each reads what stands behind an option into the options. false: error says which option and what is wrong. */
bool option_depths_read(struct options *options, const char *text, struct error *error);
bool option_center_read(struct options *options, const char *text, struct error *error);
bool option_width_read(struct options *options, const char *text, struct error *error);
bool option_size_read(struct options *options, const char *text, struct error *error);
bool option_tier_read(struct options *options, const char *text, struct error *error);
bool option_where_read(struct options *options, const char *text, struct error *error);
bool option_max_vertices_read(struct options *options, const char *text, struct error *error);
bool option_reference_read(struct options *options, const char *text, struct error *error);
