#pragma once
/* The part of the command line that is about visitors. */
#include "viewer/options.h"

/* Reads --idle-timeout. false: error says what is wrong with it. */
bool options_read_idle_timeout(struct options *options, const char *text, struct error *error);

/* Whether what is asked for can be had in a kiosk, if it is one. false: error says what cannot. */
bool options_fit_kiosk(const struct options *options, struct error *error);
