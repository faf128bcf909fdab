#pragma once
/* --export: files in the formats that their endings name. */
#include "viewer/options.h"
#include "viewer/out/subject.h"
#include "viewer/session.h"
#include "viewer/ui/state.h"

/* Whether the path has an ending that can be written. false: error lists those that can, for whoever sees the path. */
bool export_check(const char *path, struct error *error);

/* Whether exporting to that path writes no file that exporting to one of the others writes, too. false: error names both. */
bool export_is_apart(const char *path, const char *const *others, size_t count, struct error *error);

/* The first of the files which exporting to that path writes that is there already; NULL: none is. The caller frees it. */
char *export_find_there(const char *path);

/* What the session's map is about, for every kind of output. */
struct out_subject export_subject(const struct session *session, const struct options *options);

/* Writes all files that the options name, or none. Needs a session that has its exact map. A frame or a picture shows what the
 * command line says, or, if shown is not NULL, what that state shows. false: error says why. */
bool export_files(const struct session *session, const struct options *options, const struct state *shown,
                  struct error *error);
