/* A .prj as anybody might send it: it is refused with a reason, or it turns numbers into places or into none. */
#include <math.h>

#include "base/bytes.h"
#include "engine/geo/crs.h"
#include "fuzz.h"

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes prj = {0};
    struct error error = {0};
    struct lonlat places[] = {{30, 50}, {500000, 5400000}, {NAN, 0}, {1e300, -1e300}, {0, 0}};
    enum { count = sizeof places / sizeof *places };
    size_t nowhere = 0;
    bytes_add(&prj, data, size);
    struct crs *crs = crs_open(bytes_text(&prj), &error);
    hold(crs != NULL || error.text[0] != '\0');
    size_t bad = crs != NULL ? crs_to_lonlat(crs, places, count) : 0;
    for (size_t i = 0; crs != NULL && i < count; i++) {
        nowhere += isnan(places[i].lon) && isnan(places[i].lat);
        hold(isnan(places[i].lon) || lonlat_is_somewhere(places[i]));
    }
    hold(nowhere == bad);
    crs_close(crs);
    bytes_fini(&prj);
    return 0;
}
