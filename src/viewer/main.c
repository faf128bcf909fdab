/* The viewer: reads the command line, asks the engine for a map, and shows or writes it. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/translate.h"
#include "viewer/export.h"
#include "viewer/out/describe.h"
#include "viewer/out/stats.h"
#include "viewer/plan/attribution.h"
#include "viewer/print.h"
#include "viewer/session.h"
#include "viewer/show.h"

enum { status_fine = 0, status_failed = 1, status_usage = 2 };
enum { text_columns = 80 };

static int complain(const struct error *error, int status)
{
    fprintf(stderr, "tiermap: %s\n", error->text);
    return status;
}

/* Writes bytes to standard output. A reader that has gone away is no failure of ours, but a full disk is. */
static int put(const struct bytes *bytes)
{
    struct error error = {0};
    return bytes_write_fd(bytes, STDOUT_FILENO, &error) ? status_fine : complain(&error, status_failed);
}

static int put_version(void)
{
    struct bytes out = {0};
    bytes_add_text(&out, "tiermap " TIERMAP_VERSION "\n");
    for (size_t i = 0; attribution_at(i) != NULL; i++)
        bytes_add_format(&out, "%s\n", attribution_at(i)->line);
    int status = put(&out);
    bytes_fini(&out);
    return status;
}

static int put_stats(const struct session *session, const struct options *options)
{
    struct bytes out = {0};
    const struct out_subject subject = export_subject(session, options);
    out_stats(&subject, options->format, text_columns, &out);
    int status = put(&out);
    bytes_fini(&out);
    return status;
}

static int put_description(const struct session *session, const struct options *options)
{
    struct bytes out = {0};
    const struct out_subject subject = export_subject(session, options);
    out_describe(&subject, text_columns, &out);
    int status = put(&out);
    bytes_fini(&out);
    return status;
}

static int export(const struct session *session, const struct options *options)
{
    struct error error = {0};
    return export_files(session, options, &error) ? status_fine : complain(&error, status_failed);
}

static int put_frame(const struct session *session, const struct options *options)
{
    struct bytes out = {0};
    print_frame(session, options, PRINT_AS_ASKED, &out);
    int status = put(&out);
    bytes_fini(&out);
    return status;
}

static int put_card(const struct session *session, const struct options *options)
{
    struct bytes out = {0};
    print_card(session, options, &out);
    int status = put(&out);
    bytes_fini(&out);
    return status;
}

/* All that is made from one map without keys. */
static int run_once(struct session *session, const struct options *options, struct error *error)
{
    if (!session_wait(session, error))
        return status_failed;
    switch (options->task) {
    case TASK_STATS:
        return put_stats(session, options);
    case TASK_DESCRIBE:
        return put_description(session, options);
    case TASK_EXPORT:
        return export(session, options);
    default:
        return put_frame(session, options);
    }
}

static int run(const struct options *options)
{
    struct session session;
    struct error error = {0};
    int status;
    if (session_init(&session, options, &error, &status)) {
        if (options->task == TASK_SCRIPT)
            status = show_script(&session, options, &error);
        else if (options->task == TASK_TEST_TERMINAL)
            status = put_card(&session, options);
        else if (options->task == TASK_MAP && isatty(STDOUT_FILENO) == 1)
            status = show_on_terminal(&session, options, &error);
        else
            status = run_once(&session, options, &error);
    }
    session_fini(&session);
    return error.text[0] != '\0' ? complain(&error, status) : status;
}

int main(int argc, char **argv)
{
    struct options options;
    struct error error = {0};
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* files and options have a point in their numbers */
    signal(SIGXFSZ, SIG_IGN);   /* a file that may not grow shows as a failed write, and is cleaned up after */
    if (!options_read(&options, argc, argv, &error))
        return complain(&error, status_usage);
    int status;
    switch (options.task) {
    case TASK_HELP:
        status = put(&(struct bytes){.items = (unsigned char *)(uintptr_t)options_help(), .count = strlen(options_help())});
        break;
    case TASK_VERSION:
        status = put_version();
        break;
    default:
        status = run(&options);
    }
    options_fini(&options);
    return status;
}
