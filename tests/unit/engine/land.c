#include "land.h"

#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "fixture.h"

const struct lonlat land_mainland[land_mainland_points] = {{30, 48}, {30, 50}, {32, 50}, {32, 48}, {30, 48}};
static const struct lonlat island[] = {{32.2, 48.1}, {32.2, 48.2}, {32.4, 48.2}, {32.4, 48.1}, {32.2, 48.1}};
static const struct degree_extent home = {30, 48, 32.4, 50};

int land_setup(void **state)
{
    struct land *country = calloc(1, sizeof *country);
    projection_init(&country->projection, fit_conic(home));
    shape_add_places(&country->outline, &country->projection, land_mainland, land_mainland_points, false);
    shape_add_places(&country->outline, &country->projection, island, 5, false);
    country->capital = projection_forward(&country->projection, (struct lonlat){30.5, 49});
    country->geos = geos_new();
    country->folder = fixture_folder_new();
    *state = country;
    return 0;
}

int land_teardown(void **state)
{
    struct land *country = *state;
    shape_fini(&country->outline);
    reference_fini(&country->reference);
    geos_free(country->geos);
    fixture_folder_free(country->folder);
    free(country);
    return 0;
}

struct own_reference_query land_query(const struct land *country)
{
    return (struct own_reference_query){
        .projection = &country->projection,
        .country = &country->outline,
        .extent = home,
        .capital = &country->capital,
    };
}

bool land_read(struct land *country, const struct own_reference_query *query, const char *text, struct error *error)
{
    char *path = fixture_path(country->folder, "own.geojson");
    fixture_write_text(country->folder, "own.geojson", text);
    reference_fini(&country->reference);
    bool done = own_reference_read(&country->reference, country->geos, query, path, error);
    assert_true(done || strstr(error->text, path) == error->text);
    free(path);
    return done;
}
