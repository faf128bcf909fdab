#pragma once
/* A theme's file. It is INI without sections: one line a role, "tier-1 = #875f00". What a colour may be and how a file
 * leans on another one is told in a comment at the head of each of assets/themes/ (a person copies one of them):
 *
 *   like = NAME             first line: what is not said here is as in the bundled theme NAME
 *   patterns = yes | no     tiers by pattern, on the paper "terminal"; no when not given
 *   ROLE = terminal         the terminal's own colour
 *   ROLE = #rrggbb [256:N] [16:NAME]
 *                           sRGB; where the nearest colour of xterm's 256 (N is 16 to 255) or of the basic 16 is not good,
 *                           which one instead
 *
 * Without "like" every role of draw/role.h has to be there. The plan's reader of lines (plan/ini_lines.h) does the
 * reading: what it refuses for the plan's sake, themes want refused too, so inih stays in one folder. */
#include <stdbool.h>

#include "base/error.h"
#include "viewer/draw/theme.h"

/* Reads one; its name is the file's, without folder and ".ini". palette: initialised. bundled_dir: where "like"
 * looks; NULL: "like" is not allowed. false: error says "path:line: " and what is wrong; theme is not to be used. */
bool theme_file_read(struct theme *theme, const struct palette *palette, const char *path, const char *bundled_dir,
                     struct error *error);
