/* What a person may type for a place: it is refused in a sentence, or it is a place, and that place, written out, is read as the same. */
#include <math.h>
#include <stdio.h>

#include "base/bytes.h"
#include "base/coordinates.h"
#include "clean_check.h"
#include "fuzz.h"

static void check_place(struct lonlat place)
{
    char text[64];
    struct lonlat again;
    struct error error = {0};
    hold(lonlat_valid(place));
    snprintf(text, sizeof text, "%.9f %.9f", place.lat, place.lon);
    hold(coordinates_read(&again, text, &error) && fabs(again.lon - place.lon) <= 1e-8 && fabs(again.lat - place.lat) <= 1e-8);
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes text = {0};
    struct lonlat place = {NAN, NAN};
    struct error error = {0};
    bytes_add(&text, data, size);
    if (coordinates_read(&place, bytes_text(&text), &error))
        check_place(place);
    else
        hold(error.text[0] != '\0' && isnan(place.lon) && isnan(place.lat));
    clean_check(error.text);
    bytes_fini(&text);
    return 0;
}
