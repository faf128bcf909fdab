#include "engine/geo/geos.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/translate.h"

static void keep_message(const char *message, void *data)
{
    struct geos *geos = data;
    snprintf(geos->message, sizeof geos->message, "%s", message);
}

static void ignore_notice(const char *message, void *data)
{
    (void)message;
    (void)data;
}

struct geos *geos_new(void)
{
    struct geos *geos = memory_new(sizeof *geos);
    geos->handle = GEOS_init_r();
    GEOSContext_setErrorMessageHandler_r(geos->handle, keep_message, geos);
    GEOSContext_setNoticeMessageHandler_r(geos->handle, ignore_notice, NULL);
    return geos;
}

void geos_free(struct geos *geos)
{
    if (geos == NULL)
        return;
    GEOS_finish_r(geos->handle);
    free(geos);
}

bool geos_is_cancelled(const struct geos *geos)
{
    return cancel_wanted(geos->cancel);
}

void geos_fail(const struct geos *geos, struct error *error)
{
    error_set(error, _("the geometry cannot be worked out: %s"),
              geos->message[0] != '\0' ? geos->message : "?");
}

GEOSGeometry *geos_collect(struct geos *geos, int type, GEOSGeometry **items, size_t count)
{
    bool whole = true;
    for (size_t i = 0; i < count; i++)
        whole = whole && items[i] != NULL;
    if (whole)
        return GEOSGeom_createCollection_r(geos->handle, type, items, (unsigned)count);
    for (size_t i = 0; i < count; i++)
        geos_drop(geos, items[i]);
    return NULL;
}

GEOSGeometry *geos_join(struct geos *geos, GEOSGeometry **items, size_t count)
{
    GEOSGeometry *all = geos_collect(geos, GEOS_GEOMETRYCOLLECTION, items, count);
    GEOSGeometry *joined = all != NULL ? GEOSUnaryUnion_r(geos->handle, all) : NULL;
    geos_drop(geos, all);
    return joined;
}

void geos_drop(struct geos *geos, GEOSGeometry *geometry)
{
    if (geometry != NULL)
        GEOSGeom_destroy_r(geos->handle, geometry);
}
