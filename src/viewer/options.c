#include "viewer/options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/export.h"
#include "viewer/option_share.h"
#include "viewer/option_values.h"
#include "viewer/option_words.h"
#include "viewer/options_kiosk.h"

enum long_only { /* options without a letter */
    OPTION_PRINT = 256,
    OPTION_SIZE,
    OPTION_STATS,
    OPTION_DESCRIBE,
    OPTION_COMPARE,
    OPTION_FORCE,
    OPTION_PAPER,
    OPTION_INK,
    OPTION_COLOR,
    OPTION_GLYPHS,
    OPTION_THEME,
    OPTION_LANG,
    OPTION_NO_MOUSE,
    OPTION_NO_CONFIG,
    OPTION_CHECK,
    OPTION_SCRIPT,
    OPTION_DATA,
    OPTION_WHERE,
    OPTION_MAX_VERTICES,
    OPTION_TEST_TERMINAL,
    OPTION_TOUR,
    OPTION_LOOP,
    OPTION_NO_MOTION,
    OPTION_PROJECTOR,
    OPTION_KIOSK,
    OPTION_IDLE_TIMEOUT,
    OPTION_NO_SANDBOX,
    OPTION_SHARE,
    OPTION_SHARE_WITH,
    OPTION_FOLLOW
};

static const struct option long_options[] = {
    {"border", required_argument, NULL, 'b'},
    {"where", required_argument, NULL, OPTION_WHERE},
    {"max-vertices", required_argument, NULL, OPTION_MAX_VERTICES},
    {"reference", required_argument, NULL, 'r'},
    {"depths", required_argument, NULL, 'd'},
    {"center", required_argument, NULL, 'c'},
    {"width", required_argument, NULL, 'z'},
    {"place", required_argument, NULL, 'p'},
    {"tier", required_argument, NULL, 't'},
    {"export", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {"print", no_argument, NULL, OPTION_PRINT},
    {"size", required_argument, NULL, OPTION_SIZE},
    {"stats", optional_argument, NULL, OPTION_STATS},
    {"describe", no_argument, NULL, OPTION_DESCRIBE},
    {"compare", required_argument, NULL, OPTION_COMPARE},
    {"force", no_argument, NULL, OPTION_FORCE},
    {"paper", required_argument, NULL, OPTION_PAPER},
    {"ink", required_argument, NULL, OPTION_INK},
    {"color", required_argument, NULL, OPTION_COLOR},
    {"glyphs", required_argument, NULL, OPTION_GLYPHS},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"no-mouse", no_argument, NULL, OPTION_NO_MOUSE},
    {"no-config", no_argument, NULL, OPTION_NO_CONFIG},
    {"check", required_argument, NULL, OPTION_CHECK},
    {"script", required_argument, NULL, OPTION_SCRIPT},
    {"data", required_argument, NULL, OPTION_DATA},
    {"test-terminal", no_argument, NULL, OPTION_TEST_TERMINAL},
    {"tour", optional_argument, NULL, OPTION_TOUR},
    {"loop", no_argument, NULL, OPTION_LOOP},
    {"no-motion", no_argument, NULL, OPTION_NO_MOTION},
    {"projector", no_argument, NULL, OPTION_PROJECTOR},
    {"kiosk", no_argument, NULL, OPTION_KIOSK},
    {"idle-timeout", required_argument, NULL, OPTION_IDLE_TIMEOUT},
    {"no-sandbox", no_argument, NULL, OPTION_NO_SANDBOX},
    {"share", required_argument, NULL, OPTION_SHARE},
    {"share-with", required_argument, NULL, OPTION_SHARE_WITH},
    {"follow", required_argument, NULL, OPTION_FOLLOW},
    {0},
};

static bool format_read(struct options *options, const char *text, struct error *error)
{
    static const char *const names[] = {"table", "csv", "json"};
    int format = text != NULL ? option_word_find("--stats", text, names, sizeof names / sizeof *names, error) : 0;
    options->format = (enum stats_format)(format >= 0 ? format : 0);
    return format >= 0;
}

/* Only one task can be asked for. */
static bool task_set(struct options *options, enum options_task task, struct error *error)
{
    if (options->task != TASK_MAP && options->task != task) {
        error_set(error, _("ask for one of --print, --stats, --describe, --compare, --export, --check, --script and "
                           "--test-terminal at a time"));
        return false;
    }
    options->task = task;
    return true;
}

static bool export_read(struct options *options, const char *path, struct error *error)
{
    if (!export_check(path, error)) {
        char *option = memory_format("--export %s", path);
        error_prefix(error, option);
        free(option);
        return false;
    }
    if (!export_is_apart(path, options->exports.items, options->exports.count, error))
        return false;
    *ARRAY_ADD(&options->exports) = path;
    return task_set(options, TASK_EXPORT, error);
}

static bool ink_read(struct options *options, const char *text, struct error *error)
{
    static const char *const names[] = {"colour", "color", "black"};
    int ink = option_word_find("--ink", text, names, sizeof names / sizeof *names, error);
    options->is_black = ink == 2;
    return ink >= 0;
}

static bool option_apply(struct options *options, int option, const char *value, struct error *error)
{
    switch (option) {
    case 'b':
        options->border_path = value;
        return true;
    case OPTION_WHERE:
        return option_where_read(options, value, error);
    case OPTION_MAX_VERTICES:
        return option_max_vertices_read(options, value, error);
    case 'r':
        return option_reference_read(options, value, error);
    case 'd':
        return option_depths_read(options, value, error);
    case 'c':
        return option_center_read(options, value, error);
    case 'z':
        return option_width_read(options, value, error);
    case 'p':
        options->place = value;
        return true;
    case 't':
        return option_tier_read(options, value, error);
    case 'o':
        return export_read(options, value, error);
    case OPTION_PRINT:
        return task_set(options, TASK_PRINT, error);
    case OPTION_SIZE:
        return option_size_read(options, value, error);
    case OPTION_STATS:
        return format_read(options, value, error) && task_set(options, TASK_STATS, error);
    case OPTION_DESCRIBE:
        return task_set(options, TASK_DESCRIBE, error);
    case OPTION_COMPARE:
        options->compared_paths[0] = value;
        return task_set(options, TASK_COMPARE, error);
    case OPTION_FORCE:
        options->force = true;
        return true;
    case OPTION_PAPER:
        return paper_read(&options->paper, value, error);
    case OPTION_INK:
        return ink_read(options, value, error);
    case OPTION_COLOR:
        options->has_color = true;
        return option_color_read("--color", value, &options->color, error);
    case OPTION_GLYPHS:
        options->has_glyphs = true;
        return option_glyphs_read("--glyphs", value, &options->glyphs, error);
    case OPTION_THEME:
        options->theme = value;
        return true;
    case OPTION_LANG:
        return option_language_read("--lang", value, &options->language, error);
    case OPTION_NO_MOUSE:
        options->no_mouse = true;
        return true;
    case OPTION_NO_CONFIG:
        options->no_config = true;
        return true;
    case OPTION_CHECK:
        options->check_path = value;
        return task_set(options, TASK_CHECK, error);
    case OPTION_SCRIPT:
        options->script_path = value;
        return task_set(options, TASK_SCRIPT, error);
    case OPTION_TEST_TERMINAL:
        return task_set(options, TASK_TEST_TERMINAL, error);
    case OPTION_TOUR:
        options->tour = true;
        return value == NULL || option_seconds_read("--tour", value, &options->stay_ms, error);
    case OPTION_LOOP:
        options->loops = true;
        return true;
    case OPTION_NO_MOTION:
        options->no_motion = true;
        return true;
    case OPTION_PROJECTOR:
        options->projector = true;
        return true;
    case OPTION_KIOSK:
        options->kiosk = true;
        return true;
    case OPTION_IDLE_TIMEOUT:
        return options_read_idle_timeout(options, value, error);
    case OPTION_NO_SANDBOX:
        options->no_sandbox = true;
        return true;
    case OPTION_DATA:
        options->data_dir = value;
        return true;
    case OPTION_SHARE:
        options->share = value;
        return true;
    case OPTION_SHARE_WITH:
        options->share_with = value;
        return true;
    case OPTION_FOLLOW:
        options->follow = value;
        return true;
    default:
        error_set(error, _("unknown option"));
        return false;
    }
}

static void say_no_value(struct error *error, const char *option)
{
    error_set(error, _("%s: it needs a value; try 'tiermap --help'"), option);
}

/* getopt's own sentence, which it would print itself. */
static void unknown_set(struct error *error, char **argv, int option)
{
    const char *word = argv[optind - 1];
    if (option == ':')
        say_no_value(error, word);
    else if (optopt != 0 && optopt < 256)
        error_set(error, _("-%c: there is no such option; try 'tiermap --help'"), optopt);
    else
        error_set(error, _("%s: there is no such option, or it takes no value; try 'tiermap --help'"), word);
}

/* The name of a file or of a map that is empty is nearly always a variable of a script that is not set: taken as given, it
 * would show something else than was meant. */
static bool value_is_there(int option, const char *value, struct error *error)
{
    const struct option *row = long_options;
    if (value == NULL || *value != '\0')
        return true;
    while (row->name != NULL && row->val != option)
        row++;
    char *name = memory_format("--%s", row->name);
    say_no_value(error, name);
    free(name);
    return false;
}

/* What stands there without an option. */
static bool plans_read(struct options *options, char **paths, int count, struct error *error)
{
    bool compares = options->task == TASK_COMPARE;
    const char **path = compares ? &options->compared_paths[1] : &options->plan_path;
    if (count > 0)
        *path = paths[0];
    if (count > 0 && *paths[0] == '\0')
        error_set(error, _("the name of the plan is empty; name a file, or leave it out for the bundled plan"));
    else if (compares && count == 0)
        error_set(error, _("--compare %s: name two plans, like --compare %s other.ini"), options->compared_paths[0],
                  options->compared_paths[0]);
    else if (count > 1)
        error_set(error, compares ? _("%s: two plans are compared, not three") : _("%s: there can be only one plan"), paths[1]);
    else
        return true;
    return false;
}

/* What is wrong only with another option. */
static bool options_fit(const struct options *options, struct error *error)
{
    if (options->where_field != NULL && options->border_path == NULL)
        error_set(error, _("--where picks records of a border's file: name it with --border"));
    else if (options->place != NULL && (options->has_center || options->tier > 0))
        error_set(error, _("--place %s: the map has one middle; leave out --center and --tier"), options->place);
    else if (options->task == TASK_COMPARE && options->depth_count > 0)
        error_set(error, _("--depths: --compare takes the depths of its plans"));
    else if (options->task == TASK_COMPARE && options->has_reference)
        error_set(error, _("--reference: --compare takes the reference lines of its plans"));
    else
        return option_share_fits(options, error);
    return false;
}

bool options_read(struct options *options, int argc, char **argv, struct error *error)
{
    int option;
    *options = (struct options){.glyphs = GLYPH_SETS, .shows = map_shows_default, .paper = paper_default()};
    optind = 0; /* glibc's way to begin anew */
    while ((option = getopt_long(argc, argv, ":b:r:d:c:z:p:t:o:hV", long_options, NULL)) != -1) {
        bool read = false;
        if (option == 'h' || option == 'V') {
            options->task = option == 'h' ? TASK_HELP : TASK_VERSION;
            return true;
        }
        if (option == '?' || option == ':')
            unknown_set(error, argv, option);
        else
            read = value_is_there(option, optarg, error) && option_apply(options, option, optarg, error);
        if (!read) {
            options_fini(options);
            return false;
        }
    }
    if (!plans_read(options, argv + optind, argc - optind, error) || !options_fit(options, error) ||
        !options_fit_kiosk(options, error)) {
        options_fini(options);
        return false;
    }
    return true;
}

void options_fini(struct options *options)
{
    if (options == NULL)
        return;
    ARRAY_FINI(&options->exports);
    free(options->where_field);
    *options = (struct options){0};
}
