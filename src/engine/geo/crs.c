#include "engine/geo/crs.h"

#include <ctype.h>
#include <math.h>
#include <proj.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"

struct crs {
    PJ_CONTEXT *context; /* both NULL: degrees on WGS84 as they are */
    PJ *transformation;
    bool is_projected;
};

static void say_nothing(void *data, int level, const char *text)
{
    (void)data;
    (void)level;
    (void)text;
}

/* The usual ways to write WGS84 are recognised here, because waking PROJ up takes milliseconds for each file.
 */
static bool is_wgs84(const char *prj)
{
    char text[512];
    size_t length = 0;
    for (; *prj != '\0' && length + 1 < sizeof text; prj++)
        if (!isspace((unsigned char)*prj) && *prj != '_')
            text[length++] = (char)toupper((unsigned char)*prj);
    text[length] = '\0';
    bool datum = strstr(text, "DATUM[\"DWGS1984\",") != NULL || strstr(text, "DATUM[\"WGS1984\",") != NULL;
    bool degrees = strstr(text, ",UNIT[\"DEGREE\",0.0174532925199432") != NULL ||
                   strstr(text, ",UNIT[\"DEGREE\",0.0174532925199433") != NULL ||
                   strstr(text, ",UNIT[\"DEGREE\",0.01745329251994329") != NULL ||
                   strstr(text, ",UNIT[\"DEGREE\",0.01745329251994328") != NULL;
    const char *axis = strstr(text, "AXIS[");
    return *prj == '\0' && strncmp(text, "GEOGCS[", 7) == 0 && datum && degrees && axis == NULL &&
           strstr(text, ",6378137") != NULL && strstr(text, ",298.257223563") != NULL &&
           strstr(text, "PRIMEM[\"GREENWICH\",0") != NULL && strstr(text, "TOWGS84") == NULL;
}

/* What was named beside a shift to another datum or a height is looked into. */
static bool is_projected(PJ_CONTEXT *context, const PJ *crs)
{
    PJ_TYPE type = proj_get_type(crs);
    if (type != PJ_TYPE_BOUND_CRS && type != PJ_TYPE_COMPOUND_CRS)
        return type == PJ_TYPE_PROJECTED_CRS;
    PJ *inner = type == PJ_TYPE_BOUND_CRS ? proj_get_source_crs(context, crs) : proj_crs_get_sub_crs(context, crs, 0);
    bool found = inner != NULL && proj_get_type(inner) == PJ_TYPE_PROJECTED_CRS;
    proj_destroy(inner);
    return found;
}

struct crs *crs_open(const char *prj, struct error *error)
{
    struct crs *crs = memory_new(sizeof *crs);
    if (prj == NULL || is_wgs84(prj))
        return crs;
    PJ *from = NULL, *to = NULL, *way = NULL;
    bool done = false;
    if (strlen(prj) > crs_text_max) {
        error_set(error,
                  _("its .prj is far too long to be one; remove it if the coordinates are degrees on WGS84"));
        goto out;
    }
    crs->context = proj_context_create();
    proj_log_func(crs->context, NULL, say_nothing);
    proj_context_set_enable_network(crs->context, 0);
    from = proj_create_from_wkt(crs->context, prj, NULL, NULL, NULL);
    if (from == NULL) {
        error_set(error, _("its .prj is not understood; remove it if the coordinates are degrees on WGS84"));
        goto out;
    }
    to = proj_create(crs->context, "+proj=longlat +datum=WGS84 +no_defs +type=crs");
    way = to != NULL ? proj_create_crs_to_crs_from_pj(crs->context, from, to, NULL, NULL) : NULL;
    crs->transformation = way != NULL ? proj_normalize_for_visualization(crs->context, way) : NULL;
    if (crs->transformation == NULL) {
        error_set(
            error,
            _("there is no known way from the projection in its .prj to WGS84; convert it to degrees first"));
        goto out;
    }
    crs->is_projected = is_projected(crs->context, from);
    done = true;
out:
    proj_destroy(way);
    proj_destroy(to);
    proj_destroy(from);
    if (done)
        return crs;
    crs_close(crs);
    return NULL;
}

void crs_close(struct crs *crs)
{
    if (crs == NULL)
        return;
    proj_destroy(crs->transformation);
    if (crs->context != NULL)
        proj_context_destroy(crs->context);
    free(crs);
}

bool crs_is_projected(const struct crs *crs)
{
    return crs->is_projected;
}

static bool is_finite(struct lonlat place)
{
    return isfinite(place.lon) && isfinite(place.lat);
}

/* Runs of finite numbers: PROJ and GEOS must never see others. */
static void transform(const struct crs *crs, struct lonlat *places, size_t count)
{
    for (size_t first = 0, end; first < count; first = end + 1) {
        for (end = first; end < count && is_finite(places[end]); end++)
            continue;
        if (end > first)
            proj_trans_generic(crs->transformation, PJ_FWD, &places[first].lon, sizeof *places, end - first,
                               &places[first].lat, sizeof *places, end - first, NULL, 0, 0, NULL, 0, 0);
    }
}

size_t crs_to_lonlat(const struct crs *crs, struct lonlat *places, size_t count)
{
    size_t bad = 0;
    if (crs->transformation != NULL)
        transform(crs, places, count);
    for (size_t i = 0; i < count; i++)
        if (!(crs->transformation != NULL ? lonlat_valid(places[i]) : lonlat_is_somewhere(places[i]))) {
            places[i] = (struct lonlat){NAN, NAN};
            bad++;
        }
    return bad;
}
