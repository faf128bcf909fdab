#include "viewer/check.h"

#include <stdlib.h>

#include "base/translate.h"
#include "model/reply.h"
#include "viewer/link.h"
#include "viewer/locate.h"
#include "viewer/plan/findings.h"

enum { deadline_ms = 60000 };

static bool ask(const char *path, uint32_t max_vertices, bool is_sandboxed, struct bytes *answer, struct error *error)
{
    char *engine = locate_engine(error);
    struct link *link = engine != NULL ? link_open(engine, is_sandboxed, error) : NULL;
    const struct request request = {
        .number = 1,
        .wanted = WANT_CHECK,
        .tier_count = tiers_min, /* a request has some, needed or not */
        .outer_km = {1, 2},
        .border_path = path,
        .max_vertices = max_vertices,
    };
    bool done = link != NULL && link_send(link, &request, error) && link_wait(link, deadline_ms, answer, error);
    link_close(link);
    free(engine);
    return done;
}

static void tell(const struct reply *reply, bool is_told, struct bytes *out)
{
    for (uint32_t i = 0; i < reply->warning_count; i++) {
        bytes_add_format(out, "%s: ", reply_string(reply, reply->files[reply->warnings[i].file].path));
        findings_add_sentence(out, reply, &reply->warnings[i]);
        bytes_add_text(out, "\n");
    }
    if (reply->warning_count == 0 && is_told)
        bytes_add_format(out, _("%s: nothing was found (records: %u, points: %u)\n"), reply_string(reply, reply->files[0].path),
                         reply->files[0].records, reply->files[0].points);
}

enum check_result check_file(const char *path, uint32_t max_vertices, bool is_sandboxed, bool is_told, struct bytes *out,
                             struct error *error)
{
    struct bytes answer = {0};
    struct reply reply;
    enum check_result result = CHECK_FAILED;
    bool is_read = ask(path, max_vertices, is_sandboxed, &answer, error) && reply_open(&reply, answer.items, answer.count, error);
    if (is_read && reply.file_count > 0) {
        tell(&reply, is_told, out);
        result = reply.warning_count > 0 ? CHECK_FINDINGS : CHECK_FINE;
    } else if (is_read) {
        error_set(error, _("the engine's answer is damaged"));
    }
    bytes_fini(&answer);
    return result;
}
