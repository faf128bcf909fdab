#include "viewer/show.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "viewer/begin.h"
#include "viewer/key_file.h"
#include "viewer/loop.h"
#include "viewer/out/save.h"
#include "viewer/term/headless.h"
#include "viewer/term/terminal.h"

enum { status_failed = 1, status_no_terminal = 3 };
enum { script_columns = 80, script_rows = 24, script_colours = 256 };

/* Reads another plan in place of the one before. What the command line said of that one does not hold any more. */
static bool open_plan(struct session *session, struct options *options, struct error *error)
{
    int status;
    options->depth_count = 0;
    options->has_reference = options->has_center = false;
    options->place = NULL;
    options->reference_path = NULL;
    options->width_km = 0;
    options->tier = 0;
    options->tour = false;
    session_fini(session);
    return session_init(session, options, error, &status);
}

/* One map after the other, until the user leaves. */
static int run_plans(struct session *session, struct options *options, const struct capabilities *capabilities,
                     struct backend *backend, struct state *state, struct recovery *recovery,
                     struct classroom *classroom, struct error *error)
{
    char path[sizeof state->errand.path];
    for (;;) {
        int status = loop_run(session, state, backend, options, recovery, classroom, error);
        if (state->errand.kind != ERRAND_OPEN && state->errand.kind != ERRAND_FOLLOW)
            return status;
        struct state before = *state;
        memcpy(path, before.errand.path, sizeof path);
        if (before.errand.kind == ERRAND_OPEN) {
            options->plan_path = path;
            options->shared_plan = NULL;
        }
        const struct begin_look look = begin_leave(&before);
        if (!open_plan(session, options, error)) /* it could be read a moment ago */
            return status_failed;
        begin_again(state, &before, &look, session, options, capabilities);
        if (recovery != NULL)
            recovery_turn_to(recovery, before.errand.kind == ERRAND_OPEN ? path : NULL);
        if (recovery != NULL && before.errand.recovers)
            recovery_take(recovery, state);
    }
}

/* Whether the user leaves, who was asked about changes; a map that nobody has used for long ends with a status of 0 as well. */
static bool is_left_willingly(const struct state *state, int status)
{
    return status == 0 && (state->wants_to_leave || !state_is_unsaved(state));
}

static int run(struct session *session, const struct options *options, const struct capabilities *capabilities,
               struct backend *backend, struct recovery *recovery, struct classroom *classroom, struct error *error)
{
    struct state state;
    struct options now = *options;
    struct label_memory memory = {0};
    struct bindings bindings = {0};
    struct error wrong_keys = {0};
    int columns, rows;
    backend_size(backend, &columns, &rows);
    begin_state(&state, session, options, capabilities, columns, rows);
    state.memory = &memory;
    if (!options->kiosk && !key_file_read(&bindings, &wrong_keys))
        state_flash(&state, wrong_keys.text);
    state.bindings = &bindings;
    classroom_greet(classroom, &state);
    if (recovery != NULL && !classroom_follows(classroom))
        recovery_offer(recovery, &state);
    int status = run_plans(session, &now, capabilities, backend, &state, recovery, classroom, error);
    backend_close(backend);
    if (recovery != NULL && is_left_willingly(&state, status))
        recovery_let_go(recovery);
    state_fini(&state);
    bindings_fini(&bindings);
    label_memory_fini(&memory);
    return status;
}

int show_on_terminal(struct session *session, const struct options *options, struct classroom *classroom,
                     struct error *error)
{
    struct environment environment = environment_read(true, options->color, options->configured_color, options->glyphs);
    struct capabilities capabilities = capabilities_of(&environment);
    struct terminal_options wanted = {
        .term = environment.term,
        .depth = capabilities.depth,
        .is_utf8 = !capabilities.ascii_only,
        .is_remote = getenv("SSH_CONNECTION") != NULL,
        .shows_at_once = capabilities.shows_at_once,
    };
    struct backend *terminal = terminal_open(&wanted, error);
    if (terminal == NULL)
        return status_no_terminal;
    capabilities.depth = terminal_depth(terminal);
    struct recovery recovery;
    recovery_init(&recovery, options->plan_path);
    int status = run(session, options, &capabilities, terminal, options->kiosk ? NULL : &recovery, classroom, error);
    recovery_fini(&recovery);
    return status;
}

int show_script(struct session *session, const struct options *options, struct classroom *classroom, struct error *error)
{
    struct environment environment = environment_read(false, options->color, options->configured_color, options->glyphs);
    environment.is_terminal = true; /* frames are made as a common terminal would show them */
    environment.terminal_colours = script_colours;
    struct capabilities capabilities = capabilities_of(&environment);
    int columns = options->columns > 0 ? options->columns : script_columns;
    int rows = options->rows > 0 ? options->rows : script_rows;
    const struct frame_saver saver = {out_save, options->force};
    struct backend *headless = headless_open(options->script_path, columns, rows, saver, error);
    if (headless == NULL)
        return status_failed;
    return run(session, options, &capabilities, headless, NULL, classroom, error);
}
