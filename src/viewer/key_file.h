#pragma once
/* The user's key file, $XDG_CONFIG_HOME/tiermap/keys.conf. */
#include "viewer/ui/bindings.h"

/* Reads it, if there is one. false: error says the file, the line and what is wrong; bindings is empty, and the keys are the
 * program's own. */
bool key_file_read(struct bindings *bindings, struct error *error);
