#include "viewer/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "viewer/export.h"
#include "viewer/out/compare.h"
#include "viewer/session.h"

enum { status_fine = 0, status_failed = 1 };

static bool open_side(struct session *session, struct options *options, const char *plan_path, struct error *error, int *status)
{
    options->plan_path = plan_path;
    if (!session_init(session, options, error, status))
        return false;
    *status = session_wait(session, error) ? status_fine : status_failed;
    return *status == status_fine;
}

bool compare_plans(const struct options *options, int width, struct bytes *out, struct error *error, int *status)
{
    struct session sessions[2] = {0};
    struct options with_plan = *options;
    bool is_open = true;
    for (int i = 0; is_open && i < 2; i++)
        is_open = open_side(&sessions[i], &with_plan, options->compared_paths[i], error, status);
    if (is_open) {
        const struct out_subject before = export_subject(&sessions[0], options), after = export_subject(&sessions[1], options);
        char *names[2];
        for (int i = 0; i < 2; i++)
            names[i] = text_clean_new(options->compared_paths[i], strlen(options->compared_paths[i]));
        out_compare(&before, names[0], &after, names[1], width, out);
        free(names[0]);
        free(names[1]);
    }
    for (int i = 0; i < 2; i++)
        session_fini(&sessions[i]);
    return is_open;
}
