#include "viewer/option_values.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/translate.h"
#include "viewer/option_words.h"

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

bool option_depths_read(struct options *options, const char *text, struct error *error)
{
    const char *at = text;
    double inner_km = 0;
    options->depth_count = 0;
    do {
        double outer_km;
        bool is_read = options->depth_count < tiers_max && number_read(&at, &outer_km) && outer_km > inner_km;
        if (!is_read)
            error_set(error, _("--depths %s: give each tier's outer edge in km, growing, like 25,75,220"), text);
        else if (outer_km > depth_max_km)
            error_set(error, _("--depths %s: tiers end at most %g km from the line"), text, depth_max_km);
        if (!is_read || outer_km > depth_max_km)
            return false;
        options->outer_km[options->depth_count++] = inner_km = outer_km;
    } while (*at++ == ',');
    if (at[-1] == '\0')
        return true;
    error_set(error, _("--depths %s: '%s' is no number"), text, at - 1);
    return false;
}

bool option_center_read(struct options *options, const char *text, struct error *error)
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

bool option_width_read(struct options *options, const char *text, struct error *error)
{
    const char *at = text;
    if (number_read(&at, &options->width_km) && *at == '\0' && options->width_km >= 1 && options->width_km <= 20000)
        return true;
    error_set(error, _("--width %s: give kilometres from 1 to 20000"), text);
    return false;
}

bool option_size_read(struct options *options, const char *text, struct error *error)
{
    int end = 0;
    if (sscanf(text, "%4dx%4d%n", &options->columns, &options->rows, &end) == 2 && text[end] == '\0' &&
        options->columns >= 1 && options->columns <= options_size_max && options->rows >= 1 &&
        options->rows <= options_size_max)
        return true;
    error_set(error, _("--size %s: give columns and rows, 1 to %d each, like 120x40"), text, options_size_max);
    return false;
}

bool option_tier_read(struct options *options, const char *text, struct error *error)
{
    if (text[0] >= '1' && text[0] <= '1' + tiers_max && text[1] == '\0') {
        options->tier = text[0] - '0';
        return true;
    }
    error_set(error, _("--tier %s: give the number of a tier, 1 at the line, or one more for the rest"), text);
    return false;
}

bool option_where_read(struct options *options, const char *text, struct error *error)
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

bool option_max_vertices_read(struct options *options, const char *text, struct error *error)
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

bool option_reference_read(struct options *options, const char *text, struct error *error)
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
    int kind = option_word_find("--reference", text, names, REFERENCE_FILE, error);
    if (kind < 0 && error != NULL) {
        struct error plain = *error;
        error_set(error, _("%s, or a .shp or .geojson file"), plain.text);
    }
    options->has_reference = kind >= 0;
    options->reference = (enum reference_kind)(kind >= 0 ? kind : 0);
    return kind >= 0;
}
