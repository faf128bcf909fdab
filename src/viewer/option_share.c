#include "viewer/option_share.h"

#include "base/translate.h"
#include "viewer/share/share_place.h"

/* The first option that says what the shared map says; NULL: none does. */
static const char *own_map(const struct options *options)
{
    const struct { bool is_given; const char *name; } options_of_map[] = {
        {options->plan_path != NULL, options->plan_path}, {options->border_path != NULL, "--border"},
        {options->has_reference, "--reference"},          {options->depth_count > 0, "--depths"},
        {options->has_center, "--center"},                {options->width_km > 0, "--width"},
        {options->place != NULL, "--place"},              {options->tier > 0, "--tier"},
        {options->tour, "--tour"},
    };
    for (size_t i = 0; i < sizeof options_of_map / sizeof *options_of_map; i++)
        if (options_of_map[i].is_given)
            return options_of_map[i].name;
    return NULL;
}

bool option_share_fits(const struct options *options, struct error *error)
{
    const char *name = options->share != NULL ? options->share : options->follow;
    const char *option = options->share != NULL ? "--share" : "--follow";
    if (options->share_with != NULL && options->share == NULL)
        error_set(error, _("--share-with %s says who may follow a map: share it with --share NAME"), options->share_with);
    else if (name == NULL)
        return true;
    else if (options->share != NULL && options->follow != NULL)
        error_set(error, _("--share and --follow: a map that follows another one cannot be shared itself"));
    else if (options->share != NULL && options->kiosk)
        error_set(error, _("--share %s: visitors of a kiosk can follow a map, but share none"), name);
    else if (options->task != TASK_MAP && options->task != TASK_SCRIPT)
        error_set(error, _("%s %s: only a map on the screen can be shared or follow"), option, name);
    else if (options->follow != NULL && own_map(options) != NULL)
        error_set(error, _("--follow %s shows the shared map as it is: leave out %s"), name, own_map(options));
    else
        return share_name_check(name, error);
    return false;
}
