/* What a person may type for a place: it is refused in a sentence, or it is a place, and how we write that place is read as the same,
 * to half a minute. */
#include <math.h>
#include <stdlib.h>

#include "base/bytes.h"
#include "base/coordinates.h"
#include "clean_check.h"
#include "fuzz.h"

static void check_place(struct lonlat place)
{
    static const double half_minute = 0.5 / 60 + 1e-9;
    char text[coordinates_size];
    struct lonlat again;
    struct error error = {0};
    if (!lonlat_valid(place))
        abort();
    clean_check(coordinates_write(place, text));
    if (!coordinates_read(&again, text, &error) || fabs(again.lon - place.lon) > half_minute ||
        fabs(again.lat - place.lat) > half_minute)
        abort();
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes text = {0};
    struct lonlat place = {NAN, NAN};
    struct error error = {0};
    bytes_add(&text, data, size);
    if (coordinates_read(&place, bytes_text(&text), &error))
        check_place(place);
    else if (error.text[0] == '\0' || !isnan(place.lon) || !isnan(place.lat))
        abort();
    clean_check(error.text);
    bytes_fini(&text);
    return 0;
}
