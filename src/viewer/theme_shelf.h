#pragma once
/* The themes there are: the bundled ones, the user's own in $XDG_CONFIG_HOME/tiermap/themes (or ~/.config/...), of which
 * one of the same name takes a bundled one's place, and a file named on the command line. */
#include "viewer/draw/theme.h"

/* Reads all of them. One of the user's that cannot be used stays on the shelf with its error, after a bundled one of the same
 * name. false: error says why dark or light, of which one is the default, cannot be used. */
bool theme_shelf_fill(struct themes *shelf, const char *data_dir, struct error *error);
void theme_shelf_fini(struct themes *shelf);

/* Finds a theme by name, or reads it as a file, which then stands on the shelf too: a text with a "/" is a file; any other is
 * looked for by name first. Returns its place; -1: error says what is wrong, is_unknown that there is neither theme
 * nor file of that name. */
int theme_shelf_choose(struct themes *shelf, const char *data_dir, const char *choice, struct error *error, bool *is_unknown);
