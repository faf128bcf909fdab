/* The viewer: reads the command line, asks the engine for a map, and shows or writes it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/translate.h"
#include "viewer/begin.h"
#include "viewer/check.h"
#include "viewer/compare.h"
#include "viewer/config.h"
#include "viewer/export.h"
#include "viewer/kiosk.h"
#include "viewer/language.h"
#include "viewer/out/describe.h"
#include "viewer/out/stats.h"
#include "viewer/plan/attribution.h"
#include "viewer/print.h"
#include "viewer/session.h"
#include "viewer/show.h"
#include "viewer/standard.h"

enum { status_fine = 0, status_failed = 1, status_usage = 2, status_no_terminal = 3, status_damaged = 4 };
enum { text_columns = 80 };

static int complain(const struct error *error, int status)
{
    standard_complain(error->text);
    return status;
}

/* Whoever starts us may have closed them: what is opened next would take their numbers, and be written to in their place.
 * Nothing can be written to or comes from what stands there instead. */
static void fill_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            open("/dev/null", O_RDONLY); /* takes the lowest number that is free */
}

/* Writes bytes to standard output. A reader that has gone away is no failure of ours, but a full disk is. */
static int put_as(struct bytes *bytes, enum standard_kind kind)
{
    struct error error = {0};
    return standard_put(bytes, kind, &error) ? status_fine : complain(&error, status_failed);
}

static int put(struct bytes *bytes)
{
    return put_as(bytes, STANDARD_TEXT);
}

static int put_help(void)
{
    struct bytes out = {0};
    bytes_add_text(&out, options_help());
    int status = put(&out);
    bytes_fini(&out);
    return status;
}

/* What is written for people, in a language that the locale's letters can show. */
static struct out_subject told_subject(const struct session *session, const struct options *options)
{
    struct out_subject subject = export_subject(session, options);
    subject.language = language_told(options);
    return subject;
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
    static const enum standard_kind kinds[] = {
        [STATS_TABLE] = STANDARD_TEXT, [STATS_CSV] = STANDARD_CSV, [STATS_JSON] = STANDARD_JSON};
    struct bytes out = {0};
    const struct out_subject subject =
        options->format == STATS_TABLE ? told_subject(session, options) : export_subject(session, options);
    out_stats(&subject, options->format, text_columns, &out);
    int status = put_as(&out, kinds[options->format]);
    bytes_fini(&out);
    return status;
}

static int put_description(const struct session *session, const struct options *options)
{
    struct bytes out = {0};
    const struct out_subject subject = told_subject(session, options);
    out_describe(&subject, text_columns, &out);
    int status = put(&out);
    bytes_fini(&out);
    return status;
}

static int put_comparison(const struct options *options)
{
    struct bytes out = {0};
    struct error error = {0};
    struct options told = *options;
    int status;
    told.language = language_told(options);
    status = compare_plans(&told, text_columns, &out, &error, &status) ? put(&out) : complain(&error, status);
    bytes_fini(&out);
    return status;
}

static int export(const struct session *session, const struct options *options)
{
    struct error error = {0};
    return export_files(session, options, NULL, &error) ? status_fine : complain(&error, status_failed);
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

static int put_check(const struct options *options)
{
    struct bytes out = {0};
    struct error error = {0};
    enum check_result result = check_file(options->check_path, options->max_vertices, !options->no_sandbox,
                                          isatty(STDOUT_FILENO) == 1, &out, &error);
    int status = result == CHECK_FAILED ? complain(&error, status_failed) : put(&out);
    bytes_fini(&out);
    return status == status_fine && result == CHECK_FINDINGS ? status_damaged : status;
}

/* All that is made from one map without keys. */
static int run_once(struct session *session, const struct options *options, struct error *error)
{
    if (!session_wait(session, error) || !begin_finds_place(session, options, error))
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

static int run(const struct options *options, struct classroom *classroom)
{
    struct session session;
    struct error error = {0};
    int status;
    if (session_init(&session, options, &error, &status)) {
        if (options->task == TASK_SCRIPT)
            status = show_script(&session, options, classroom, &error);
        else if (options->task == TASK_TEST_TERMINAL)
            status = put_card(&session, options);
        else if (options->task == TASK_MAP && isatty(STDOUT_FILENO) == 1)
            status = show_on_terminal(&session, options, classroom, &error);
        else
            status = run_once(&session, options, &error);
    }
    session_fini(&session);
    return error.text[0] != '\0' ? complain(&error, status) : status;
}

/* Begins to share or to follow, if that is asked for. */
static bool join_class(struct classroom *classroom, const struct options *options, int *status, struct error *error)
{
    bool is_class = options->share != NULL || options->follow != NULL;
    *classroom = (struct classroom){0};
    if (is_class && options->task == TASK_MAP && isatty(STDOUT_FILENO) != 1) {
        *status = status_no_terminal;
        error_set(error, "%s", _("there is no terminal to show a map that is shared or follows"));
        return false;
    }
    *status = status_failed;
    return classroom_open(classroom, options, error);
}

/* Runs with what the config file says, if it is to be read. */
static int run_configured(struct options *options, struct classroom *classroom)
{
    struct config config = {0};
    struct error error = {0}, full = {0};
    if (!options->no_config && !config_open(&config, &error)) {
        error_set(&full, _("%.400s (--no-config starts without it)"), error.text);
        return complain(&full, status_failed);
    }
    if (!options->no_config)
        config_apply(&config, options);
    if (!language_take(options))
        standard_complain(_("--lang: this locale cannot show Ukrainian letters; start with LANG=C.UTF-8"));
    options->shared_plan = classroom_plan(classroom);
    int status = options->task == TASK_COMPARE ? put_comparison(options) : run(options, classroom);
    config_fini(&config);
    return status;
}

int main(int argc, char **argv)
{
    struct options options;
    struct error error = {0};
    memory_return_large(); /* replies */
    fill_standard_streams();
    if (kiosk_is_asked(argc, argv))
        kiosk_forget_environment();
    language_begin(argc, argv);
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow shows as a failed write, and is cleaned up after */
    if (!options_read(&options, argc, argv, &error))
        return complain(&error, status_usage);
    struct classroom classroom;
    int status;
    bool is_ready = join_class(&classroom, &options, &status, &error); /* visitors cannot any more */
    if (is_ready && options.kiosk && !options.no_sandbox) {
        status = status_failed;
        is_ready = kiosk_enter(&options, &error);
    }
    if (!is_ready) {
        classroom_close(&classroom);
        options_fini(&options);
        return complain(&error, status);
    }
    if (options.no_sandbox)
        standard_complain(_("--no-sandbox: nothing holds back what a strange file makes of what reads it"));
    switch (options.task) {
    case TASK_HELP:
        status = put_help();
        break;
    case TASK_VERSION:
        status = put_version();
        break;
    case TASK_CHECK:
        status = put_check(&options);
        break;
    default:
        status = run_configured(&options, &classroom);
    }
    classroom_close(&classroom);
    options_fini(&options);
    return status;
}
