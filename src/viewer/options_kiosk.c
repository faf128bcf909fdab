#include "viewer/options_kiosk.h"

#include <errno.h>
#include <stdlib.h>

#include "base/translate.h"
#include "viewer/idle.h"

bool options_read_idle_timeout(struct options *options, const char *text, struct error *error)
{
    char *end;
    errno = 0;
    long seconds = strtol(text, &end, 10);
    if (end != text && *end == '\0' && errno == 0 && seconds >= 1 && seconds <= idle_seconds_max) {
        options->idle_timeout_s = (int)seconds;
        return true;
    }
    error_set(error, _("--idle-timeout %s: give whole seconds from 1 to %d"), text, idle_seconds_max);
    return false;
}

bool options_fit_kiosk(const struct options *options, struct error *error)
{
    static const enum options_task shown[] = {TASK_MAP, TASK_PRINT, TASK_STATS, TASK_DESCRIBE, TASK_TEST_TERMINAL};
    bool fits = !options->kiosk;
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        fits = fits || options->task == shown[i];
    if (!fits)
        error_set(error, _("--kiosk: visitors have the map, --print, --stats, --describe and --test-terminal, but no files"));
    return fits;
}
