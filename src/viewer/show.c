#include "viewer/show.h"

#include <stdlib.h>
#include <unistd.h>

#include "viewer/begin.h"
#include "viewer/loop.h"
#include "viewer/term/headless.h"
#include "viewer/term/terminal.h"

enum { status_failed = 1, status_no_terminal = 3 };
enum { script_columns = 80, script_rows = 24, script_colours = 256 };

static int run(struct session *session, const struct options *options, const struct capabilities *capabilities,
               struct backend *backend, struct error *error)
{
    struct state state;
    struct label_memory memory = {0};
    int columns, rows;
    backend_size(backend, &columns, &rows);
    begin_state(&state, session, options, capabilities, columns, rows);
    state.memory = &memory;
    int status = loop_run(session, &state, backend, options, error);
    backend_close(backend);
    label_memory_fini(&memory);
    return status;
}

int show_on_terminal(struct session *session, const struct options *options, struct error *error)
{
    struct environment environment = environment_read(true, options->color, options->glyphs);
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
    return run(session, options, &capabilities, terminal, error);
}

int show_script(struct session *session, const struct options *options, struct error *error)
{
    struct environment environment = environment_read(false, options->color, options->glyphs);
    environment.is_terminal = true; /* frames are made as a common terminal would show them */
    environment.terminal_colours = script_colours;
    struct capabilities capabilities = capabilities_of(&environment);
    int columns = options->columns > 0 ? options->columns : script_columns;
    int rows = options->rows > 0 ? options->rows : script_rows;
    struct backend *headless = headless_open(options->script_path, columns, rows, error);
    if (headless == NULL)
        return status_failed;
    return run(session, options, &capabilities, headless, error);
}
