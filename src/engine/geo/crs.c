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

bool crs_to_lonlat(const struct crs *crs, struct lonlat *places, size_t count, size_t *bad)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(places[i].lon) || !isfinite(places[i].lat)) { /* PROJ and GEOS must never see these */
            *bad = i;
            return false;
        }
    if (crs->transformation != NULL)
        proj_trans_generic(crs->transformation, PJ_FWD, &places->lon, sizeof *places, count, &places->lat,
                           sizeof *places, count, NULL, 0, 0, NULL, 0, 0);
    for (size_t i = 0; i < count; i++)
        if (!lonlat_valid(places[i])) {
            *bad = i;
            return false;
        }
    return true;
}
