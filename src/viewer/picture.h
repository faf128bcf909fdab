#pragma once
/* Pictures of the map: has the module draw them, which is loaded for the first one. */
#include "viewer/options.h"
#include "viewer/out/picture_order.h"
#include "viewer/session.h"
#include "viewer/ui/state.h"

/* What a state's screen shows, as far as paper of another shape can show the same; not what a person only does for the
 * moment, a way that is measured or a line that is not done yet among it. The state has a scene. */
struct picture_view picture_view_of(const struct state *state);

/* What --center, --width, --tier and the like ask for. The session has its map. */
struct picture_view picture_view_asked(const struct session *session, const struct options *options);

/* Appends the file of a picture of the subject, which is the session's; paper, ink and theme by the options. false: error says
 * why, out is as it was. */
bool picture_make(const struct session *session, const struct options *options, const struct out_subject *subject,
                  const struct picture_view *view, enum picture_format format, struct bytes *out, struct error *error);
