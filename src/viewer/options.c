#include "viewer/options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/export.h"

enum long_only { /* options without a letter */
    OPTION_PRINT = 256,
    OPTION_SIZE,
    OPTION_STATS,
    OPTION_DESCRIBE,
    OPTION_FORCE,
    OPTION_COLOR,
    OPTION_GLYPHS,
    OPTION_THEME,
    OPTION_LANG,
    OPTION_NO_MOUSE,
    OPTION_SCRIPT,
    OPTION_DATA,
    OPTION_WHERE,
    OPTION_MAX_VERTICES,
    OPTION_TEST_TERMINAL
};

static const struct option long_options[] = {
    {"border", required_argument, NULL, 'b'},
    {"where", required_argument, NULL, OPTION_WHERE},
    {"max-vertices", required_argument, NULL, OPTION_MAX_VERTICES},
    {"reference", required_argument, NULL, 'r'},
    {"depths", required_argument, NULL, 'd'},
    {"center", required_argument, NULL, 'c'},
    {"width", required_argument, NULL, 'z'},
    {"tier", required_argument, NULL, 't'},
    {"export", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {"print", no_argument, NULL, OPTION_PRINT},
    {"size", required_argument, NULL, OPTION_SIZE},
    {"stats", optional_argument, NULL, OPTION_STATS},
    {"describe", no_argument, NULL, OPTION_DESCRIBE},
    {"force", no_argument, NULL, OPTION_FORCE},
    {"color", required_argument, NULL, OPTION_COLOR},
    {"glyphs", required_argument, NULL, OPTION_GLYPHS},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"no-mouse", no_argument, NULL, OPTION_NO_MOUSE},
    {"script", required_argument, NULL, OPTION_SCRIPT},
    {"data", required_argument, NULL, OPTION_DATA},
    {"test-terminal", no_argument, NULL, OPTION_TEST_TERMINAL},
    {0},
};

/* Numbers always have a point: the program keeps LC_NUMERIC at C. */
static bool number_read(const char **text, double *number)
{
    char *end;
    errno = 0;
    *number = strtod(*text, &end);
    bool read = end != *text && errno == 0 && isfinite(*number);
    *text = end;
    return read;
}

static bool depths_read(struct options *options, const char *text, struct error *error)
{
    const char *at = text;
    double inner_km = 0;
    options->depth_count = 0;
    do {
        double outer_km;
        if (options->depth_count == tiers_max || !number_read(&at, &outer_km) || outer_km <= inner_km ||
            outer_km > depth_max_km) {
            error_set(error, _("--depths %s: give each tier's outer edge in km, growing, like 25,75,220"), text);
            return false;
        }
        options->outer_km[options->depth_count++] = inner_km = outer_km;
    } while (*at++ == ',');
    if (at[-1] == '\0')
        return true;
    error_set(error, _("--depths %s: '%s' is no number"), text, at - 1);
    return false;
}

static bool center_read(struct options *options, const char *text, struct error *error)
{
    const char *at = text;
    if (number_read(&at, &options->center.lon) && *at++ == ',' && number_read(&at, &options->center.lat) &&
        *at == '\0' && lonlat_valid(options->center) && fabs(options->center.lat) < 89) {
        options->has_center = true;
        return true;
    }
    error_set(error, _("--center %s: give longitude and latitude in degrees, like 30.52,50.45"), text);
    return false;
}

static bool width_read(struct options *options, const char *text, struct error *error)
{
    const char *at = text;
    if (number_read(&at, &options->width_km) && *at == '\0' && options->width_km >= 1 && options->width_km <= 20000)
        return true;
    error_set(error, _("--width %s: give kilometres from 1 to 20000"), text);
    return false;
}

static bool size_read(struct options *options, const char *text, struct error *error)
{
    int end = 0;
    if (sscanf(text, "%4dx%4d%n", &options->columns, &options->rows, &end) == 2 && text[end] == '\0' &&
        options->columns >= 1 && options->columns <= options_size_max && options->rows >= 1 &&
        options->rows <= options_size_max)
        return true;
    error_set(error, _("--size %s: give columns and rows, 1 to %d each, like 120x40"), text, options_size_max);
    return false;
}

static bool tier_read(struct options *options, const char *text, struct error *error)
{
    if (text[0] >= '1' && text[0] <= '1' + tiers_max && text[1] == '\0') {
        options->tier = text[0] - '0';
        return true;
    }
    error_set(error, _("--tier %s: give the number of a tier, 1 at the line, or one more for the rest"), text);
    return false;
}

static bool where_read(struct options *options, const char *text, struct error *error)
{
    const char *equals = strchr(text, '=');
    if (equals == NULL || equals == text) {
        error_set(error, _("--where %s: give a field of the border's file and the text to find in it, like name=Poland"), text);
        return false;
    }
    free(options->where_field);
    options->where_field = memory_format("%.*s", (int)(equals - text), text);
    options->where_value = equals + 1;
    return true;
}

static bool max_vertices_read(struct options *options, const char *text, struct error *error)
{
    const double most = 100e6;
    double number = 0;
    const char *at = text;
    if (number_read(&at, &number) && *at == '\0' && number >= 3 && number <= most && number == floor(number)) {
        options->max_vertices = (uint32_t)number;
        return true;
    }
    error_set(error, _("--max-vertices %s: give a whole number from 3 to %.0f"), text, most);
    return false;
}

/* The index of text among count names; -1 with a sentence that lists them. */
static int name_read(const char *option, const char *text, const char *const *names, int count, struct error *error)
{
    for (int i = 0; i < count; i++)
        if (strcmp(text, names[i]) == 0)
            return i;
    struct bytes list = {0};
    for (int i = 0; i < count; i++)
        bytes_add_format(&list, "%s%s", i > 0 ? ", " : "", names[i]);
    error_set(error, _("%s %s: it must be one of %s"), option, text, bytes_text(&list));
    bytes_fini(&list);
    return -1;
}

/* Whether it names a file and not a line that has a name: by its ending, or because it is there. */
static bool is_file(const char *text)
{
    static const char *const endings[] = {".shp", ".geojson", ".json"};
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (length > strlen(endings[i]) && strcasecmp(text + length - strlen(endings[i]), endings[i]) == 0)
            return true;
    return strchr(text, '/') != NULL || access(text, F_OK) == 0;
}

static bool reference_read(struct options *options, const char *text, struct error *error)
{
    const char *names[REFERENCE_FILE];
    for (int i = 0; i < REFERENCE_FILE; i++)
        names[i] = reference_name((enum reference_kind)i);
    bool named = false;
    options->reference_path = NULL;
    for (int i = 0; i < REFERENCE_FILE; i++)
        named = named || strcmp(text, names[i]) == 0;
    if (!named && is_file(text)) {
        options->has_reference = true;
        options->reference = REFERENCE_FILE;
        options->reference_path = text;
        return true;
    }
    int kind = name_read("--reference", text, names, REFERENCE_FILE, error);
    if (kind < 0 && error != NULL) {
        struct error plain = *error;
        error_set(error, _("%s, or a .shp or .geojson file"), plain.text);
    }
    options->has_reference = kind >= 0;
    options->reference = (enum reference_kind)(kind >= 0 ? kind : 0);
    return kind >= 0;
}

static bool color_read(struct options *options, const char *text, struct error *error)
{
    static const char *const names[] = {"auto", "never", "always", "16", "256", "true"};
    int color = name_read("--color", text, names, sizeof names / sizeof *names, error);
    options->color = (enum color_choice)(color >= 0 ? color : 0);
    return color >= 0;
}

static bool format_read(struct options *options, const char *text, struct error *error)
{
    static const char *const names[] = {"table", "csv", "json"};
    int format = text != NULL ? name_read("--stats", text, names, sizeof names / sizeof *names, error) : 0;
    options->format = (enum stats_format)(format >= 0 ? format : 0);
    return format >= 0;
}

/* Only one task can be asked for. */
static bool task_set(struct options *options, enum options_task task, struct error *error)
{
    if (options->task != TASK_MAP && options->task != task) {
        error_set(error, _("ask for one of --print, --stats, --describe, --export, --script and --test-terminal at a time"));
        return false;
    }
    options->task = task;
    return true;
}

static bool glyphs_read(struct options *options, const char *text, struct error *error)
{
    const char *names[GLYPH_SETS + 1];
    for (int i = 0; i < GLYPH_SETS; i++)
        names[i] = glyphs_at((enum glyph_set)i)->name;
    names[GLYPH_SETS] = "auto";
    int set = name_read("--glyphs", text, names, GLYPH_SETS + 1, error);
    options->glyphs = (enum glyph_set)(set >= 0 ? set : GLYPH_SETS);
    return set >= 0;
}

static bool language_read(struct options *options, const char *text, struct error *error)
{
    static const char *const names[] = {"en", "uk"};
    options->language = text;
    return name_read("--lang", text, names, sizeof names / sizeof *names, error) >= 0;
}

static bool export_read(struct options *options, const char *path, struct error *error)
{
    if (!export_check(path, error))
        return false;
    *ARRAY_ADD(&options->exports) = path;
    return task_set(options, TASK_EXPORT, error);
}

static bool option_apply(struct options *options, int option, const char *value, struct error *error)
{
    switch (option) {
    case 'b':
        options->border_path = value;
        return true;
    case OPTION_WHERE:
        return where_read(options, value, error);
    case OPTION_MAX_VERTICES:
        return max_vertices_read(options, value, error);
    case 'r':
        return reference_read(options, value, error);
    case 'd':
        return depths_read(options, value, error);
    case 'c':
        return center_read(options, value, error);
    case 'z':
        return width_read(options, value, error);
    case 't':
        return tier_read(options, value, error);
    case 'o':
        return export_read(options, value, error);
    case OPTION_PRINT:
        return task_set(options, TASK_PRINT, error);
    case OPTION_SIZE:
        return size_read(options, value, error);
    case OPTION_STATS:
        return format_read(options, value, error) && task_set(options, TASK_STATS, error);
    case OPTION_DESCRIBE:
        return task_set(options, TASK_DESCRIBE, error);
    case OPTION_FORCE:
        options->force = true;
        return true;
    case OPTION_COLOR:
        return color_read(options, value, error);
    case OPTION_GLYPHS:
        return glyphs_read(options, value, error);
    case OPTION_THEME:
        options->theme = value;
        return true;
    case OPTION_LANG:
        return language_read(options, value, error);
    case OPTION_NO_MOUSE:
        options->no_mouse = true;
        return true;
    case OPTION_SCRIPT:
        options->script_path = value;
        return task_set(options, TASK_SCRIPT, error);
    case OPTION_TEST_TERMINAL:
        return task_set(options, TASK_TEST_TERMINAL, error);
    case OPTION_DATA:
        options->data_dir = value;
        return true;
    default:
        error_set(error, _("unknown option"));
        return false;
    }
}

/* getopt's own sentence, which it would print itself. */
static void unknown_set(struct error *error, char **argv, int option)
{
    const char *word = argv[optind - 1];
    if (option == ':')
        error_set(error, _("%s: it needs a value; try 'tiermap --help'"), word);
    else if (optopt != 0 && optopt < 256)
        error_set(error, _("-%c: there is no such option; try 'tiermap --help'"), optopt);
    else
        error_set(error, _("%s: there is no such option, or it takes no value; try 'tiermap --help'"), word);
}

bool options_read(struct options *options, int argc, char **argv, struct error *error)
{
    int option;
    *options = (struct options){.glyphs = GLYPH_SETS};
    optind = 0; /* glibc's way to begin anew */
    while ((option = getopt_long(argc, argv, ":b:r:d:c:z:t:o:hV", long_options, NULL)) != -1) {
        bool read = false;
        if (option == 'h' || option == 'V') {
            options->task = option == 'h' ? TASK_HELP : TASK_VERSION;
            return true;
        }
        if (option == '?' || option == ':')
            unknown_set(error, argv, option);
        else
            read = option_apply(options, option, optarg, error);
        if (!read) {
            options_fini(options);
            return false;
        }
    }
    if (options->where_field != NULL && options->border_path == NULL) {
        error_set(error, _("--where picks records of a border's file: name it with --border"));
        options_fini(options);
        return false;
    }
    if (optind < argc)
        options->plan_path = argv[optind++];
    if (optind < argc) {
        error_set(error, _("%s: there can be only one plan"), argv[optind]);
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
